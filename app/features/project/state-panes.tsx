import { refusalsByField } from "#app/i18n/refusal-text.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextArea, TextInput } from "#app/ui/inputs.tsx";
import { PaneForm } from "./pane-form.tsx";
import type { RefusedChange } from "./project-answer.ts";

export interface StateFormProps {
  readonly input: ProjectInput;
  readonly version: number;
  readonly formKey: string;
  readonly today: string;
  readonly refused: RefusedChange | null;
}

/** That a project ended: when, why and where it went; or, once it has, that it goes on. */
export function TerminateForm({ input, version, formKey, today, refused }: StateFormProps) {
  const words = useWords();
  const { common, project } = words;
  const form = useFocusFirstInvalid(refused);
  const errors = refusalsByField(words, refused?.errors ?? []);
  if (input.dates.terminated !== undefined) {
    return (
      <PaneForm intent="clear" version={version} formKey={formKey} refused={refused} fields={[]} hidden={{ milestone: "terminated" }} submit={project.reopen}>
        <p className="px-5 pb-4 text-sm">{project.reopenText}</p>
      </PaneForm>
    );
  }
  return (
    <PaneForm formRef={form} intent="terminate" version={version} formKey={formKey} refused={refused} fields={["terminatedOn", "terminationReason"]} submit={project.terminate} submitVariant="danger">
      <div className="flex flex-col gap-4 px-5 pb-4">
        <p className="text-sm text-muted">{project.terminateText}</p>
        <Field label={project.terminatedOn} name="terminatedOn" errors={errors.terminatedOn} hint={common.datePrecisionHint} required>
          {(control) => <TextInput {...control} defaultValue={refused?.values.terminatedOn ?? today} placeholder={common.datePlaceholder} autoComplete="off" inputMode="numeric" />}
        </Field>
        <Field label={project.terminateReason} name="terminationReason" errors={errors.terminationReason} hint={project.terminateHint} required>
          {(control) => <TextArea {...control} rows={2} defaultValue={refused?.values.terminationReason ?? ""} />}
        </Field>
      </div>
    </PaneForm>
  );
}

/** That a project stands still from a day on, or goes on. */
export function PauseForm({ kind, version, formKey, today, refused }: StateFormProps & { readonly kind: "suspend" | "resume" }) {
  const words = useWords();
  const { common, project } = words;
  const form = useFocusFirstInvalid(refused);
  const name = kind === "suspend" ? "suspendedOn" : "resumedOn";
  const errors = refusalsByField(words, refused?.errors ?? []);
  return (
    <PaneForm formRef={form} intent={kind} version={version} formKey={formKey} refused={refused} fields={[name]} submit={kind === "suspend" ? project.suspend : project.resume}>
      <div className="flex flex-col gap-4 px-5 pb-4">
        <p className="text-sm text-muted">{project.suspendText}</p>
        <Field label={kind === "suspend" ? project.suspendedOn : project.resumedOn} name={name} errors={errors[name]} hint={common.datePrecisionHint} required>
          {(control) => <TextInput {...control} defaultValue={refused?.values[name] ?? today} placeholder={common.datePlaceholder} autoComplete="off" inputMode="numeric" />}
        </Field>
      </div>
    </PaneForm>
  );
}
