import { Link, useLocation } from "@remix-run/react";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { formatRate } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ReportingGroup } from "#app/services/progress/who-reported.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import type { DataColumn } from "#app/ui/data-table.tsx";
import { Panel } from "#app/ui/panel.tsx";

export interface GroupTableProps {
  readonly title: string;
  /** The parameter of the address that narrows the list to one group. */
  readonly param: "district" | "liaison";
  readonly nameless: string;
  readonly groups: readonly ReportingGroup[];
}

/** How many projects of each district or liaison have to report, and how they did. */
export function GroupTable({ title, param, nameless, groups }: GroupTableProps) {
  const { progress } = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  const nameOf = ({ name }: ReportingGroup) => (name === null ? nameless : locale === "en" ? name.en : name.zh);
  const target = ({ key }: ReportingGroup) => (key === "" ? (param === "liaison" ? "none" : null) : key);
  const columns: DataColumn<ReportingGroup>[] = [
    { id: "name", head: title, isName: true, cell: (group) => (target(group) === null ? nameOf(group) : <Link to={withParam("/progress", search, param, target(group))} preventScrollReset className="link touch:py-3">{nameOf(group)}</Link>) },
    { id: "owed", head: progress.owed, align: "end", cell: (group) => group.owed },
    { id: "missing", head: progress.missingCount, align: "end", cell: ({ counts }) => <span className={counts.missing > 0 ? "text-light-red-text" : undefined}>{counts.missing}</span> },
    { id: "behind", head: progress.behindCount, align: "end", cell: ({ counts }) => counts.behind },
    { id: "rate", head: progress.rate, align: "end", cell: ({ owed, counts }) => formatRate(locale, counts.reported, owed) },
  ];
  return <Panel flush title={title} className="min-w-0"><DataTable label={title} columns={columns} rows={groups} keyOf={({ key }) => key} className="max-h-80" /></Panel>;
}
