import { USUAL_TERM } from "#app/domain/issues.ts";
import { TERM_UNITS } from "#app/domain/working-days.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { NamedUnit } from "#app/services/reference/unit-names.server.ts";
import { RadioChips } from "#app/ui/choices.tsx";
import { Field, FieldErrors } from "#app/ui/field.tsx";
import { Select, TextArea, TextInput } from "#app/ui/inputs.tsx";
import { ActionForm } from "../admission/action-form.tsx";
import { FoldedUnits } from "../admission/unit-boxes.tsx";
import type { DrawnAnswer } from "../form-answer.ts";

export interface HandOverFormProps {
  readonly formKey: string;
  readonly seen: number;
  readonly units: readonly NamedUnit[];
}

export const HAND_OVER_FIELDS = ["lead", "units", "days", "unit", "dueOn", "requirement"] as const;

/** Hands an issue over to one lead unit and any supporting ones, for a term in calendar or working days or until a day. */
export function HandOverForm({ formKey, seen, units }: HandOverFormProps) {
  const { issues } = useWords();
  return (
    <ActionForm intent="handOver" formKey={formKey} hidden={{ seen }} submit={issues.handOver} fields={HAND_OVER_FIELDS}>
      {(drawn) => <HandOverFields drawn={drawn} units={units} />}
    </ActionForm>
  );
}

/** To whom an issue goes, until when, and what they are asked to do. */
export function HandOverFields({ drawn: { byField, values }, units, lead = "" }: { readonly drawn: DrawnAnswer; readonly units: readonly NamedUnit[]; readonly lead?: string }) {
  const { issues, admission, common } = useWords();
  const locale = useLocale();
  const label = (unit: NamedUnit) => (locale === "en" ? unit.en : unit.zh);
  const isTicked = (code: string) => values[`units.${code}`] === "on";
  return (
    <>
      <Field label={issues.lead} name="lead" errors={byField.lead} className="max-w-96" required>
        {(control) => <Select {...control} empty={issues.leadChoice} defaultValue={values.lead ?? lead} options={units.map((unit) => ({ value: unit.code, label: label(unit) }))} />}
      </Field>
      <fieldset aria-invalid={byField.units ? true : undefined} aria-describedby={byField.units ? "supports-errors" : undefined}>
        <legend className="text-sm font-strong text-ink">{issues.supports}</legend>
        <FoldedUnits label={admission.cityUnits} units={units.filter(({ isArea }) => !isArea)} isTicked={isTicked} />
        <FoldedUnits label={admission.areaUnits} units={units.filter(({ isArea }) => isArea)} isTicked={isTicked} />
        {byField.units && <FieldErrors id="supports-errors" errors={byField.units} />}
      </fieldset>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <Field label={issues.term} name="days" errors={byField.days} className="max-w-28">
          {(control) => <TextInput {...control} defaultValue={values.days ?? ""} placeholder={String(USUAL_TERM.days)} autoComplete="off" inputMode="numeric" />}
        </Field>
        <div className="pt-6"><RadioChips legend={issues.term} hideLegend name="unit" defaultValue={values.unit ?? USUAL_TERM.unit} options={TERM_UNITS.map((value) => ({ value, label: issues.termUnit[value] }))} /></div>
        <Field label={issues.orDay} name="dueOn" errors={byField.dueOn} className="max-w-44">
          {(control) => <TextInput {...control} defaultValue={values.dueOn ?? ""} placeholder={common.dayFormat} autoComplete="off" inputMode="numeric" />}
        </Field>
      </div>
      <p className="text-xs text-muted">{issues.termHint({ n: USUAL_TERM.days })}</p>
      <Field label={issues.requirement} name="requirement" errors={byField.requirement} aside={common.optional}>{(control) => <TextArea {...control} rows={2} defaultValue={values.requirement ?? ""} />}</Field>
    </>
  );
}
