import { Link } from "@remix-run/react";
import { useTable } from "@tanstack/react-table";
import { useMemo } from "react";
import type { ProjectTable } from "#app/services/projects/project-table.server.ts";
import { LightMark } from "#app/features/light-mark.tsx";
import { StageName } from "#app/features/stage-mark.tsx";
import { Amount } from "#app/features/amount.tsx";
import { lightReason } from "#app/i18n/light-words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";
import { columnsFor, features, LOOKS } from "./columns.tsx";
import type { ColumnLook } from "./columns.tsx";

/** The rows as a dense grid; the server has sorted, filtered and paged them, the heads are links that sort. */
export function ProjectsGrid({ table: { rows, query }, sortTo }: { readonly table: ProjectTable; readonly sortTo: (key: string) => string }) {
  const words = useWords();
  const locale = useLocale();
  const columns = useMemo(() => columnsFor(words, locale, query.cols), [words, locale, query.cols]);
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features, columns, data, getRowId: (row) => row.code });
  const sort = query.sort ?? { key: "totalInvestmentCny", descending: true };
  const lookOf = (id: string): ColumnLook => LOOKS[id as keyof typeof LOOKS];
  return (
    <TableFrame label={words.projects.tableLabel} className="min-h-0 flex-1 max-md:hidden">
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => {
              const look = lookOf(header.column.id);
              const sorted = look.sort === sort.key ? (sort.descending ? "descending" : "ascending") : null;
              return <HeadCell key={header.id} align={look.align} sortTo={look.sort && sortTo(look.sort)} sorted={sorted}><table.FlexRender header={header} /></HeadCell>;
            })}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <Row key={row.id}>
            {row.getAllCells().map((cell) => {
              const look = lookOf(cell.column.id);
              return look.isName
                ? <NameCell key={cell.id}><table.FlexRender cell={cell} /></NameCell>
                : <Cell key={cell.id} align={look.align} strong={look.align === "end" && look.sort !== undefined}><table.FlexRender cell={cell} /></Cell>;
            })}
          </Row>
        ))}
      </tbody>
    </TableFrame>
  );
}

/** The same rows as cards, for a phone: what one decides by, and nothing that needs a second look. */
export function ProjectCards({ table: { rows } }: { readonly table: ProjectTable }) {
  const words = useWords();
  const locale = useLocale();
  return (
    <ul className="md:hidden">
      {rows.map((row) => (
        <li key={row.code} className="border-b border-line bg-surface">
          <Link to={`/projects/${encodeURIComponent(row.code)}`} className="block px-4 py-3">
            <span className="flex items-start gap-2">
              <LightMark light={row.light} className="mt-1" />
              <span className="min-w-0 flex-1 text-base font-strong text-ink">{row.name}</span>
              <Amount amount={row.totalCny} className="font-strong text-ink" />
            </span>
            <span className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 pl-6 text-sm text-muted">
              <StageName stage={row.stage} short />
              {row.district && <span>{locale === "en" ? row.district.en : row.district.zh}</span>}
              {row.investor && <span className="truncate">{row.investor}</span>}
            </span>
            {lightReason(words, row) && <span className="mt-0.5 block pl-6 text-sm text-light-red-text">{lightReason(words, row)}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
