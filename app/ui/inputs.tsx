import { ChevronDown } from "lucide-react";
import { forwardRef } from "react";
import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export interface TextInputProps extends ComponentPropsWithoutRef<"input"> {
  /** A reading of what was typed, such as "≈ 3.58 亿元". */
  readonly suffix?: ReactNode;
}

export const TextInput = forwardRef<HTMLInputElement, TextInputProps>(function TextInput({ className, suffix, type = "text", ...rest }, ref) {
  const input = <input ref={ref} type={type} className={classNames("control", suffix ? "pr-28" : null, className)} {...rest} />;
  if (!suffix) return input;
  return (
    <div className="relative">
      {input}
      <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-muted">{suffix}</span>
    </div>
  );
});

/** Digits as text: nothing is lost to a browser's own idea of a number, and the phone shows its number pad. */
export const NumberInput = forwardRef<HTMLInputElement, TextInputProps>(function NumberInput({ className, ...rest }, ref) {
  return <TextInput ref={ref} inputMode="decimal" autoComplete="off" className={classNames("text-right", className)} {...rest} />;
});

export const TextArea = forwardRef<HTMLTextAreaElement, ComponentPropsWithoutRef<"textarea">>(function TextArea({ className, rows = 3, ...rest }, ref) {
  return <textarea ref={ref} rows={rows} className={classNames("control py-2", className)} {...rest} />;
});

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

export interface SelectProps extends Omit<ComponentPropsWithoutRef<"select">, "children" | "size"> {
  readonly options: readonly (Option | OptionGroup)[];
  /** The text of the empty choice; without it there is none. */
  readonly empty?: string;
  /** Narrow and low, for filter bars. */
  readonly compact?: boolean;
}

function isGroup(entry: Option | OptionGroup): entry is OptionGroup {
  return "options" in entry;
}

function drawOption(option: Option) {
  return <option key={option.value} value={option.value} disabled={option.disabled}>{option.label}</option>;
}

/** The browser's own list, styled; works without JavaScript and with every keyboard. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select({ options, empty, compact = false, className, ...rest }, ref) {
  return (
    <span className={classNames("relative inline-flex", compact ? "w-auto" : "w-full")}>
      <select ref={ref} {...rest}
        className={classNames("control appearance-none truncate pr-8", compact && "min-h-8! text-sm! touch:min-h-11! shadow-[inset_0_0_0_1px_var(--line)]!", className)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((entry) => isGroup(entry)
          ? <optgroup key={entry.label} label={entry.label}>{entry.options.map(drawOption)}</optgroup>
          : drawOption(entry))}
      </select>
      <Icon of={ChevronDown} size="s" className="pointer-events-none absolute right-2.5 top-1/2 -translate-y-1/2 text-muted" />
    </span>
  );
});
