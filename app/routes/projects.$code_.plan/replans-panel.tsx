import { formatInstant, formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ReplanEntry } from "#app/services/projects/plan-page.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Panel } from "#app/ui/panel.tsx";

/** Every plan that replaced another: from when to when, why, by whom and when. */
export function ReplansPanel({ replans }: { readonly replans: readonly ReplanEntry[] }) {
  const { common, milestones, plans, project } = useWords();
  const locale = useLocale();
  if (replans.length === 0) return <Panel title={plans.replanList}><p className="text-sm text-muted">{plans.noReplans}</p></Panel>;
  const date = (on: string) => formatPartialDate(locale, on);
  return (
    <Panel flush id="replans" title={plans.replanList} meta={replans.length} className="overflow-hidden">
      <DataTable label={plans.replanList} rows={replans} keyOf={(replan) => replan.id} columns={[
        { id: "type", head: milestones.milestone, isName: true, className: "whitespace-nowrap", cell: (replan) => milestones.name[replan.type] },
        { id: "dates", head: milestones.plan, cell: (replan) => <span className="tabular-nums">{plans.fromTo({ from: date(replan.from), to: date(replan.to) })}</span> },
        { id: "reason", head: common.reason, wrap: true, className: "min-w-48", cell: (replan) => replan.reason ?? <span className="text-muted">{plans.noReason}</span> },
        { id: "by", head: project.who, cell: (replan) => replan.by ?? project.system },
        { id: "at", head: project.when, cell: (replan) => formatInstant(locale, replan.at) },
      ]} />
    </Panel>
  );
}
