import { Form, useLocation, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatInstant } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import type { ButtonVariant } from "#app/ui/button.tsx";
import { RadioChips } from "#app/ui/choices.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { NumberInput, Select, TextArea, TextInput } from "#app/ui/inputs.tsx";
import type { Option, OptionGroup } from "#app/ui/inputs.tsx";
import { useRefusal } from "../form-answer.ts";
import type { DrawnAnswer } from "../form-answer.ts";

/** One field of a form about commitments. */
export interface DutyField {
  readonly name: string;
  readonly kind: "text" | "lines" | "date" | "number" | "select" | "radio";
  readonly label: string;
  readonly value?: string | null;
  readonly hint?: string | undefined;
  readonly required?: boolean;
  readonly options?: readonly (Option | OptionGroup)[];
  /** The words of the empty choice of a select. */
  readonly empty?: string;
}

/** Who changed the record since the form was drawn, and how it reads now. */
export interface PresentState {
  readonly at: string;
  readonly by: string | null;
  readonly text: string;
}

export interface DutyFormProps {
  readonly intent: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly formKey: string;
  readonly fields: readonly DutyField[];
  readonly submit: string;
  readonly submitVariant?: ButtonVariant;
  readonly present?: PresentState | null;
  readonly note?: ReactNode;
}

function Control({ field, drawn }: { readonly field: DutyField; readonly drawn: DrawnAnswer }) {
  const { common } = useWords();
  const { name, kind, label, hint, required, options = [], empty } = field;
  const errors = drawn.byField[name];
  const value = drawn.answer ? (drawn.values[name] ?? "") : (field.value ?? "");
  if (kind === "radio") return <RadioChips legend={label} name={name} options={options as readonly Option[]} defaultValue={value} errors={errors} hint={hint} />;
  return (
    <Field label={label} name={name} hint={hint} required={required} errors={errors}>
      {(control) => {
        switch (kind) {
          case "lines": return <TextArea {...control} rows={3} defaultValue={value} />;
          case "select": return <Select {...control} options={options} empty={empty} defaultValue={value} />;
          case "number": return <NumberInput {...control} defaultValue={value} />;
          case "date": return <TextInput {...control} defaultValue={value} placeholder={common.datePlaceholder} autoComplete="off" inputMode="numeric" />;
          case "text": return <TextInput {...control} defaultValue={value} autoComplete="off" />;
        }
      }}
    </Field>
  );
}

/** A form about a commitment, a contract, a review or a plot: what was wrong on top, its fields, one button. It works without JavaScript. */
export function DutyForm({ intent, hidden, formKey, fields, submit, submitVariant = "primary", present = null, note }: DutyFormProps) {
  const { commitments } = useWords();
  const locale = useLocale();
  const { pathname, search } = useLocation();
  const isSending = useNavigation().state !== "idle";
  const drawn = useRefusal(fields.map(({ name }) => name), (answer) => answer.values.intent === intent);
  const form = useFocusFirstInvalid(drawn.answer);
  const isStale = (drawn.answer as { errors?: readonly { code: string; field?: string }[] } | undefined)?.errors?.some((error) => error.code === "stale") ?? false;
  const sent = { ...hidden, intent, formKey: drawn.answer && !isStale ? (drawn.values.formKey ?? formKey) : formKey };
  return (
    <Form ref={form} method="post" action={`${pathname}${search}`} preventScrollReset noValidate className="flex flex-col">
      {Object.entries(sent).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {isStale && present
        ? <Banner tone="warning" className="mx-5 mb-3" title={commitments.somebodyFaster({ by: present.by ?? "—", at: formatInstant(locale, present.at, "text") })}>{present.text}</Banner>
        : drawn.whole.length > 0 && <Banner tone="error" className="mx-5 mb-3">{drawn.whole.map((text) => <span key={text} className="block">{text}</span>)}</Banner>}
      {note && <div className="px-5 pb-3 text-sm">{note}</div>}
      <div className="flex flex-col gap-4 px-5 pb-4">{fields.map((field) => <Control key={field.name} field={field} drawn={drawn} />)}</div>
      <div className="sticky bottom-0 flex justify-end border-t border-line bg-raised px-5 py-3.5">
        <Button type="submit" variant={submitVariant} size="l" disabled={isSending} className="max-sm:w-full">{submit}</Button>
      </div>
    </Form>
  );
}
