import { FOLLOW_UPS, OPINIONS } from "#app/domain/admission.ts";
import { formatPartialDate, shanghaiParts } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { OpinionView, SaidOpinion } from "#app/services/admission/review-views.server.ts";
import { RadioChips } from "#app/ui/choices.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Field } from "#app/ui/field.tsx";
import { TextArea, TextInput } from "#app/ui/inputs.tsx";
import { FoldedForm } from "./action-form.tsx";
import { DeadlineMark, OpinionChip } from "./opinion-mark.tsx";

/** The words of an opinion: conditions, explanation, who and when. */
function Said({ said }: { readonly said: SaidOpinion }) {
  const { admission, common, project } = useWords();
  const locale = useLocale();
  if (said.opinion === null) return <p className="text-sm text-muted">{admission.notYet}</p>;
  return (
    <div className="text-sm [overflow-wrap:anywhere]">
      {said.conditions && <p className="whitespace-pre-line text-ink">{common.named({ name: admission.conditions, text: said.conditions })}</p>}
      {said.note && <p className="whitespace-pre-line">{said.note}</p>}
      <p className="text-xs text-muted">{joinFacts(locale, [said.by ?? project.system, formatPartialDate(locale, said.givenOn), said.onPaper ? admission.onPaper : null])}</p>
    </div>
  );
}

function FollowUpLine({ opinion }: { readonly opinion: OpinionView }) {
  const { admission } = useWords();
  const locale = useLocale();
  if (opinion.opinion !== "conditions") return null;
  if (opinion.followUp === null) return <p><Chip tone="outline">{admission.notFollowed}</Chip></p>;
  return (
    <p className="text-sm">
      <Chip tone={opinion.followUp === "met" ? "green" : "red"}>{admission.followUpOf[opinion.followUp]}</Chip>{" "}
      <span className="text-muted">{joinFacts(locale, [formatPartialDate(locale, opinion.followUpOn), opinion.followUpNote])}</span>
    </p>
  );
}

export interface OpinionRowProps {
  readonly opinion: OpinionView;
  readonly unit: string;
  readonly formKey: string;
}

function GiveForm({ opinion, formKey }: OpinionRowProps) {
  const { admission } = useWords();
  const options = OPINIONS.map((value) => ({ value, label: admission.opinion[value] }));
  const label = opinion.isPaper ? admission.recordPaper : opinion.opinion === null ? admission.give : admission.revise;
  return (
    <FoldedForm intent="opinion" item={opinion.item} label={label} formKey={formKey} submit={admission.saveOpinion} hidden={{ seen: opinion.seen }} fields={["opinion", "conditions", "note", "givenOn"]}
      present={{ by: opinion.by, at: opinion.at, says: <>{opinion.opinion && <OpinionChip opinion={opinion.opinion} />}<Said said={opinion} /></> }}>
      {({ byField, values }) => (
        <>
          <RadioChips legend={admission.opinionLabel} name="opinion" options={options} defaultValue={values.opinion ?? opinion.opinion ?? ""} errors={byField.opinion} />
          <Field label={admission.conditions} name="conditions" hint={admission.conditionsHint} errors={byField.conditions}>
            {(control) => <TextArea {...control} rows={2} defaultValue={values.conditions ?? opinion.conditions ?? ""} />}
          </Field>
          <Field label={admission.note} name="note" hint={admission.noteHint} errors={byField.note}>
            {(control) => <TextArea {...control} rows={2} defaultValue={values.note ?? opinion.note ?? ""} />}
          </Field>
          {opinion.isPaper && (
            <Field label={admission.givenOn} name="givenOn" errors={byField.givenOn} className="max-w-56">
              {(control) => <TextInput {...control} defaultValue={values.givenOn ?? ""} placeholder={shanghaiParts(opinion.at).date} autoComplete="off" inputMode="numeric" />}
            </Field>
          )}
        </>
      )}
    </FoldedForm>
  );
}

function FollowForm({ opinion, formKey }: OpinionRowProps) {
  const { admission } = useWords();
  const options = FOLLOW_UPS.map((value) => ({ value, label: admission.followUpOf[value] }));
  return (
    <FoldedForm intent="followUp" item={opinion.item} label={admission.followUp} formKey={formKey} submit={admission.saveFollowUp} hidden={{ seen: opinion.seen }} fields={["followUp", "followUpNote"]}
      present={{ by: opinion.by, at: opinion.at, says: <FollowUpLine opinion={opinion} /> }}>
      {({ byField, values }) => (
        <>
          <RadioChips legend={admission.followUp} hideLegend name="followUp" options={options} defaultValue={values.followUp ?? opinion.followUp ?? ""} errors={byField.followUp} />
          <Field label={admission.note} name="followUpNote" errors={byField.followUpNote}>
            {(control) => <TextArea {...control} rows={2} defaultValue={values.followUpNote ?? opinion.followUpNote ?? ""} />}
          </Field>
        </>
      )}
    </FoldedForm>
  );
}

/** One unit's opinion in a review: how it stands, what it says, what it said before, and what the reader may do with it. */
export function OpinionRow({ opinion, unit, formKey }: OpinionRowProps) {
  const { admission } = useWords();
  return (
    <li className="border-t border-line px-4 py-2.5">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <strong className="text-sm font-strong text-ink">{unit}</strong>
        {opinion.opinion !== null && <OpinionChip opinion={opinion.opinion} />}
        {opinion.opinion === null && (opinion.light === null ? <Chip>{admission.noAnswer}</Chip> : <DeadlineMark light={opinion.light} daysLate={opinion.daysLate} />)}
      </p>
      {opinion.opinion !== null && <div className="mt-1 flex flex-col gap-1"><Said said={opinion} /><FollowUpLine opinion={opinion} /></div>}
      {opinion.earlier.length > 0 && (
        <details className="mt-1 text-sm">
          <summary className="inline-flex min-h-6 cursor-pointer items-center text-xs text-link touch:min-h-11">{admission.earlier({ n: opinion.earlier.length })}</summary>
          <ul className="flex flex-col gap-1.5 border-l-2 border-line pl-3">
            {opinion.earlier.map((said) => <li key={said.at}>{said.opinion && <OpinionChip opinion={said.opinion} />}<Said said={said} /></li>)}
          </ul>
        </details>
      )}
      {(opinion.mayGive || opinion.mayFollow) && (
        <div className="mt-2 flex flex-wrap gap-2">
          {opinion.mayGive && <GiveForm opinion={opinion} unit={unit} formKey={formKey} />}
          {opinion.mayFollow && <FollowForm opinion={opinion} unit={unit} formKey={formKey} />}
        </div>
      )}
    </li>
  );
}
