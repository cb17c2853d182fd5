import { CircleCheck, CircleDashed } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "#app/i18n/words-context.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { FieldErrors } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";

export interface GateRowProps {
  readonly isMet: boolean;
  readonly label: ReactNode;
  /** The control that the label names. */
  readonly labelFor?: string;
  readonly hint?: ReactNode;
  readonly errorsId?: string;
  readonly errors?: readonly string[];
  /** What mends it, at the end of the line; below the words on a phone. */
  readonly children?: ReactNode;
}

/** One thing a gate asks for: a broken ring while it is missing, a tick once it is there. */
export function GateRow({ isMet, label, labelFor, hint, errorsId, errors = [], children }: GateRowProps) {
  const { board } = useWords();
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)] items-start gap-x-3 gap-y-2 border-t border-line px-5 py-2.5 sm:grid-cols-[1.25rem_minmax(0,1fr)_minmax(0,auto)]">
      <span className="pt-1.5">
        <Icon of={isMet ? CircleCheck : CircleDashed} size="l" className={isMet ? "text-light-green" : "text-muted"} />
        <span className="sr-only">{isMet ? board.inPlaceMark : board.missingMark}</span>
      </span>
      <div className={classNames("min-w-0", !hint && "pt-1.5")}>
        {labelFor ? <label htmlFor={labelFor} className="block text-base leading-5 text-ink">{label}</label> : <p className="text-base leading-5 text-ink">{label}</p>}
        {hint && <div className="text-sm text-muted">{hint}</div>}
        {errors.length > 0 && <FieldErrors id={errorsId} errors={errors} />}
      </div>
      {children && <div className="min-w-0 max-sm:col-start-2 sm:w-56">{children}</div>}
    </li>
  );
}
