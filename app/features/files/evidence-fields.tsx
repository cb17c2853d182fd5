import { DOCUMENT_KINDS } from "#app/domain/documents.ts";
import { ACCEPTED_FILES } from "#app/domain/file-formats.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { Field } from "#app/ui/field.tsx";
import { FileInput } from "#app/ui/file-input.tsx";
import { Select } from "#app/ui/inputs.tsx";
import { describeChosen } from "./file-words.ts";

/** Files that prove a milestone, stored in the same step as its date. */
export function EvidenceFields({ errors, kind }: { readonly errors: readonly string[]; readonly kind: string }) {
  const words = useWords();
  const locale = useLocale();
  const { common, documents, fields } = words;
  return (
    <div className="flex flex-col gap-3 px-5 pb-4">
      <Field label={documents.evidence} name="files" errors={errors} aside={common.optional}>
        {(control) => <FileInput {...control} accept={ACCEPTED_FILES} multiple prompt={documents.chooseOrDrop} describe={describeChosen(words, locale)} />}
      </Field>
      <Field label={fields.documentKind} name="evidenceKind" aside={common.optional}>
        {(control) => <Select {...control} defaultValue={kind} empty={documents.usualKind} options={DOCUMENT_KINDS.map((value) => ({ value, label: documents.kind[value] }))} />}
      </Field>
    </div>
  );
}
