import { useWords } from "#app/i18n/words-context.tsx";
import type { ReviewView } from "#app/services/admission/review-views.server.ts";
import type { NamedUnit } from "#app/services/reference/unit-names.server.ts";
import { Field, FieldErrors } from "#app/ui/field.tsx";
import { TextArea, TextInput } from "#app/ui/inputs.tsx";
import { FoldedForm } from "./action-form.tsx";
import type { FoldedFormProps } from "./action-form.tsx";
import { FoldedUnits } from "./unit-boxes.tsx";

export interface ExtendFormProps {
  readonly review: ReviewView;
  readonly each: Pick<FoldedFormProps, "item" | "formKey" | "hidden" | "present">;
  readonly units: readonly NamedUnit[];
}

/** Moves the deadline of an open review and asks further units, with the reason. */
export function ExtendForm({ review, each, units }: ExtendFormProps) {
  const { admission, common } = useWords();
  const asked = new Set(review.opinions.map(({ unit }) => unit));
  const others = units.filter(({ code }) => !asked.has(code));
  return (
    <FoldedForm {...each} intent="extend" label={admission.extend} text={admission.extendText} submit={admission.saveExtension} fields={["dueOn", "units", "reason"]}>
      {({ byField, values }) => {
        const isTicked = (code: string) => values[`units.${code}`] === "on";
        return (
          <>
            <Field label={admission.dueOn} name="dueOn" errors={byField.dueOn} className="max-w-56" required>
              {(control) => <TextInput {...control} defaultValue={values.dueOn ?? review.dueOn} placeholder={common.dayFormat} autoComplete="off" inputMode="numeric" />}
            </Field>
            <fieldset aria-invalid={byField.units ? true : undefined} aria-describedby={byField.units ? "more-units-errors" : undefined}>
              <legend className="text-sm font-strong text-ink">{admission.moreUnits}</legend>
              <FoldedUnits label={admission.cityUnits} units={others.filter(({ isArea }) => !isArea)} isTicked={isTicked} />
              <FoldedUnits label={admission.areaUnits} units={others.filter(({ isArea }) => isArea)} isTicked={isTicked} />
              {byField.units && <FieldErrors id="more-units-errors" errors={byField.units} />}
            </fieldset>
            <Field label={common.reason} name="reason" errors={byField.reason} required>{(control) => <TextArea {...control} rows={2} defaultValue={values.reason ?? ""} />}</Field>
          </>
        );
      }}
    </FoldedForm>
  );
}
