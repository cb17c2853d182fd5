import { Link, useLocation } from "@remix-run/react";
import type { ConditionName } from "#app/domain/predicate.ts";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { placeName } from "#app/features/figure-controls/place-name.ts";
import { nearMissText } from "#app/i18n/near-miss-words.ts";
import { conditionText } from "#app/i18n/predicate-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ExplainedMiss, Explanation } from "#app/services/quotas/view-explanation.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Cell, GroupRow, Row, TableFrame } from "#app/ui/table.tsx";

const COLUMNS = 3;

function MissRow({ miss, view }: { readonly miss: ExplainedMiss; readonly view: Explanation }) {
  const locale = useLocale();
  const project = { ...miss.facts, divisionName: placeName(locale, miss.facts.divisionName) };
  return (
    <Row>
      <Cell className="text-muted max-sm:hidden">{miss.code}</Cell>
      <Cell wrap className="min-w-32 text-ink max-sm:pl-4"><Link to={`/projects/${encodeURIComponent(miss.code)}`} className="hover:text-link hover:underline">{miss.name}</Link></Cell>
      <Cell wrap>{nearMissText(locale, miss, project, view.milestone)}</Cell>
    </Row>
  );
}

/** Projects that fail exactly one condition, grouped by it; a chip above narrows the list to one. */
export function NearMissPanel({ view, condition }: { readonly view: Explanation; readonly condition: ConditionName | null }) {
  const { quotasPage } = useWords();
  const locale = useLocale();
  const { pathname, search } = useLocation();
  const misses = condition === null ? view.nearMisses : view.nearMisses.filter((miss) => miss.condition === condition);
  const title = quotasPage.nearMisses({ n: misses.length });
  const groups = view.conditions.map((entry) => ({ entry, misses: misses.filter((miss) => miss.condition === entry.name) })).filter((group) => group.misses.length > 0);
  const showAll = condition !== null && <Link to={withParam(pathname, search, "condition", null)} preventScrollReset className="link touch:py-3">{quotasPage.showAll}</Link>;
  return (
    <Panel title={title} meta={quotasPage.nearMissHint} action={showAll} flush className="overflow-hidden">
      {misses.length === 0 ? <EmptyState text={condition === null ? quotasPage.nearMissesEmpty : quotasPage.nearMissesFiltered} /> : (
        <TableFrame label={quotasPage.nearMissTable} density="roomy">
          {groups.map(({ entry, misses: members }) => (
            <tbody key={entry.name}>
              <GroupRow columns={COLUMNS}>{quotasPage.failsOnly} <b className="font-strong text-ink">{conditionText(locale, entry)}</b></GroupRow>
              {members.map((miss) => <MissRow key={miss.code} miss={miss} view={view} />)}
            </tbody>
          ))}
        </TableFrame>
      )}
    </Panel>
  );
}
