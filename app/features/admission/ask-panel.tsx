import { useLocation } from "@remix-run/react";
import { ADMISSION_SUBJECTS } from "#app/domain/admission.ts";
import type { AdmissionSubject } from "#app/domain/admission.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ProjectAdmission } from "#app/services/admission/project-admission.server.ts";
import type { NamedUnit } from "#app/services/reference/unit-names.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/choices.tsx";
import { Segments } from "#app/ui/chip.tsx";
import { Field, FieldErrors } from "#app/ui/field.tsx";
import { TextArea, TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useRefusal } from "../form-answer.ts";
import { ActionForm } from "./action-form.tsx";

interface Ticked {
  readonly units: readonly NamedUnit[];
  readonly isTicked: (code: string) => boolean;
}

function UnitBoxes({ units, isTicked }: Ticked) {
  const locale = useLocale();
  return (
    <div className="grid gap-x-3 gap-y-1 sm:grid-cols-2">
      {units.map((unit) => <Checkbox key={unit.code} name={`units.${unit.code}`} value="on" defaultChecked={isTicked(unit.code)} label={locale === "en" ? unit.en : unit.zh} />)}
    </div>
  );
}

function FoldedUnits({ label, units, isTicked }: Ticked & { readonly label: string }) {
  const { admission } = useWords();
  const ticked = units.filter(({ code }) => isTicked(code)).length;
  return (
    <details open={ticked > 0} className="mt-1">
      <summary className="inline-flex min-h-6 cursor-pointer items-center gap-2 text-sm text-link touch:min-h-11">{label}{ticked > 0 && <span className="text-xs text-muted">{admission.unitsTicked({ n: ticked })}</span>}</summary>
      <div className="pt-1"><UnitBoxes units={units} isTicked={isTicked} /></div>
    </details>
  );
}

export interface AskPanelProps {
  readonly page: Pick<ProjectAdmission, "units" | "usual">;
  readonly subject: AdmissionSubject;
  readonly formKey: string;
}

/** Asks units for their opinions: the usual ones of the subject are ticked, any other may be. */
export function AskPanel({ page, subject, formKey }: AskPanelProps) {
  const { admission, common } = useWords();
  const { pathname } = useLocation();
  const { answer, values } = useRefusal([], ({ values: typed }) => typed["intent"] === "ask");
  const usual = page.usual.units[subject];
  const isTicked = (code: string) => (answer === undefined ? usual.includes(code) : values[`units.${code}`] === "on");
  const byPlace = usual.flatMap((code) => page.units.filter((unit) => unit.code === code));
  const others = page.units.filter((unit) => !usual.includes(unit.code));
  return (
    <Panel title={admission.ask} id="ask" action={<LinkButton to={pathname} size="s" variant="ghost" preventScrollReset>{common.cancel}</LinkButton>}>
      <div className="mb-3"><Segments label={admission.subjectLabel} segments={ADMISSION_SUBJECTS.map((key) => ({ key, to: `${pathname}?ask=${key}`, current: key === subject, content: admission.subject[key] }))} /></div>
      <ActionForm key={subject} intent="ask" formKey={formKey} submit={admission.sendAsk} hidden={{ subject }} fields={["question", "units", "dueOn"]}>
        {({ byField }) => (
          <>
            <Field label={admission.question} name="question" hint={admission.questionHint} errors={byField.question}>
              {(control) => <TextArea {...control} rows={2} defaultValue={values.question ?? ""} />}
            </Field>
            <fieldset aria-invalid={byField.units ? true : undefined} aria-describedby={byField.units ? "units-errors" : undefined}>
              <legend className="mb-1 text-sm font-strong text-ink">{admission.units}</legend>
              <UnitBoxes units={byPlace} isTicked={isTicked} />
              <FoldedUnits label={admission.otherUnits} units={others.filter(({ isArea }) => !isArea)} isTicked={isTicked} />
              <FoldedUnits label={admission.areaUnits} units={others.filter(({ isArea }) => isArea)} isTicked={isTicked} />
              {byField.units && <FieldErrors id="units-errors" errors={byField.units} />}
            </fieldset>
            <Field label={admission.dueOn} name="dueOn" errors={byField.dueOn} className="max-w-56" required>
              {(control) => <TextInput {...control} defaultValue={values.dueOn ?? page.usual.dueOn} placeholder={common.dayFormat} autoComplete="off" inputMode="numeric" />}
            </Field>
          </>
        )}
      </ActionForm>
    </Panel>
  );
}
