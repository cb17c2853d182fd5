import { CircleAlert } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import type { ReactNode, RefObject } from "react";
import { Icon } from "./icon.tsx";

/** What a control needs to belong to its field. */
export interface FieldControl {
  readonly id: string;
  readonly name: string;
  readonly required: boolean | undefined;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

export interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly hint?: ReactNode;
  readonly errors?: readonly string[] | null;
  readonly required?: boolean;
  /** A word beside the label, such as "optional" or a link. */
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: (control: FieldControl) => ReactNode;
}

/** Label above, control, words of what is wrong, hint; all tied together for screen readers. */
export function Field({ label, name, hint, errors, required, aside, className, children }: FieldProps) {
  const id = useId();
  const isBad = errors != null && errors.length > 0;
  const describedBy = [isBad ? `${id}-errors` : null, hint ? `${id}-hint` : null].filter(Boolean).join(" ");
  return (
    <div className={className}>
      <div className="mb-1 flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-sm font-strong text-ink">{label}</label>
        {aside && <span className="text-xs text-muted">{aside}</span>}
      </div>
      {children({ id, name, required, "aria-describedby": describedBy || undefined, "aria-invalid": isBad || undefined })}
      {isBad && <FieldErrors id={`${id}-errors`} errors={errors} />}
      {hint && <p id={`${id}-hint`} className="mt-1 text-xs text-muted">{hint}</p>}
    </div>
  );
}

/** The words under a field, or of a whole form. */
export function FieldErrors({ id, errors }: { readonly id?: string; readonly errors: readonly string[] }) {
  return (
    <ul id={id} className="mt-1 space-y-0.5 text-sm text-light-red-text">
      {errors.map((error) => (
        <li key={error} className="flex items-start gap-1.5">
          <Icon of={CircleAlert} size="s" className="mt-[0.1875rem]" />
          <span>{error}</span>
        </li>
      ))}
    </ul>
  );
}

/** Moves the focus to the first bad control of a form each time an answer with errors arrives. */
export function useFocusFirstInvalid(answer: unknown): RefObject<HTMLFormElement> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!answer) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]:not(fieldset), fieldset[aria-invalid="true"] input')?.focus();
  }, [answer]);
  return form;
}
