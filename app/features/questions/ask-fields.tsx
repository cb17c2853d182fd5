import { ISSUE_CATEGORIES } from "#app/domain/issues.ts";
import { LONGEST_QUESTION } from "#app/domain/questions.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { RadioChips } from "#app/ui/choices.tsx";
import { Field } from "#app/ui/field.tsx";
import { TextArea, TextInput } from "#app/ui/inputs.tsx";
import type { DrawnAnswer } from "../form-answer.ts";

interface Drawn {
  readonly drawn: DrawnAnswer;
}

/** What a question is about. */
export function CategoryField({ drawn: { byField, values }, present = "" }: Drawn & { readonly present?: string }) {
  const { issues } = useWords();
  return <RadioChips legend={issues.categoryLabel} name="category" defaultValue={values.category ?? present} errors={byField.category} options={ISSUE_CATEGORIES.map((value) => ({ value, label: issues.category[value] }))} />;
}

/** The words of a question or an answer. */
export function TextField({ drawn: { byField, values }, name, label, rows = 3, present = "" }: Drawn & { readonly name: "text" | "answer"; readonly label: string; readonly rows?: number; readonly present?: string }) {
  return <Field label={label} name={name} errors={byField[name]} required>{(control) => <TextArea {...control} rows={rows} maxLength={LONGEST_QUESTION} defaultValue={values[name] ?? present} />}</Field>;
}

export function PhoneField({ drawn: { byField, values }, hint }: Drawn & { readonly hint?: string }) {
  const { questions, common } = useWords();
  return <Field label={questions.phone} name="phone" errors={byField.phone} aside={common.optional} className="max-w-64" {...(hint ? { hint } : {})}>{(control) => <TextInput {...control} defaultValue={values.phone ?? ""} type="tel" autoComplete="tel" maxLength={40} />}</Field>;
}
