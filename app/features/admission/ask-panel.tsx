import { useLocation } from "@remix-run/react";
import { ADMISSION_SUBJECTS } from "#app/domain/admission.ts";
import type { AdmissionSubject } from "#app/domain/admission.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { ProjectAdmission } from "#app/services/admission/project-admission.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Segments } from "#app/ui/chip.tsx";
import { Field, FieldErrors } from "#app/ui/field.tsx";
import { TextArea, TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useRefusal } from "../form-answer.ts";
import { ActionForm } from "./action-form.tsx";
import { FoldedUnits, UnitBoxes } from "./unit-boxes.tsx";

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
