import { Link } from "@remix-run/react";
import { useWords } from "#app/i18n/words-context.tsx";
import type { ProgressSummary } from "#app/services/progress/project-progress.server.ts";
import { Panel } from "#app/ui/panel.tsx";
import { ProgressChart } from "./progress-chart.tsx";
import { ProgressFigures } from "./progress-figures.tsx";
import { progressPath, reportPath } from "./progress-address.ts";

/** What was invested against the plan, as the first part of a project's page shows it. */
export function ProgressPanel({ code, summary, mayReport }: { readonly code: string; readonly summary: ProgressSummary; readonly mayReport: boolean }) {
  const { progress } = useWords();
  return (
    <Panel flush title={progress.panel} meta={summary.chart && progress.panelUnit}
      action={<>{mayReport && summary.next && <Link to={reportPath(code, summary.next.month)} className="link touch:py-3">{progress.report}</Link>}<Link to={progressPath(code)} className="link touch:py-3">{progress.title}</Link></>}>
      {summary.chart ? <div className="px-4 pb-2"><ProgressChart summary={summary} chart={summary.chart} /></div> : <p className="px-4 pb-4 text-sm text-muted">{progress.noReports}</p>}
      <ProgressFigures summary={summary} />
    </Panel>
  );
}
