import { Link } from "@remix-run/react";
import { CircleCheck, CircleX } from "lucide-react";
import { yearOf } from "#app/domain/dates.ts";
import { findQuota } from "#app/domain/quotas.ts";
import { nearMissText } from "#app/i18n/near-miss-words.ts";
import { conditionText } from "#app/i18n/predicate-words.ts";
import { formatList } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ProjectQuota } from "#app/services/quotas/project-quotas.server.ts";
import type { ProjectView } from "#app/services/projects/view-project.server.ts";
import { Icon } from "#app/ui/icon.tsx";
import { Panel } from "#app/ui/panel.tsx";

const LINE = "flex min-h-8.5 items-center gap-2.5 border-t border-line px-4 py-1 text-sm touch:min-h-11";

/** Years in a row as spans: 2023, 2025–2026. */
function yearSpans(years: readonly number[]): string[] {
  const spans: [number, number][] = [];
  for (const year of years) {
    const last = spans.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else spans.push([year, year]);
  }
  return spans.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
}

function useReason(view: ProjectView): (quota: ProjectQuota) => { text: string; whole: string } {
  const { project } = useWords();
  const locale = useLocale();
  const { input, money, names } = view;
  return ({ nearMiss, failed, milestone }) => {
    const division = input.division === null ? undefined : names[`division:${input.division}`];
    if (nearMiss) {
      const missed = {
        ...money, amount: input.amount, currency: input.currency, amountModifier: input.amountModifier, foreignShareBp: input.foreignShareBp, hasForeignInvestor: view.hasForeignInvestor,
        division: input.division, chainRole: input.chainRole, farE4: input.farE4, replacementPlanOn: input.replacementPlanOn, partOf: input.partOf, duplicateOf: input.duplicateOf,
        divisionName: division ? (locale === "en" ? division.en : division.zh) : null, dates: input.dates,
      };
      const text = nearMissText(locale, nearMiss, missed, milestone);
      return { text, whole: text };
    }
    const conditions = failed.map((condition) => conditionText(locale, condition));
    const whole = project.unmet({ conditions: formatList(locale, conditions) });
    return { text: conditions.length > 1 ? project.unmetMore({ first: conditions[0] ?? "", n: conditions.length - 1 }) : whole, whole };
  };
}

/** The quotas that a project counts toward with their years, then those it does not with the reason; each opens its explanation. */
export function CountsToward({ view }: { readonly view: ProjectView }) {
  const { project, quotas } = useWords();
  const locale = useLocale();
  const reason = useReason(view);
  const counted = view.quotas.filter((quota) => quota.years.length > 0);
  const others = view.quotas.filter((quota) => quota.years.length === 0);
  const present = yearOf(view.today);
  return (
    <Panel flush title={project.countsToward} action={<span className="text-xs text-muted">{project.neverAdded}</span>}>
      <ul>
        {counted.length === 0 && <li className={`${LINE} text-muted`}>{project.countsTowardNone}</li>}
        {counted.map((quota) => (
          <li key={quota.id} className={LINE}>
            <Icon of={CircleCheck} className="text-light-green" />
            <Link to={`/quotas/${quota.id}?year=${quota.years.at(-1) ?? present}`} className="min-w-0 flex-1 rounded-xs py-0.5 text-ink hover:text-link hover:underline">{quotas.title[quota.id]}</Link>
            <span className="text-xs whitespace-nowrap text-muted">
              {findQuota(quota.id)?.period === "cumulative" ? project.sinceYear({ year: quota.years[0] ?? present }) : formatList(locale, yearSpans(quota.years))}
            </span>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h3 className="border-t border-line px-4 pt-2.5 pb-1.5 text-xs text-ink">{project.notCounted}</h3>
          <ul className="pb-1.5">
            {others.map((quota) => {
              const { text, whole } = reason(quota);
              return (
                <li key={quota.id} className="grid min-h-8.5 grid-cols-[1rem_minmax(0,1fr)] items-center gap-x-2.5 border-t border-line px-4 py-1.5 text-sm first:border-t-0 touch:min-h-11">
                  <Icon of={CircleX} className="text-muted" />
                  <Link to={`/quotas/${quota.id}?year=${present}`} className="rounded-xs text-ink-2 hover:text-link hover:underline">{quotas.title[quota.id]}</Link>
                  <span className="col-start-2 text-xs text-muted" title={whole}>{text}</span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Panel>
  );
}
