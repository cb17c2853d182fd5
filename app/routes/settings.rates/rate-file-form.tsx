import { Form, useActionData, useNavigation } from "@remix-run/react";
import { useState } from "react";
import type { RefusedForm } from "#app/features/form-answer.ts";
import { refusalText } from "#app/i18n/refusal-text.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Button, buttonClasses } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import type { FieldControl } from "#app/ui/field.tsx";
import { Panel } from "#app/ui/panel.tsx";

const PICKER = "cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus has-aria-invalid:shadow-[inset_0_0_0_1px_var(--light-red)]";

/** The browser's own file field speaks the browser's language, so a button of ours stands in front of it. */
function FilePicker({ control }: { readonly control: FieldControl }) {
  const { settings } = useWords();
  const [name, setName] = useState("");
  return (
    <div className="flex flex-wrap items-center gap-3">
      <label htmlFor={control.id} className={buttonClasses("secondary", "m", PICKER)}>
        <input {...control} type="file" accept=".csv,text/csv" className="sr-only" onChange={(event) => setName(event.currentTarget.files?.[0]?.name ?? "")} />
        {settings.chooseFile}
      </label>
      <span className="text-sm text-ink-2">{name}</span>
    </div>
  );
}

/** Replaces the rates of each currency in a file, all or none; every fault is told with its row. */
export function RateFileForm() {
  const words = useWords();
  const { fields, settings } = words;
  const answer = useActionData<RefusedForm | { ok: true }>();
  const isMine = answer?.ok === false && answer.values.intent === "import";
  const form = useFocusFirstInvalid(isMine ? answer : undefined);
  const isSending = useNavigation().state === "submitting";
  const faults = isMine ? answer.errors.map((error) => {
    const text = refusalText(words, error);
    const row = error.params?.row;
    return typeof row === "number" ? settings.inRow({ row, text }) : text;
  }) : [];
  return (
    <Panel title={settings.uploadRates} className="max-w-3xl">
      <Form ref={form} method="post" encType="multipart/form-data" noValidate className="flex flex-col gap-4">
        <input type="hidden" name="intent" value="import" />
        <Field label={fields.file} name="file" errors={[...new Set(faults)]} hint={settings.uploadHint} required>
          {(control) => <FilePicker control={control} />}
        </Field>
        <div><Button type="submit" disabled={isSending}>{settings.uploadRates}</Button></div>
      </Form>
    </Panel>
  );
}
