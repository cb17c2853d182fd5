import type { ProjectTable } from "#app/services/projects/project-table.server.ts";
import { formatInteger } from "#app/i18n/format.ts";
import { formatMoney } from "#app/i18n/format-money.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

/** What the whole filter adds up to, and the pages of it. */
export function StatusBar({ table: { total, totalCny, page, size, rows }, pageTo }: { readonly table: ProjectTable; readonly pageTo: (page: number) => string }) {
  const { projects, common } = useWords();
  const locale = useLocale();
  const pages = Math.max(1, Math.ceil(total / size));
  const from = (page - 1) * size + 1;
  const figure = (label: string, value: string) => <span>{label} <b className="font-strong text-ink tabular-nums">{value}</b></span>;
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-1 border-t border-line bg-surface px-4 py-2 text-xs text-muted md:px-5">
      {figure(projects.count, formatInteger(total))}
      {figure(projects.sumCny, formatMoney(locale, totalCny))}
      {total > 0 && figure(projects.average, formatMoney(locale, (BigInt(totalCny) * 2n + BigInt(total)) / (2n * BigInt(total))))}
      <span className="ml-auto inline-flex items-center gap-3">
        {rows.length > 0 && <span>{projects.summary({ from, to: from + rows.length - 1, total })}</span>}
        <Pagination page={page} pages={pages} hrefFor={pageTo} label={common.pagination} previousLabel={common.previous} nextLabel={common.next} status={common.pageOf({ page, pages })} />
      </span>
    </div>
  );
}
