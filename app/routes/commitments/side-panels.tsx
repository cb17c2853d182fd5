import { Link } from "@remix-run/react";
import { LightMark } from "#app/features/light-mark.tsx";
import { placeName } from "#app/features/figure-controls/place-name.ts";
import { dutiesPath } from "#app/features/duty/duty-address.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { formatRate } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { DatedLine, DistrictRates, DutiesPage } from "#app/services/commitments/duties-page.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Panel } from "#app/ui/panel.tsx";

/** The rate of each side by district, the whole first. */
export function RatesPanel({ page }: { readonly page: Pick<DutiesPage, "rates" | "city"> }) {
  const { commitments, common, fields } = useWords();
  const locale = useLocale();
  const isCity = (row: DistrictRates) => row === page.city;
  const side = (key: "investor" | "government") => ({
    id: key, head: commitments.rate[key], align: "end" as const,
    cell: (row: DistrictRates) => <>{formatRate(locale, row[key].met, row[key].judged)}<span className="block text-xs text-muted">{commitments.rateMore(row[key])}</span></>,
  });
  const columns = [
    { id: "district", head: fields.district, isName: true, cell: (row: DistrictRates) => (isCity(row) ? common.total : row.code === null ? commitments.list.noDistrict : <Link to={`/commitments?district=${row.code}`} className="link">{placeName(locale, row.name)}</Link>) },
    side("investor"), side("government"),
  ];
  return <Panel flush title={commitments.list.rates} className="overflow-hidden"><DataTable label={commitments.list.rates} columns={columns} rows={[page.city, ...page.rates]} keyOf={(row) => (isCity(row) ? "city" : (row.code ?? "none"))} /></Panel>;
}

/** Things of projects that become due on a day. */
export function DatedPanel({ title, lines, empty }: { readonly title: string; readonly lines: readonly DatedLine[]; readonly empty: string }) {
  const { commitments } = useWords();
  const locale = useLocale();
  return (
    <Panel flush title={title}>
      {lines.length === 0 ? <p className="px-4 pb-4 text-sm text-muted">{empty}</p> : (
        <ul>
          {lines.map((line) => (
            <li key={`${line.code}${line.what}`} className="flex items-start gap-2 border-t border-line px-4 py-2 text-sm">
              <LightMark light={line.isOver ? "red" : "yellow"} size="s" className="mt-1" />
              <span className="min-w-0 flex-1 [overflow-wrap:anywhere]"><Link to={dutiesPath(line.code)} className="link">{line.project}</Link><span className="block text-xs text-muted">{line.what}</span></span>
              <span className="text-xs whitespace-nowrap text-muted">{commitments.dueOn({ date: formatPartialDate(locale, line.on) })}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
