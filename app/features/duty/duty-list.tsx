import { Link } from "@remix-run/react";
import { ChevronDown, FileText } from "lucide-react";
import type { ReactNode } from "react";
import { commitmentName, measuredText, promisedText } from "#app/i18n/commitment-words.ts";
import { formatInstant, formatPartialDate } from "#app/i18n/format-date.ts";
import { formatMoney } from "#app/i18n/format-money.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { DutyIntent } from "#app/schemas/duty-forms.ts";
import type { BreachStepView, DutyEvent, DutyView } from "#app/services/commitments/duty-views.ts";
import { Meter } from "#app/ui/bullet-bar.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { dutyPanePath } from "./duty-address.ts";
import { DutyStanding } from "./duty-marks.tsx";
import { promiseLine } from "./duty-panes.tsx";

export interface DutyListProps {
  readonly code: string;
  readonly today: string;
  readonly duties: readonly DutyView[];
  readonly mayWrite: boolean;
  readonly mayJudge: boolean;
}

const ACTION = "link inline-flex min-h-6 items-center touch:min-h-11";
const TARGET_AT = 10 / 13;

/** How much of a value to be reached is reached. */
export function DutyMeter({ duty }: { readonly duty: Pick<DutyView, "operator" | "valueE4" | "actualE4" | "title" | "indicator" | "measure"> }) {
  const words = useWords();
  const locale = useLocale();
  const { valueE4, actualE4, operator } = duty;
  if (operator !== ">=" || valueE4 === null || valueE4 === 0 || actualE4 === null) return null;
  const label = joinFacts(locale, [commitmentName(words, duty), measuredText(words, locale, actualE4, duty.measure), promisedText(words, locale, duty)]);
  return <Meter label={label} value={actualE4} max={Math.max(actualE4, valueE4 / TARGET_AT)} mark={valueE4} />;
}

function EventLine({ event, duty }: { readonly event: DutyEvent; readonly duty: DutyView }) {
  const words = useWords();
  const locale = useLocale();
  const { commitments, project } = words;
  const what = event.before ? commitments.before({ text: promiseLine(words, locale, event.before) })
    : event.verdict !== null ? commitments.verdict[event.verdict]
    : event.actualE4 === null ? null : measuredText(words, locale, event.actualE4, duty.measure);
  return (
    <li className="py-0.5">
      <span className="text-ink">{joinFacts(locale, [commitments.event[event.kind], what, event.note])}</span>{" "}
      <span className="text-muted">{project.recordedBy({ name: event.by ?? project.system, at: formatInstant(locale, event.at) })}</span>
    </li>
  );
}

function StepLine({ step }: { readonly step: BreachStepView }) {
  const { commitments } = useWords();
  const locale = useLocale();
  const facts = [step.reason, step.deadline && commitments.rectifyBy({ date: formatPartialDate(locale, step.deadline) }), step.amountCny === null ? null : formatMoney(locale, step.amountCny, "CNY", "exact"), step.document?.name];
  return <li className="py-0.5"><span className="font-strong text-ink">{commitments.step[step.step]}</span> <span className="text-muted">{formatPartialDate(locale, step.on)}</span> {joinFacts(locale, facts)}</li>;
}

function Folded({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className="group mt-1 text-xs">
      <summary className="inline-flex min-h-6 items-center gap-1 text-link touch:min-h-11">{title}<Icon of={ChevronDown} size="s" className="group-open:rotate-180" /></summary>
      <ul className="text-ink-2">{children}</ul>
    </details>
  );
}

function Actions({ code, duty, mayWrite, mayJudge }: Omit<DutyListProps, "duties" | "today"> & { readonly duty: DutyView }) {
  const words = useWords();
  const { commitments } = words;
  const name = commitmentName(words, duty);
  const offered: readonly DutyIntent[] = [
    ...(mayWrite ? ["report" as const] : []), ...(mayJudge ? ["judge" as const] : []), ...(mayWrite ? ["amend" as const] : []),
    ...(mayJudge && duty.isBreached && duty.nextStep !== null ? ["breach" as const] : []), ...(mayWrite && duty.actualOn === null && duty.verdict === null ? ["withdraw" as const] : []),
  ];
  if (offered.length === 0) return null;
  return (
    <p className="no-print mt-1 flex flex-wrap gap-x-4 text-sm">
      {offered.map((intent) => <Link key={intent} to={dutyPanePath(code, intent, { item: duty.item })} preventScrollReset aria-label={words.common.named({ name: commitments.do[intent], text: name })} className={ACTION}>{commitments.do[intent]}</Link>)}
    </p>
  );
}

function DutyItem({ duty, ...page }: Omit<DutyListProps, "duties"> & { readonly duty: DutyView }) {
  const words = useWords();
  const locale = useLocale();
  const { commitments } = words;
  const stage = duty.checkStage === null || (duty.dueOn === null && duty.verdict === null) ? null : commitments.checkedAt({ stage: commitments.checkStage[duty.checkStage] });
  const unit = duty.responsibleName && (locale === "en" ? duty.responsibleName.en : duty.responsibleName.zh);
  const actual = duty.actualOn === null ? commitments.notReported : joinFacts(locale, [duty.actualNote, commitments.reportedBy({ by: duty.actualBy ?? words.project.system, date: formatPartialDate(locale, duty.actualOn) })]);
  return (
    <li id={`duty-${duty.item}`} className="scroll-mt-20 border-t border-line px-4 py-3 first:border-t-0 target:bg-accent-tint">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="min-w-0 flex-1 text-sm font-strong text-ink [overflow-wrap:anywhere]">{commitmentName(words, duty)} {duty.plot && <Chip tone="outline">{duty.plot.name}</Chip>} {duty.awaitsVerdict && <Chip tone="accent">{commitments.awaits}</Chip>}</h3>
        <span className="text-sm tabular-nums"><strong className="font-strong text-ink">{measuredText(words, locale, duty.actualE4, duty.measure)}</strong> <span className="text-muted">/ {promisedText(words, locale, duty)}</span></span>
      </div>
      <DutyMeter duty={duty} />
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm"><DutyStanding duty={duty} today={page.today} /><span className="text-xs text-muted">{joinFacts(locale, [stage, unit, duty.contract])}</span></p>
      {duty.original && <p className="text-xs text-muted">{commitments.originally({ text: "" })}<del>{promiseLine(words, locale, duty.original)}</del></p>}
      <p className="flex flex-wrap items-center gap-x-3 text-xs text-muted">
        <span className="[overflow-wrap:anywhere]">{actual}</span>
        {duty.actualOn !== null && (duty.evidence ? <span className="inline-flex items-center gap-1"><Icon of={FileText} size="s" />{duty.evidence.name}</span> : <span>{commitments.noEvidence}</span>)}
        {duty.verdict !== null && duty.verdictOn !== null && <span>{commitments.reportedBy({ by: duty.verdictBy ?? words.project.system, date: formatPartialDate(locale, duty.verdictOn) })}</span>}
        {duty.isSelfJudged && <span className="text-light-yellow-text">{commitments.selfJudged}</span>}
      </p>
      {duty.steps.length > 0 && <ul className="mt-1 border-l-2 border-light-red pl-2 text-xs">{duty.steps.map((step) => <StepLine key={step.step} step={step} />)}</ul>}
      <Actions code={page.code} duty={duty} mayWrite={page.mayWrite} mayJudge={page.mayJudge} />
      {duty.events.length > 0 && <Folded title={commitments.trail({ n: duty.events.length })}>{duty.events.map((event) => <EventLine key={`${event.kind}${event.at}`} event={event} duty={duty} />)}</Folded>}
    </li>
  );
}

/** Commitments one below the other: what was promised beside what was reached, how each stands, and what can be done with it. */
export function DutyList({ duties, ...page }: DutyListProps) {
  return <ul>{duties.map((duty) => <DutyItem key={duty.item} duty={duty} {...page} />)}</ul>;
}
