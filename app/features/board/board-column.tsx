import { useDroppable } from "@dnd-kit/core";
import { Link, useLocation } from "@remix-run/react";
import { Ellipsis, Lock, Maximize2, Minimize2, Table2 } from "lucide-react";
import { formatInteger } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { Icon } from "#app/ui/icon.tsx";
import { Menu, MenuLink } from "#app/ui/menu.tsx";
import { Amount } from "../amount.tsx";
import { StageMark, stageColor } from "../stage-mark.tsx";
import { BoardCard } from "./board-card.tsx";
import { boardAddress, listAddress } from "./board-address.ts";
import type { FoldedColumn } from "./fold-moves.ts";

export interface BoardColumnProps {
  readonly column: FoldedColumn;
  readonly today: string;
  readonly isPast: boolean;
  readonly isMovable: boolean;
  /** All its cards are asked for. */
  readonly isWide: boolean;
  /** The one column that a phone shows. */
  readonly isShownOnPhone: boolean;
  readonly mayCreate: boolean;
}

function ColumnHead({ column, isPast, isMovable, isWide }: Pick<BoardColumnProps, "column" | "isPast" | "isMovable" | "isWide">) {
  const { board, stages } = useWords();
  const { search } = useLocation();
  const { stage } = column;
  return (
    <header className="px-1.5 pt-0.5 pb-2">
      <div className="flex items-center gap-1.75">
        <StageMark stage={stage} size="l" />
        <h2 className="text-base font-strong">{stages.short[stage]}</h2>
        <span className="text-sm text-muted">{formatInteger(column.count)}</span>
        {!isMovable && (
          <span role="img" aria-label={isPast ? board.lockedPast : board.locked} title={isPast ? board.lockedPast : board.locked} className="inline-flex text-muted"><Icon of={Lock} size="s" /></span>
        )}
        <span className="flex-1" />
        <span className="no-print">
          <Menu title={board.columnActions({ stage: stages.name[stage] })} label={board.columnActions({ stage: stages.name[stage] })} icon={Ellipsis} variant="ghost" size="s" align="end" triggerClassName="min-h-6! px-1!">
            <MenuLink to={boardAddress(search, { wide: isWide ? null : stage })} preventScrollReset icon={isWide ? Minimize2 : Maximize2}>{isWide ? board.showFewer : board.showAll}</MenuLink>
            <MenuLink to={listAddress(search, stage)} icon={Table2}>{board.inList}</MenuLink>
          </Menu>
        </span>
      </div>
      <p className="flex items-baseline gap-1.5">
        <Amount amount={column.totalCny} className="text-lg leading-6 font-strong text-ink" />
        <span className="flex-1" />
        <span className="text-xs whitespace-nowrap text-muted">{board.tenYiCount} <span className="text-ink">{formatInteger(column.majorCount)}</span></span>
      </p>
      <p className="truncate text-xs text-muted">{stages.endsWhen[stage]}</p>
    </header>
  );
}

function ColumnFoot({ column, isWide }: Pick<BoardColumnProps, "column" | "isWide">) {
  const { board } = useWords();
  const { search } = useLocation();
  const look = "flex min-h-8 shrink-0 items-center justify-center border-t border-line text-xs text-muted hover:bg-hover hover:text-ink -outline-offset-2! touch:min-h-11";
  if (column.hiddenCount > 0 && isWide) return <Link to={listAddress(search, column.stage)} className={look}>{board.restInList({ n: column.hiddenCount })}</Link>;
  if (column.hiddenCount > 0) return <Link to={boardAddress(search, { wide: column.stage })} preventScrollReset className={look}>{board.moreInColumn({ n: column.hiddenCount })}</Link>;
  return isWide ? <Link to={boardAddress(search, { wide: null })} preventScrollReset className={look}>{board.showFewer}</Link> : null;
}

function EmptyColumn({ column, mayCreate }: Pick<BoardColumnProps, "column" | "mayCreate">) {
  const { board, shell } = useWords();
  return (
    <div className="flex flex-col items-center gap-2 px-2 py-8 text-center text-sm text-muted">
      <p>{board.emptyColumn}</p>
      {column.stage === "attraction" && mayCreate && <Link to="/leads/new" className="link">{shell.newLead}</Link>}
    </div>
  );
}

/** One stage: its figures, its largest projects, and how many more there are. */
export function BoardColumn({ column, today, isPast, isMovable, isWide, isShownOnPhone, mayCreate }: BoardColumnProps) {
  const { stages } = useWords();
  const { setNodeRef, isOver } = useDroppable({ id: column.stage, disabled: !isMovable });
  return (
    <section aria-label={stages.name[column.stage]} data-column={column.stage}
      className={classNames("flex min-h-0 min-w-0 snap-start scroll-ml-4 flex-col md:scroll-ml-5", !isShownOnPhone && "max-sm:hidden")}>
      <ColumnHead column={column} isPast={isPast} isMovable={isMovable} isWide={isWide} />
      <div aria-hidden className="mark-exact mb-2 h-0.75 shrink-0 rounded-xs" style={{ background: stageColor(column.stage) }} />
      <div ref={setNodeRef} className={classNames("flex min-h-0 flex-1 flex-col overflow-hidden rounded-t-md bg-sunken max-md:rounded-md print:bg-transparent",
        isOver && "shadow-[inset_0_0_0_2px_var(--accent)]")}>
        <div className="flex min-h-24 flex-1 flex-col gap-2 overflow-y-auto overscroll-y-contain p-2 max-md:overflow-visible print:overflow-visible">
          {column.cards.length === 0 && <EmptyColumn column={column} mayCreate={mayCreate} />}
          {column.cards.map((card) => <BoardCard key={card.code} card={card} today={today} isPast={isPast} isMovable={isMovable} />)}
        </div>
        <ColumnFoot column={column} isWide={isWide} />
      </div>
    </section>
  );
}
