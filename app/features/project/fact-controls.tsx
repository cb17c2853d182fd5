import { createContext, useContext } from "react";
import type { ReactNode } from "react";
import { useWords } from "#app/i18n/words-context.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select, TextArea, TextInput } from "#app/ui/inputs.tsx";
import type { Option, OptionGroup } from "#app/ui/inputs.tsx";
import type { TypedFacts } from "./facts-values.ts";

/** What the fields of the facts form share. */
export interface FactsDrawn {
  readonly values: TypedFacts;
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

const FactsContext = createContext<FactsDrawn>({ values: {}, errors: {} });
export const FactsProvider = FactsContext.Provider;

export function useFacts(): FactsDrawn {
  return useContext(FactsContext);
}

interface FactProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly required?: boolean;
  readonly className?: string;
}

/** The place that links to a field lead to. */
export function fieldId(name: string): string {
  return `field-${name}`;
}

function Frame({ name, className, children }: { readonly name: string; readonly className: string | undefined; readonly children: ReactNode }) {
  return <div id={fieldId(name)} className={`scroll-mt-20 rounded-sm target:bg-accent-tint target:shadow-[0_0_0_0.5rem_var(--accent-tint)] ${className ?? ""}`}>{children}</div>;
}

export interface FactTextProps extends FactProps {
  readonly placeholder?: string;
  readonly list?: string;
  readonly inputMode?: "numeric" | "decimal";
}

export function FactText({ name, label, hint, required, className, ...rest }: FactTextProps) {
  const { values, errors } = useFacts();
  return (
    <Frame name={name} className={className}>
      <Field label={label} name={name} hint={hint} required={required} errors={errors[name]}>
        {(control) => <TextInput {...control} {...rest} defaultValue={values[name] ?? ""} autoComplete="off" />}
      </Field>
    </Frame>
  );
}

export function FactLines({ name, label, hint, className }: FactProps) {
  const { values, errors } = useFacts();
  return (
    <Frame name={name} className={className}>
      <Field label={label} name={name} hint={hint} errors={errors[name]}>
        {(control) => <TextArea {...control} rows={4} defaultValue={values[name] ?? ""} />}
      </Field>
    </Frame>
  );
}

export function FactChoice({ name, label, hint, className, options, empty }: FactProps & { readonly options: readonly (Option | OptionGroup)[]; readonly empty?: string | null }) {
  const { common } = useWords();
  const { values, errors } = useFacts();
  return (
    <Frame name={name} className={className}>
      <Field label={label} name={name} hint={hint} errors={errors[name]}>
        {(control) => <Select {...control} options={options} empty={empty === null ? undefined : (empty ?? common.unknown)} defaultValue={values[name] ?? ""} />}
      </Field>
    </Frame>
  );
}
