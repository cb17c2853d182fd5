import { LOSS_REASONS } from "#app/domain/kinds.ts";
import { refusalsByField } from "#app/i18n/refusal-text.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { FigureEffect } from "#app/services/quotas/announce-change.server.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { RadioChips } from "#app/ui/choices.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextArea, TextInput } from "#app/ui/inputs.tsx";
import { FigureEffects } from "../figure-effects.tsx";
import { PaneForm } from "./pane-form.tsx";
import type { RefusedChange } from "./project-answer.ts";

export interface StateFormProps {
  readonly input: ProjectInput;
  readonly version: number;
  readonly formKey: string;
  readonly today: string;
  readonly refused: RefusedChange | null;
}

/** Why: one text that has to be given. */
function ReasonField({ label, hint, refused }: { readonly label: string; readonly hint?: string; readonly refused: RefusedChange | null }) {
  const words = useWords();
  const errors = refusalsByField(words, refused?.errors ?? []);
  return (
    <Field label={label} name="reason" errors={errors.reason} hint={hint} required>
      {(control) => <TextArea {...control} rows={2} defaultValue={refused?.values.reason ?? ""} />}
    </Field>
  );
}

/** That a project ended: when, under which heading, why and where it went; or, once it has, why it goes on. */
export function TerminateForm({ input, version, formKey, today, refused, effects }: StateFormProps & { readonly effects: readonly FigureEffect[] }) {
  const words = useWords();
  const { common, fields, gates, kinds, project } = words;
  const locale = useLocale();
  const form = useFocusFirstInvalid(refused);
  const errors = refusalsByField(words, refused?.errors ?? []);
  if (input.dates.terminated !== undefined) {
    return (
      <PaneForm formRef={form} intent="reopen" version={version} formKey={formKey} refused={refused} fields={["reason"]} submit={project.reopen}>
        <div className="flex flex-col gap-4 px-5 pb-4">
          <p className="text-sm text-muted">{project.reopenText}</p>
          <ReasonField label={project.reopenReason} refused={refused} />
        </div>
        <FigureEffects effects={effects} />
      </PaneForm>
    );
  }
  return (
    <PaneForm formRef={form} intent="terminate" version={version} formKey={formKey} refused={refused} fields={["terminatedOn", "lossReason", "terminationReason", "lostTo"]} submit={project.terminate} submitVariant="danger">
      <div className="flex flex-col gap-4 px-5 pb-4">
        <p className="text-sm text-muted">{project.terminateText}</p>
        <Field label={project.terminatedOn} name="terminatedOn" errors={errors.terminatedOn} hint={common.datePrecisionHint} required>
          {(control) => <TextInput {...control} defaultValue={refused?.values.terminatedOn ?? today} placeholder={common.datePlaceholder} autoComplete="off" inputMode="numeric" />}
        </Field>
        <RadioChips legend={fields.lossReason} name="lossReason" defaultValue={refused?.values.lossReason ?? ""} errors={errors.lossReason} options={LOSS_REASONS.map((value) => ({ value, label: kinds.lossReason[value] }))} />
        <Field label={project.terminateReason} name="terminationReason" errors={errors.terminationReason} hint={project.terminateHint}>
          {(control) => <TextArea {...control} rows={2} defaultValue={refused?.values.terminationReason ?? ""} />}
        </Field>
        <Field label={fields.lostTo} name="lostTo" errors={errors.lostTo} hint={project.lostToHint}>
          {(control) => <TextInput {...control} defaultValue={refused?.values.lostTo ?? ""} autoComplete="off" maxLength={100} />}
        </Field>
      </div>
      {effects.length > 0 && <FigureEffects effects={effects} title={joinFacts(locale, [gates.ifEndedToday, gates.changesFigures])} />}
    </PaneForm>
  );
}

/** That a record is put away, or brought back, and why. */
export function ArchiveForm({ input, version, formKey, refused }: StateFormProps) {
  const { project } = useWords();
  const form = useFocusFirstInvalid(refused);
  const isAway = input.archivedOn !== null;
  return (
    <PaneForm formRef={form} intent={isAway ? "restore" : "archive"} version={version} formKey={formKey} refused={refused} fields={["reason"]} submit={isAway ? project.restore : project.archive}>
      <div className="flex flex-col gap-4 px-5 pb-4">
        <p className="text-sm text-muted">{isAway ? project.restoreText : project.archiveText}</p>
        <ReasonField label={isAway ? project.restoreReason : project.archiveReason} refused={refused} />
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
    <PaneForm formRef={form} intent={kind} version={version} formKey={formKey} refused={refused} fields={[name, "reason"]} submit={kind === "suspend" ? project.suspend : project.resume}>
      <div className="flex flex-col gap-4 px-5 pb-4">
        <p className="text-sm text-muted">{project.suspendText}</p>
        <Field label={kind === "suspend" ? project.suspendedOn : project.resumedOn} name={name} errors={errors[name]} hint={common.datePrecisionHint} required>
          {(control) => <TextInput {...control} defaultValue={refused?.values[name] ?? today} placeholder={common.datePlaceholder} autoComplete="off" inputMode="numeric" />}
        </Field>
        <Field label={common.reason} name="reason" errors={errors.reason} required>
          {(control) => <TextArea {...control} rows={2} defaultValue={refused?.values.reason ?? ""} />}
        </Field>
      </div>
    </PaneForm>
  );
}
