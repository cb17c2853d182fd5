import { Link } from "@remix-run/react";
import { formatInstant, formatPartialDate } from "#app/i18n/format-date.ts";
import { formatMoney } from "#app/i18n/format-money.ts";
import { joinFacts, MISSING } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ReportLine } from "#app/services/progress/project-progress.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import type { DataColumn } from "#app/ui/data-table.tsx";
import { Amount } from "../amount.tsx";
import { ContinuityChip } from "./continuity-chip.tsx";
import { reportPath } from "./progress-address.ts";

function Told({ line }: { readonly line: ReportLine }) {
  const { progress, project } = useWords();
  const locale = useLocale();
  const who = project.recordedBy({ name: line.by ?? project.system, at: formatInstant(locale, line.at) });
  return (
    <div className="min-w-52 py-1.5 [overflow-wrap:anywhere]">
      {line.physical && <p className="whitespace-pre-line text-ink">{line.physical}</p>}
      {line.problems && <p className="whitespace-pre-line text-light-yellow-text">{progress.problem({ text: line.problems })}</p>}
      {line.reason && <p>{progress.withReason({ reason: line.reason })}</p>}
      {!line.isExplained && <p className="text-light-red-text">{progress.noLongerAdds({ expected: formatMoney(locale, line.expectedCny, "CNY", "exact") })}</p>}
      <p className="text-xs text-muted">{joinFacts(locale, [who, line.corrections > 0 ? progress.corrected({ n: line.corrections }) : null])}</p>
    </div>
  );
}

/** A project's monthly reports, the newest first. */
export function ReportTable({ code, reports, mayReport }: { readonly code: string; readonly reports: readonly ReportLine[]; readonly mayReport: boolean }) {
  const { progress } = useWords();
  const locale = useLocale();
  const columns: DataColumn<ReportLine>[] = [
    { id: "month", head: progress.month, isName: true, cell: (line) => (mayReport
      ? <Link to={reportPath(code, line.month)} className="link touch:py-3" aria-label={`${progress.correct} ${formatPartialDate(locale, line.month)}`}>{formatPartialDate(locale, line.month)}</Link>
      : formatPartialDate(locale, line.month)) },
    { id: "done", head: progress.done, align: "end", cell: (line) => <Amount amount={line.doneCny} /> },
    { id: "cumulative", head: progress.cumulative, align: "end", strong: true, cell: (line) => <Amount amount={line.cumulativeCny} /> },
    { id: "behind", head: progress.behind, align: "end", className: "max-md:hidden", cell: (line) => (line.behindCny === null ? MISSING : <Amount amount={line.behindCny} />) },
    { id: "next", head: progress.next, align: "end", className: "max-md:hidden", cell: (line) => <Amount amount={line.nextCny} /> },
    { id: "percent", head: progress.percent, align: "end", cell: (line) => (line.percent === null ? MISSING : `${line.percent}%`) },
    { id: "state", head: progress.state, cell: (line) => <ContinuityChip {...line} /> },
    { id: "told", head: progress.physical, wrap: true, cell: (line) => <Told line={line} /> },
  ];
  return <DataTable label={progress.reports} columns={columns} rows={reports} keyOf={(line) => line.month} />;
}
