import { DOCUMENT_KINDS } from "#app/domain/documents.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select, TextArea } from "#app/ui/inputs.tsx";
import { milestoneOptions } from "./file-words.ts";

export interface DocumentFieldsProps {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, readonly string[]>>;
}

/** What a document is, which milestone it proves, and a note. */
export function DocumentFields({ values, errors }: DocumentFieldsProps) {
  const words = useWords();
  const { common, documents, fields } = words;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={fields.documentKind} name="kind" errors={errors.kind} required>
          {(control) => <Select {...control} defaultValue={values.kind ?? ""} empty={documents.choose} options={DOCUMENT_KINDS.map((value) => ({ value, label: documents.kind[value] }))} />}
        </Field>
        <Field label={fields.documentMilestone} name="milestone" errors={errors.milestone} aside={common.optional}>
          {(control) => <Select {...control} defaultValue={values.milestone ?? ""} empty={documents.noMilestone} options={milestoneOptions(words)} />}
        </Field>
      </div>
      <Field label={fields.note} name="note" errors={errors.note} aside={common.optional}>
        {(control) => <TextArea {...control} rows={2} defaultValue={values.note ?? ""} />}
      </Field>
    </>
  );
}
