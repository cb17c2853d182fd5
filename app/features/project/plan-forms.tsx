import { formatPartialDate } from "#app/i18n/format-date.ts";
import { refusalsByField } from "#app/i18n/refusal-text.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { MilestoneLine } from "#app/services/projects/milestone-lines.ts";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import type { FigureEffect } from "#app/services/quotas/announce-change.server.ts";
import { FigureEffects } from "../figure-effects.tsx";
import type { NamedCode } from "#app/services/reference/reference-lists.server.ts";
import { Select, TextArea, TextInput } from "#app/ui/inputs.tsx";
import { PaneForm } from "./pane-form.tsx";
import type { RefusedChange } from "./project-answer.ts";

export interface MilestoneFormProps {
  readonly line: MilestoneLine;
  readonly version: number;
  readonly formKey: string;
  readonly refused: RefusedChange | null;
}

export interface PlanFormProps extends MilestoneFormProps {
  readonly units: readonly NamedCode[];
}

/** When a milestone is expected and planned, with a word on how it goes. */
export function PlanForm({ line, version, formKey, refused, units }: PlanFormProps) {
  const words = useWords();
  const locale = useLocale();
  const { common, plans, project } = words;
  const form = useFocusFirstInvalid(refused);
  const errors = refusalsByField(words, refused?.errors ?? []);
  const value = (name: string, stored: string | null) => refused?.values[name] ?? stored ?? "";
  const nameOf = (code: string | null) => {
    const unit = units.find((entry) => entry.code === code);
    return unit ? (locale === "en" ? unit.nameEn : unit.nameZh) : null;
  };
  const frozen = line.baselineOn === null ? project.planWillFreeze : project.planFrozen({ date: formatPartialDate(locale, line.baselineOn) });
  return (
    <PaneForm formRef={form} intent="plan" version={version} formKey={formKey} refused={refused} fields={["planOn", "forecastOn", "reason", "unit", "note"]} hidden={{ milestone: line.type }} submit={project.savePlan}>
      <div className="flex flex-col gap-4 px-5 pb-4">
        <Field label={project.expectedOn} name="forecastOn" errors={errors.forecastOn} hint={common.datePrecisionHint}>
          {(control) => <TextInput {...control} defaultValue={value("forecastOn", line.forecastOn)} placeholder={common.datePlaceholder} autoComplete="off" inputMode="numeric" />}
        </Field>
        <Field label={project.plannedOn} name="planOn" errors={errors.planOn} hint={frozen}>
          {(control) => <TextInput {...control} defaultValue={value("planOn", line.planOn)} placeholder={common.datePlaceholder} autoComplete="off" inputMode="numeric" />}
        </Field>
        {line.planOn !== null && (
          <Field label={plans.replanReason} name="reason" errors={errors.reason} hint={plans.replanReasonHint}>
            {(control) => <TextInput {...control} defaultValue={value("reason", null)} autoComplete="off" />}
          </Field>
        )}
        <Field label={plans.heldBy} name="unit" errors={errors.unit}>
          {(control) => <Select {...control} defaultValue={value("unit", line.unit === line.usualUnit ? null : line.unit)} empty={plans.usualUnit({ unit: nameOf(line.usualUnit) ?? plans.ownGovernment })}
            options={units.filter((unit) => unit.code !== line.usualUnit).map((unit) => ({ value: unit.code, label: nameOf(unit.code) ?? unit.code }))} />}
        </Field>
        <Field label={project.whatHappened} name="note" errors={errors.note} aside={common.optional}>
          {(control) => <TextArea {...control} rows={2} defaultValue={value("note", null)} />}
        </Field>
      </div>
    </PaneForm>
  );
}

/** That a milestone does not apply, with the reason; or that it does after all. */
export function SkipForm({ line, version, formKey, refused }: MilestoneFormProps) {
  const words = useWords();
  const { milestones, project } = words;
  const form = useFocusFirstInvalid(refused);
  const errors = refusalsByField(words, refused?.errors ?? []);
  if (line.notApplicable === "kind") return <p className="px-5 pb-5 text-sm">{project.skippedByKind}</p>;
  const isSkipped = line.notApplicable === "said";
  return (
    <PaneForm formRef={form} intent={isSkipped ? "apply" : "skip"} version={version} formKey={formKey} refused={refused} fields={["reason"]} hidden={{ milestone: line.type }}
      submit={isSkipped ? project.saveApply : project.saveSkip}>
      <div className="px-5 pb-4">
        {isSkipped
          ? <p className="text-sm">{project.skippedText({ milestone: milestones.name[line.type] })} {line.reason}</p>
          : (
            <Field label={project.notApplicableWhy} name="reason" errors={errors.reason} required>
              {(control) => <TextArea {...control} rows={2} defaultValue={refused?.values.reason ?? ""} />}
            </Field>
          )}
      </div>
    </PaneForm>
  );
}

/** Takes a recorded date away. */
export function ClearForm({ line, version, formKey, refused, effects }: MilestoneFormProps & { readonly effects: readonly FigureEffect[] }) {
  const { milestones, project } = useWords();
  const locale = useLocale();
  return (
    <PaneForm intent="clear" version={version} formKey={formKey} refused={refused} fields={[]} hidden={{ milestone: line.type }} submit={project.saveClear} submitVariant="danger">
      <p className="px-5 pb-4 text-sm">{project.clearText({ milestone: milestones.name[line.type], date: formatPartialDate(locale, line.actualOn) })}</p>
      <FigureEffects effects={effects} />
    </PaneForm>
  );
}
