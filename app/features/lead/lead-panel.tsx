import { Circle, CircleAlert, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import type { StepReading } from "#app/domain/lead-clock.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { LeadStanding } from "#app/services/leads/lead-standing.server.ts";
import { classNames } from "#app/ui/class-names.ts";
import { Icon } from "#app/ui/icon.tsx";
import { Panel } from "#app/ui/panel.tsx";

function Step({ reading, isNext }: { readonly reading: StepReading; readonly isNext: boolean }) {
  const { leads } = useWords();
  const locale = useLocale();
  const { step, dueOn, doneOn, daysLate } = reading;
  const isLate = daysLate > 0;
  const due = leads.dueOn({ date: formatPartialDate(locale, dueOn) });
  const text = doneOn !== null ? (isLate ? leads.doneLate({ date: formatPartialDate(locale, doneOn), n: daysLate }) : leads.doneOn({ date: formatPartialDate(locale, doneOn) })) : isLate && isNext ? leads.lateBy({ due, n: daysLate }) : due;
  return (
    <li className={classNames("flex items-start gap-2 border-t border-line py-1.5 text-sm first:border-t-0", doneOn === null && !isNext && "text-muted")}>
      <Icon of={doneOn !== null ? CircleCheck : isLate && isNext ? CircleAlert : Circle} className={classNames("mt-0.5", doneOn !== null ? "text-light-green-text" : isLate && isNext ? "text-light-yellow-text" : "text-muted")} />
      <span className="min-w-0 flex-1"><span className={classNames(isNext && "font-strong text-ink")}>{leads.step[step]}</span> <span className="text-muted">{leads.stepMeaning[step]}</span></span>
      <span className={classNames("text-right", isLate && (isNext || doneOn !== null) ? "text-light-yellow-text" : "text-ink-2")}>{text}</span>
    </li>
  );
}

/** The clock of a lead: each step with its due day, done or late, and what was agreed to come next. */
export function LeadPanel({ standing, today, action }: { readonly standing: Pick<LeadStanding, "steps" | "next">; readonly today: string; readonly action?: ReactNode }) {
  const { leads } = useWords();
  const locale = useLocale();
  const next = standing.steps.find((step) => step.doneOn === null)?.step;
  return (
    <Panel title={leads.clock} action={action}>
      {standing.steps.length === 0 ? <p className="text-sm text-muted">{leads.clockStopped}</p> : <ol>{standing.steps.map((reading) => <Step key={reading.step} reading={reading} isNext={reading.step === next} />)}</ol>}
      {standing.next && (
        <p className={classNames("mt-2 text-sm", standing.next.on < today ? "text-light-yellow-text" : "text-ink-2")}>{leads.agreed({ step: standing.next.step ?? leads.agreedStep, date: formatPartialDate(locale, standing.next.on) })}</p>
      )}
    </Panel>
  );
}
