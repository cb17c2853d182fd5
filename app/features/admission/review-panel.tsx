import { OPINIONS } from "#app/domain/admission.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ReviewView } from "#app/services/admission/review-views.server.ts";
import type { NamedUnit } from "#app/services/reference/unit-names.server.ts";
import { RadioChips } from "#app/ui/choices.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Field } from "#app/ui/field.tsx";
import { TextArea, TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { FoldedForm } from "./action-form.tsx";
import { ExtendForm } from "./extend-form.tsx";
import { OpinionChip } from "./opinion-mark.tsx";
import { OpinionRow } from "./opinion-row.tsx";
import { useUnitNames } from "./unit-names.ts";

interface ReviewProps {
  readonly review: ReviewView;
  readonly formKey: string;
}

/** What a review came to: its result with the reason, or why it was withdrawn. */
function Outcome({ review }: Pick<ReviewProps, "review">) {
  const { admission } = useWords();
  const locale = useLocale();
  if (review.decision !== null) return <p className="text-sm"><OpinionChip opinion={review.decision} /> <span className="text-muted">{joinFacts(locale, [formatPartialDate(locale, review.decidedOn), review.decisionNote])}</span></p>;
  if (review.withdrawnOn !== null) return <p className="text-sm text-muted">{joinFacts(locale, [admission.state.withdrawn, formatPartialDate(locale, review.withdrawnOn), review.withdrawalReason])}</p>;
  return null;
}

function SettleForms({ review, formKey, today, units }: ReviewProps & { readonly today: string; readonly units: readonly NamedUnit[] }) {
  const { admission, common } = useWords();
  const hidden = { seen: review.seen, opinionsSeen: review.opinionsSeen };
  const present = { by: review.by, at: review.at, says: <Outcome review={review} /> };
  const each = { item: review.item, formKey, hidden, present };
  const options = OPINIONS.map((value) => ({ value, label: admission.opinion[value] }));
  const reason = (values: Readonly<Record<string, string>>, errors: readonly string[] | undefined) => (
    <Field label={common.reason} name="reason" errors={errors} required>{(control) => <TextArea {...control} rows={2} defaultValue={values.reason ?? ""} />}</Field>
  );
  return (
    <div className="flex flex-wrap gap-2 border-t border-line px-4 py-3">
      {review.state === "open" && (
        <FoldedForm {...each} intent="decide" label={admission.decide} submit={admission.saveDecision} fields={["decision", "decisionNote"]}
          {...(review.suggested ? { text: admission.suggested({ result: admission.opinion[review.suggested] }) } : {})}>
          {({ byField, values }) => (
            <>
              <RadioChips legend={admission.decision} name="decision" options={options} defaultValue={values.decision ?? review.suggested ?? ""} errors={byField.decision} />
              <Field label={admission.decisionNote} name="decisionNote" hint={admission.decisionHint} errors={byField.decisionNote}>
                {(control) => <TextArea {...control} rows={2} defaultValue={values.decisionNote ?? ""} />}
              </Field>
            </>
          )}
        </FoldedForm>
      )}
      {review.state === "open" && <ExtendForm review={review} each={each} units={units} />}
      {review.state !== "withdrawn" && (
        <FoldedForm {...each} intent="withdraw" label={admission.withdraw} text={admission.withdrawText} submit={admission.withdraw} submitVariant="danger" fields={["reason"]}>
          {({ byField, values }) => reason(values, byField.reason)}
        </FoldedForm>
      )}
      {review.state !== "open" && (
        <FoldedForm {...each} intent="reopen" label={admission.reopen} text={admission.reopenText} submit={admission.reopen} fields={["reason", "dueOn"]}>
          {({ byField, values }) => (
            <>
              {reason(values, byField.reason)}
              <Field label={admission.dueOn} name="dueOn" errors={byField.dueOn} className="max-w-56" required>
                {(control) => <TextInput {...control} defaultValue={values.dueOn ?? ""} placeholder={today} autoComplete="off" inputMode="numeric" />}
              </Field>
            </>
          )}
        </FoldedForm>
      )}
    </div>
  );
}

export interface ReviewPanelProps extends ReviewProps {
  readonly units: readonly NamedUnit[];
  readonly mayDecide: boolean;
  readonly today: string;
}

/** A joint review: what was asked of whom until when, each opinion, and what came of it. */
export function ReviewPanel({ review, units, formKey, mayDecide, today }: ReviewPanelProps) {
  const { admission } = useWords();
  const locale = useLocale();
  const nameOf = useUnitNames(units);
  const answered = review.opinions.filter(({ opinion }) => opinion !== null).length;
  const isOpen = review.state === "open";
  return (
    <Panel flush id={`review-${review.item}`} title={joinFacts(locale, [admission.reviews, admission.subject[review.subject]])}
      meta={joinFacts(locale, [admission.askedOn({ date: formatPartialDate(locale, review.askedOn) }), isOpen ? admission.dueBy({ date: formatPartialDate(locale, review.dueOn) }) : null])}
      action={<><span className="text-xs text-muted">{admission.answers} {admission.answered({ n: answered, of: review.opinions.length })}</span><Chip tone={isOpen ? "accent" : "neutral"}>{admission.state[review.state]}</Chip></>}>
      {(review.question !== null || !isOpen) && (
        <div className="flex flex-col gap-1 px-4 pb-2.5">
          {review.question !== null && <p className="text-sm whitespace-pre-line text-ink [overflow-wrap:anywhere]">{review.question}</p>}
          <Outcome review={review} />
        </div>
      )}
      <ul>{review.opinions.map((opinion) => <OpinionRow key={opinion.item} opinion={opinion} unit={nameOf(opinion.unit)} formKey={formKey} />)}</ul>
      {mayDecide && <SettleForms review={review} formKey={formKey} today={today} units={units} />}
    </Panel>
  );
}
