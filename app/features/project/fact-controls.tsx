import { CircleDashed } from "lucide-react";
import { createContext, useContext } from "react";
import type { ReactNode } from "react";
import { useWords } from "#app/i18n/words-context.tsx";
import { Field } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Select, TextArea, TextInput } from "#app/ui/inputs.tsx";
import type { Option, OptionGroup } from "#app/ui/inputs.tsx";
import type { TypedFacts } from "./facts-values.ts";

/** What the fields of the facts form share. */
export interface FactsDrawn {
  readonly values: TypedFacts;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** Fields that the next gate lacks. */
  readonly asked: readonly string[];
}

const FactsContext = createContext<FactsDrawn>({ values: {}, errors: {}, asked: [] });
export const FactsProvider = FactsContext.Provider;

export function useFacts(): FactsDrawn {
  return useContext(FactsContext);
}

/** Marks a field that the next gate lacks. */
function useGateMark(name: string): ReactNode {
  const { gates } = useWords();
  const { asked } = useFacts();
  const field = /^investors\[0\]\.name$/.test(name) ? "investor" : name;
  return asked.includes(field) ? <span className="inline-flex items-center gap-1"><Icon of={CircleDashed} size="s" />{gates.nextNeeds}</span> : undefined;
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
  const aside = useGateMark(name);
  return (
    <Frame name={name} className={className}>
      <Field label={label} name={name} hint={hint} required={required} errors={errors[name]} aside={aside}>
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
  const aside = useGateMark(name);
  return (
    <Frame name={name} className={className}>
      <Field label={label} name={name} hint={hint} errors={errors[name]} aside={aside}>
        {(control) => <Select {...control} options={options} empty={empty === null ? undefined : (empty ?? common.unknown)} defaultValue={values[name] ?? ""} />}
      </Field>
    </Frame>
  );
}
