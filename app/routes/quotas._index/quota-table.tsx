import { Link, useLocation } from "@remix-run/react";
import { figureSearch } from "#app/features/figure-controls/figure-search.ts";
import type { ShownFrame } from "#app/features/figure-controls/figure-tools.tsx";
import { QuotaBar, QuotaFigure, ruleLine, TargetMarks } from "#app/features/quota/quota-figure.tsx";
import { StandingMark } from "#app/features/quota/standing-mark.tsx";
import { joinFacts, MISSING } from "#app/i18n/format.ts";
import { gapText, targetText } from "#app/i18n/quota-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { QuotaRow } from "#app/services/quotas/quota-rows.server.ts";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";
import { areaLine, exceptedLine, leadNames, planLine } from "./quota-lines.ts";

function QuotaTableRow({ row, frame }: { readonly row: QuotaRow; readonly frame: ShownFrame }) {
  const { quotas } = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  const target = targetText(locale, row);
  return (
    <Row>
      <NameCell className="py-2 align-top">
        <Link to={`/quotas/${row.id}${figureSearch(search)}`} title={row.id} data-quota={row.id} className="link">{quotas.title[row.id]}</Link>
        <span className="block text-xs font-normal text-muted">{joinFacts(locale, [ruleLine(locale, row, frame.year, frame.landingVariant), areaLine(row, locale), exceptedLine(row, locale)])}</span>
      </NameCell>
      <Cell align="end" className="py-2 align-top"><QuotaFigure quota={row} className="figure-number text-base" /></Cell>
      <Cell className="py-2 align-top">
        <span className="block">{target ?? <span className="text-muted">{MISSING}</span>}</span>
        <span className="flex gap-1"><TargetMarks quota={row} year={frame.year} /></span>
      </Cell>
      <Cell className="py-1 align-top"><QuotaBar quota={row} className="min-w-32" /></Cell>
      <Cell className="py-2 align-top">
        <StandingMark standing={row.standing} />
        <span className="block text-xs text-muted">{gapText(locale, row)}</span>
      </Cell>
      <Cell wrap className="py-2 align-top">
        <span className="block">{leadNames(row, locale)}</span>
        <span className="line-clamp-2 text-xs text-muted print:line-clamp-none" title={planLine(row, locale)}>{planLine(row, locale)}</span>
      </Cell>
    </Row>
  );
}

/** All quotas of the plan in their order. */
export function QuotaTable({ rows, frame }: { readonly rows: readonly QuotaRow[]; readonly frame: ShownFrame }) {
  const { quotas, quotasPage, overview } = useWords();
  return (
    <div className="panel hidden overflow-hidden md:block print:block">
      <TableFrame label={quotasPage.title} density="roomy">
        <thead>
          <tr>
            <HeadCell className="w-[28%]">{quotas.quota}</HeadCell>
            <HeadCell align="end">{quotasPage.value}</HeadCell>
            <HeadCell>{quotasPage.target}</HeadCell>
            <HeadCell className="w-[18%]">{quotasPage.progress}</HeadCell>
            <HeadCell>{overview.status}</HeadCell>
            <HeadCell className="w-[24%]">{quotasPage.lead}</HeadCell>
          </tr>
        </thead>
        <tbody>{rows.map((row) => <QuotaTableRow key={row.id} row={row} frame={frame} />)}</tbody>
      </TableFrame>
    </div>
  );
}
