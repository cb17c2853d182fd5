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
    <div className="py-1.5 md:min-w-52 [overflow-wrap:anywhere]">
      {line.physical && <p className="whitespace-pre-line text-ink">{line.physical}</p>}
      {line.problems && <p className="whitespace-pre-line text-light-yellow-text">{progress.problem({ text: line.problems })}</p>}
      {line.reason && <p>{progress.withReason({ reason: line.reason })}</p>}
      {!line.isExplained && <p className="text-light-red-text">{progress.noLongerAdds({ expected: formatMoney(locale, line.expectedCny, "CNY", "exact") })}</p>}
      <p className="text-xs text-muted">{joinFacts(locale, [who, line.corrections > 0 ? progress.corrected({ n: line.corrections }) : null])}</p>
    </div>
  );
}

interface ReportsProps {
  readonly code: string;
  readonly reports: readonly ReportLine[];
  readonly mayReport: boolean;
}

function MonthName({ code, month, mayReport }: { readonly code: string; readonly month: string; readonly mayReport: boolean }) {
  const { progress } = useWords();
  const name = formatPartialDate(useLocale(), month);
  return mayReport ? <Link to={reportPath(code, month)} className="link whitespace-nowrap touch:py-3" aria-label={`${progress.correct} ${name}`}>{name}</Link> : <>{name}</>;
}

/** The same on a phone, where no table has room. */
function ReportCards({ code, reports, mayReport }: ReportsProps) {
  const { progress } = useWords();
  return (
    <ol aria-label={progress.reports} className="md:hidden">
      {reports.map((line) => (
        <li key={line.month} className="border-t border-line px-4 py-2.5 text-sm">
          <p className="flex items-center justify-between gap-3 font-strong"><MonthName code={code} month={line.month} mayReport={mayReport} /><ContinuityChip {...line} /></p>
          <dl className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5">
            <div className="flex gap-1.5"><dt className="text-muted">{progress.done}</dt><dd><Amount amount={line.doneCny} /></dd></div>
            <div className="flex gap-1.5"><dt className="text-muted">{progress.cumulative}</dt><dd className="font-strong text-ink"><Amount amount={line.cumulativeCny} /></dd></div>
            {line.percent !== null && <div className="flex gap-1.5"><dt className="text-muted">{progress.percent}</dt><dd>{line.percent}%</dd></div>}
          </dl>
          <Told line={line} />
        </li>
      ))}
    </ol>
  );
}

/** A project's monthly reports, the newest first. */
export function ReportTable({ code, reports, mayReport }: ReportsProps) {
  const { progress } = useWords();
  const columns: DataColumn<ReportLine>[] = [
    { id: "month", head: progress.month, isName: true, cell: (line) => <MonthName code={code} month={line.month} mayReport={mayReport} /> },
    { id: "done", head: progress.done, align: "end", cell: (line) => <Amount amount={line.doneCny} /> },
    { id: "cumulative", head: progress.cumulative, align: "end", strong: true, cell: (line) => <Amount amount={line.cumulativeCny} /> },
    { id: "behind", head: progress.behind, align: "end", cell: (line) => (line.behindCny === null ? MISSING : <Amount amount={line.behindCny} />) },
    { id: "next", head: progress.next, align: "end", cell: (line) => <Amount amount={line.nextCny} /> },
    { id: "percent", head: progress.percent, align: "end", cell: (line) => (line.percent === null ? MISSING : `${line.percent}%`) },
    { id: "state", head: progress.state, cell: (line) => <ContinuityChip {...line} /> },
    { id: "told", head: progress.physical, wrap: true, cell: (line) => <Told line={line} /> },
  ];
  return (
    <>
      <div className="max-md:hidden"><DataTable label={progress.reports} columns={columns} rows={reports} keyOf={(line) => line.month} /></div>
      <ReportCards code={code} reports={reports} mayReport={mayReport} />
    </>
  );
}
