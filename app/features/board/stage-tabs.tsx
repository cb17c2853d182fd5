import { Link, useLocation } from "@remix-run/react";
import type { ColumnStage } from "#app/domain/stages.ts";
import { formatInteger } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { StageMark } from "../stage-mark.tsx";
import { boardAddress } from "./board-address.ts";
import type { FoldedColumn } from "./fold-moves.ts";

/** On a phone: which column is shown. */
export function StageTabs({ columns, shown }: { readonly columns: readonly FoldedColumn[]; readonly shown: ColumnStage }) {
  const { board, stages } = useWords();
  const { search } = useLocation();
  return (
    <nav aria-label={board.stageTabs} className="no-print flex shrink-0 gap-1 overflow-x-auto border-b border-line px-3 sm:hidden">
      {columns.map(({ stage, count }) => (
        <Link key={stage} to={boardAddress(search, { column: stage })} replace preventScrollReset aria-current={stage === shown ? "true" : undefined}
          className="flex min-h-11 items-center gap-1.5 border-b-2 border-transparent px-2.5 text-sm whitespace-nowrap text-muted -outline-offset-2! aria-[current]:border-accent aria-[current]:font-strong aria-[current]:text-ink">
          <StageMark stage={stage} />
          {stages.short[stage]}
          <span className="text-xs font-normal text-muted">{formatInteger(count)}</span>
        </Link>
      ))}
    </nav>
  );
}
