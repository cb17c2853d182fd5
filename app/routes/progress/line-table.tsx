import { Link } from "@remix-run/react";
import type { ReportStanding } from "#app/domain/reporting.ts";
import { Amount } from "#app/features/amount.tsx";
import { progressPath, reportPath } from "#app/features/progress/progress-address.ts";
import { MISSING } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ReportingLine } from "#app/services/progress/who-reported.server.ts";
import { Chip } from "#app/ui/chip.tsx";
import type { ChipTone } from "#app/ui/chip.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import type { DataColumn } from "#app/ui/data-table.tsx";

const TONES: Readonly<Record<ReportStanding, ChipTone>> = { missing: "red", reported: "green", backward: "yellow", unexplained: "red", behind: "yellow" };

/** The projects that have to report, with what they reported and a way to report what is missing. */
export function LineTable({ lines, month, mayReport, label }: { readonly lines: readonly ReportingLine[]; readonly month: string; readonly mayReport: boolean; readonly label: string }) {
  const { fields, progress } = useWords();
  const locale = useLocale();
  const columns: DataColumn<ReportingLine>[] = [
    { id: "name", head: fields.name, isName: true, cell: (line) => <Link to={progressPath(line.code)} title={line.name} className="inline-block max-w-64 truncate align-bottom hover:text-link hover:underline max-md:max-w-36 touch:py-3">{line.name}</Link> },
    { id: "state", head: progress.state, cell: (line) => (
      <span className="inline-flex flex-wrap gap-1">{line.standings.filter((standing) => standing !== "reported" || line.standings.length === 1).map((standing) => <Chip key={standing} tone={TONES[standing]}>{progress.standing[standing]}</Chip>)}</span>
    ) },
    ...(mayReport ? [{ id: "fill", head: <span className="sr-only">{progress.fill}</span>, cell: (line: ReportingLine) => (
      <Link to={reportPath(line.code, month)} className="link touch:py-3" aria-label={`${line.report ? progress.correct : progress.fill} ${line.name}`}>{line.report ? progress.correct : progress.fill}</Link>
    ) }] : []),
    { id: "district", head: fields.district, className: "max-md:hidden", cell: ({ district }) => (district === null ? MISSING : locale === "en" ? district.en : district.zh) },
    { id: "liaison", head: fields.liaison, className: "max-md:hidden", cell: ({ liaison }) => liaison ?? MISSING },
    { id: "done", head: progress.done, align: "end", cell: ({ report }) => <Amount amount={report?.doneCny ?? null} /> },
    { id: "cumulative", head: progress.cumulative, align: "end", strong: true, cell: ({ report }) => <Amount amount={report?.cumulativeCny ?? null} /> },
    { id: "planned", head: progress.planned, align: "end", className: "max-md:hidden", cell: ({ plannedCny }) => <Amount amount={plannedCny} /> },
    { id: "behind", head: progress.behind, align: "end", className: "max-md:hidden", cell: ({ behindCny }) => <Amount amount={behindCny} /> },
    { id: "percent", head: progress.percent, align: "end", className: "max-md:hidden", cell: ({ report }) => (report?.percent == null ? MISSING : `${report.percent}%`) },
  ];
  return <DataTable label={label} columns={columns} rows={lines} keyOf={({ code }) => code} />;
}
