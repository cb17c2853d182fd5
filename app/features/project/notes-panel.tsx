import { Form, Link, useNavigation } from "@remix-run/react";
import { useEffect } from "react";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { refusalsByField } from "#app/i18n/refusal-text.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ProjectNote } from "#app/services/projects/view-project.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextArea } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { talksPath } from "./project-address.ts";
import type { RefusedChange } from "./project-answer.ts";

export interface NotesPanelProps {
  readonly code: string;
  readonly notes: readonly ProjectNote[];
  readonly lastUpdateOn: string | null;
  readonly mayEdit: boolean;
  readonly formKey: string;
  readonly refused: RefusedChange | null;
}

/** What was said with the investor, newest first, and a field for the next. */
export function NotesPanel({ code, notes, lastUpdateOn, mayEdit, formKey, refused }: NotesPanelProps) {
  const words = useWords();
  const locale = useLocale();
  const { project, talks } = words;
  const form = useFocusFirstInvalid(refused);
  const isSending = useNavigation().state !== "idle";
  const errors = refusalsByField(words, refused?.errors ?? []);
  useEffect(() => { if (!refused) form.current?.reset(); }, [form, formKey, refused]);
  return (
    <Panel flush id="follow-ups" title={project.notes} action={<Link to={talksPath(code)} className="link">{talks.title}</Link>} meta={lastUpdateOn && project.lastUpdate({ date: formatPartialDate(locale, lastUpdateOn) })}>
      {mayEdit && (
        <Form ref={form} method="post" preventScrollReset noValidate className="flex flex-col items-end gap-2 px-4 pb-3">
          <input type="hidden" name="intent" value="note" />
          <input type="hidden" name="formKey" value={refused?.values.formKey ?? formKey} />
          <Field label={project.noteLabel} name="note" errors={errors.note} className="w-full">
            {(control) => <TextArea {...control} rows={2} defaultValue={refused?.values.note ?? ""} placeholder={project.notePlaceholder} />}
          </Field>
          <Button type="submit" disabled={isSending}>{project.saveNote}</Button>
        </Form>
      )}
      {notes.length === 0 ? <p className="px-4 pb-4 text-sm text-muted">{project.noNotes}</p> : (
        <ul>
          {notes.map((note) => (
            <li key={note.id} className="border-t border-line px-4 py-2.5 text-sm">
              <p className="whitespace-pre-line text-ink [overflow-wrap:anywhere]">{note.note}</p>
              <p className="text-xs text-muted">{project.recordedBy({ name: note.by ?? project.system, at: formatPartialDate(locale, note.on) })}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
