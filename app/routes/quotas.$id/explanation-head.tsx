import { Link, useLocation } from "@remix-run/react";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { QuotaBar, QuotaFigure, ruleLine, TargetMarks } from "#app/features/quota/quota-figure.tsx";
import { StandingMark } from "#app/features/quota/standing-mark.tsx";
import type { ConditionName } from "#app/domain/predicate.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { formatRate, joinFacts } from "#app/i18n/format.ts";
import { conditionText } from "#app/i18n/predicate-words.ts";
import { clauseText, gapText, operatorSign, quotaValue, targetFigure, targetText } from "#app/i18n/quota-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ExplainedCondition, Explanation } from "#app/services/quotas/view-explanation.server.ts";
import { ClockBoxes } from "./clock-boxes.tsx";

function ConditionChips({ conditions, chosen, label }: { readonly conditions: readonly ExplainedCondition[]; readonly chosen: ConditionName | null; readonly label: string | null }) {
  const { quotasPage } = useWords();
  const locale = useLocale();
  const { pathname, search } = useLocation();
  return (
    <ul className="mt-2 flex flex-wrap items-center gap-2">
      {label !== null && <li className="text-xs text-muted">{label}</li>}
      {conditions.map((condition) => {
        const text = conditionText(locale, condition);
        const isChosen = condition.name === chosen;
        return (
          <li key={condition.name}>
            <Link to={withParam(pathname, search, "condition", isChosen ? null : condition.name)} preventScrollReset aria-current={isChosen ? "true" : undefined}
              title={isChosen ? quotasPage.showAll : quotasPage.onlyThis({ condition: text, n: condition.nearMisses })}
              className="inline-flex min-h-7 items-center gap-2 rounded-sm px-2.5 text-sm text-ink shadow-[inset_0_0_0_1px_var(--line)] hover:bg-hover aria-[current]:bg-accent-tint aria-[current]:text-link aria-[current]:shadow-[inset_0_0_0_1px_var(--accent-line)] touch:min-h-11">
              {text}
              <b className="rounded-xs bg-sunken px-1.5 text-xs font-strong text-ink-2 tabular-nums">{condition.nearMisses}</b>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function PlainConditions({ conditions }: { readonly conditions: readonly ExplainedCondition[] }) {
  const { quotasPage } = useWords();
  const locale = useLocale();
  return (
    <ul className="mt-2 flex flex-wrap items-center gap-2">
      <li className="text-xs text-muted">{quotasPage.amongConditions}</li>
      {conditions.map((condition) => <li key={condition.name} className="inline-flex min-h-7 items-center rounded-sm bg-sunken px-2.5 text-sm">{conditionText(locale, condition)}</li>)}
    </ul>
  );
}

/** The figure, the sentence it stands for, and the conditions behind it with the near-misses of each. */
export function ExplanationHead({ view, condition }: { readonly view: Explanation; readonly condition: ConditionName | null }) {
  const { quotas, quotasPage } = useWords();
  const locale = useLocale();
  const { frame, row } = view;
  const date = formatPartialDate(locale, frame.asOf, "long");
  const target = targetText(locale, row);
  const isRate = row.unit === "ratio";
  const value = isRate && row.denominator ? formatRate(locale, row.numerator, row.denominator) : quotaValue(locale, row);
  const quota = quotas.title[row.id];
  const isRateWithConditions = view.amongConditions.length > 0;
  return (
    <section className="panel flex flex-wrap items-start gap-x-6 gap-y-3 px-4 py-3.5">
      <div className="min-w-0 flex-1 basis-96">
        <h1 className="sr-only">{quota}</h1>
        <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
          <QuotaFigure quota={row} className="figure-number text-2xl" />
          {row.target && <span className="text-md whitespace-nowrap text-muted">/ {operatorSign(row.operator)} {targetFigure(locale, row.unit, row.target)}</span>}
          <p className="text-md text-ink">{target === null ? quotasPage.sentenceNoTarget({ date, quota, value }) : quotasPage.sentence({ date, quota, value, target })}</p>
        </div>
        <p className="mt-0.5 text-xs text-muted"><code className="mr-2 font-mono">{row.id}</code>{joinFacts(locale, [ruleLine(locale, row, frame.year, frame.landingVariant), quotasPage.clauseOf({ clause: clauseText(locale, row.clause) })])}</p>
        <p className="mt-1 max-w-4xl text-sm">{quotas.definition[row.id]}</p>
        <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
          <StandingMark standing={row.standing} />
          <span className="text-sm">{gapText(locale, row)}</span>
          <TargetMarks quota={row} year={frame.year} />
          {row.target && <QuotaBar quota={row} className="w-64 max-w-full" />}
        </div>
        {isRateWithConditions && <PlainConditions conditions={view.amongConditions} />}
        {view.conditions.length > 0 && <ConditionChips conditions={view.conditions} chosen={condition} label={isRateWithConditions ? quotasPage.countedConditions : null} />}
        {view.conditions.length > 0 && <p className="mt-1.5 text-xs text-muted">{isRateWithConditions ? quotasPage.rateConditionsHint : quotasPage.conditionsHint}</p>}
      </div>
      {view.comparison && frame.knownAt !== null && <ClockBoxes row={row} knownAt={frame.knownAt} comparison={view.comparison} />}
    </section>
  );
}
