import { Link, useLocation } from "@remix-run/react";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { joinFacts, MISSING } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { LeadsPage } from "#app/services/leads/leads-page.server.ts";
import { classNames } from "#app/ui/class-names.ts";
import { Tabs } from "#app/ui/tabs.tsx";

/** The ways to look at leads: what is mine today, all that are open, the lost ones, those put away. */
export function LeadTabs({ page }: { readonly page: Pick<LeadsPage, "query" | "view" | "followsLeads" | "mayTransfer"> }) {
  const { leads } = useWords();
  const isToday = page.query.mine === "today";
  const tabs = [
    ...(page.followsLeads ? [{ key: "today", label: leads.mineToday, to: "/leads?mine=today", current: isToday }] : []),
    { key: "open", label: leads.all, to: "/leads", current: !isToday && page.view === "open" },
    { key: "lost", label: leads.lost, to: "/leads?view=lost", current: !isToday && page.view === "lost" },
    { key: "archived", label: leads.archived, to: "/leads?view=archived", current: !isToday && page.view === "archived" },
    ...(page.mayTransfer ? [{ key: "transfers", label: leads.transfer, to: "/leads/transfers", current: false }] : []),
  ];
  return <Tabs label={leads.views} tabs={tabs} />;
}

/** One count that filters the list when it is followed; followed again it takes the filter away. */
function CountLink({ to, label, count, isCurrent }: { readonly to: string; readonly label: string; readonly count: number; readonly isCurrent: boolean }) {
  return (
    <Link to={to} preventScrollReset aria-current={isCurrent ? "true" : undefined} className={classNames("inline-flex min-h-7 items-center gap-1 rounded-xs px-1.5 touch:min-h-11", isCurrent ? "bg-selected font-strong text-link" : "hover:bg-hover")}>
      {label} <span className="tabular-nums text-muted">{count}</span>
    </Link>
  );
}

/** How many leads come from where, and how often people visited this week, this month and this year. */
export function LeadCounts({ page }: { readonly page: Pick<LeadsPage, "sources" | "visits" | "query"> }) {
  const { fields, kinds, leads } = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  return (
    <div className="no-print flex flex-wrap items-baseline gap-x-6 gap-y-1 px-4 pb-2 text-sm text-ink-2 md:px-5">
      {page.sources.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-1.5"><span className="text-muted">{fields.source}</span>
          {page.sources.map(({ source, count }) => source === null
            ? <span key="none" className="px-1.5">{leads.noSource} <span className="tabular-nums text-muted">{count}</span></span>
            : <CountLink key={source} to={withParam("/leads", search, "source", page.query.source === source ? null : source)} label={kinds.source[source]} count={count} isCurrent={page.query.source === source} />)}
        </p>
      )}
      <p><span className="text-muted">{leads.visits} </span>{joinFacts(locale, page.visits.map(({ period, out, in: received }) => leads.visitsIn[period]({ out, received })))}</p>
    </div>
  );
}

/** Why leads were lost and where they went. */
export function LossCounts({ losses }: { readonly losses: NonNullable<LeadsPage["losses"]> }) {
  const { fields, kinds, leads } = useWords();
  const line = (label: string, entries: readonly (readonly [string, number])[]) => entries.length > 0 && (
    <div className="flex flex-wrap gap-x-4"><dt className="text-muted">{label}</dt>{entries.map(([name, count]) => <dd key={name}>{name} <span className="tabular-nums text-muted">{count}</span></dd>)}</div>
  );
  return (
    <dl className="flex flex-col gap-1 px-4 pb-2 text-sm text-ink-2 md:px-5">
      {line(fields.lossReason, losses.reasons.map(({ reason, count }) => [reason === null ? leads.noReason : kinds.lossReason[reason], count] as const))}
      {line(fields.lostTo, losses.destinations.map(({ to, count }) => [to || MISSING, count] as const))}
    </dl>
  );
}
