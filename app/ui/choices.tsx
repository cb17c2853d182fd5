import { Check } from "lucide-react";
import { forwardRef, useId } from "react";
import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { FieldErrors } from "./field.tsx";
import { Icon } from "./icon.tsx";
import type { Option } from "./inputs.tsx";

export interface CheckboxProps extends Omit<ComponentPropsWithoutRef<"input">, "type"> {
  readonly label: ReactNode;
  readonly hideLabel?: boolean;
}

/** A tick box with its words; the whole line is the target. */
export const Checkbox = forwardRef<HTMLInputElement, CheckboxProps>(function Checkbox({ label, hideLabel = false, className, ...rest }, ref) {
  return (
    <label className={classNames("inline-flex min-h-6 min-w-6 items-center gap-2 text-sm text-ink-2 touch:min-h-11", hideLabel && "justify-center touch:min-w-11", className)}>
      <input ref={ref} type="checkbox" className="size-4 shrink-0 rounded-xs accent-(--accent) touch:size-5" {...rest} />
      <span className={hideLabel ? "sr-only" : undefined}>{label}</span>
    </label>
  );
});

export interface ChoiceGroupProps {
  readonly legend: string;
  readonly hideLegend?: boolean;
  readonly name: string;
  readonly options: readonly Option[];
  readonly defaultValue?: string;
  readonly errors?: readonly string[] | null;
  readonly hint?: ReactNode;
  readonly className?: string;
}

const CHIP =
  "inline-flex min-h-8 items-center gap-1.5 rounded-sm px-3 text-sm text-ink shadow-[inset_0_0_0_1px_var(--line-strong)] touch:min-h-11 touch:text-base " +
  "hover:bg-hover has-checked:bg-accent-tint has-checked:text-link has-checked:shadow-[inset_0_0_0_1px_var(--accent)] " +
  "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus";

/** One choice of a few, as chips; arrow keys move between them. */
export function RadioChips({ legend, hideLegend = false, name, options, defaultValue, errors, hint, className }: ChoiceGroupProps) {
  const id = useId();
  const isBad = errors != null && errors.length > 0;
  return (
    <fieldset className={className} aria-invalid={isBad || undefined} aria-describedby={isBad ? `${id}-errors` : undefined}>
      <legend className={hideLegend ? "sr-only" : "mb-1 text-sm font-strong text-ink"}>{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label key={option.value} className={CHIP}>
            <input type="radio" name={name} value={option.value} defaultChecked={option.value === defaultValue} disabled={option.disabled} className="peer sr-only" />
            <Icon of={Check} size="s" className="hidden peer-checked:block" />
            {option.label}
          </label>
        ))}
      </div>
      {isBad && <FieldErrors id={`${id}-errors`} errors={errors} />}
      {hint && <p className="mt-1 text-xs text-muted">{hint}</p>}
    </fieldset>
  );
}
