import { Link, useLocation, useNavigate } from "@remix-run/react";
import { COLUMN_STAGES } from "#app/domain/stages.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { BoardPage } from "#app/services/board/board-page.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { useMessages } from "#app/ui/toast.tsx";
import { useLive } from "../live/use-live.ts";
import { boardAddress, columnNamed } from "./board-address.ts";
import { BoardColumn } from "./board-column.tsx";
import { BoardDrag } from "./board-drag.tsx";
import { BoardFilters, isFiltered, unfilteredAddress } from "./board-filters.tsx";
import type { FoldedCard, FoldedColumn } from "./fold-moves.ts";
import { isMovable } from "./is-movable.ts";
import { MoveDialogs } from "./move-dialogs.tsx";
import { movedText, namedReasonText } from "./move-reply.ts";
import type { MoveReply } from "./move-reply.ts";
import { StageTabs } from "./stage-tabs.tsx";
import { useOthersMoves } from "./use-others-moves.ts";
import { useMoves } from "./use-moves.ts";

const COLUMNS = "grid min-h-0 flex-1 snap-x snap-proximity grid-cols-[repeat(6,minmax(15rem,1fr))] gap-2.5 overflow-x-auto px-4 pb-1 max-sm:grid-cols-1 max-sm:pt-3 md:px-5 md:pb-0 xl:grid-cols-[repeat(6,minmax(12rem,1fr))] print:grid-cols-3 print:overflow-visible";

/** What stands above the columns: a past day, a move without JavaScript, or that nothing matches. */
function BoardNotes({ page }: { readonly page: BoardPage }) {
  const words = useWords();
  const { board, common, shell } = words;
  const { search } = useLocation();
  const isEmpty = page.board.columns.every((column) => column.count === 0);
  return (
    <>
      {!page.board.isToday && (
        <Banner className="mx-4 mb-2 md:mx-5" action={<Link to={boardAddress(search, { asOf: null })} className="link whitespace-nowrap">{shell.backToToday}</Link>}>{shell.pastReadOnly}</Banner>
      )}
      {page.moved && <Banner tone="done" className="mx-4 mb-2 md:mx-5">{movedText(words, page.moved)}</Banner>}
      {isEmpty && isFiltered(search) && (
        <Banner className="mx-4 mb-2 md:mx-5" action={<Link to={unfilteredAddress(search)} className="link whitespace-nowrap">{common.clearFilters}</Link>}>{board.excludedBy}</Banner>
      )}
    </>
  );
}

function Columns({ page, columns, shown }: { readonly page: BoardPage; readonly columns: readonly FoldedColumn[]; readonly shown: ColumnStage }) {
  const isPast = !page.board.isToday;
  return (
    <div className={COLUMNS}>
      {columns.map((column) => (
        <BoardColumn key={column.stage} column={column} today={page.today} isPast={isPast} isMovable={isMovable(page)}
          isWide={page.query.wide === column.stage} isShownOnPhone={column.stage === shown} mayCreate={page.mayCreate && !isPast} />
      ))}
    </div>
  );
}

/** The board: what narrows it, its six columns, and the dialogs of a move. */
export function BoardView({ page, posted }: { readonly page: BoardPage; readonly posted: MoveReply | undefined }) {
  const words = useWords();
  const { search } = useLocation();
  const navigate = useNavigate();
  const { toast } = useMessages();
  const { columns, request } = useMoves(page);
  useLive({ topics: page.board.isToday ? ["all"] : [], isPaused: request !== null });
  useOthersMoves(page);
  const shown = columnNamed(new URLSearchParams(search).get("column")) ?? page.query.wide ?? COLUMN_STAGES[0] ?? "attraction";
  const ask = (card: FoldedCard, to: ColumnStage) => navigate(boardAddress(search, { move: card.code, to }), { preventScrollReset: true });
  const refuse = (card: FoldedCard, reason: Refusal) => toast(`${words.board.moveRefused({ name: card.name })} ${namedReasonText(words, reason)}`, "failed");
  const total = columns.reduce((sum, column) => ({ count: sum.count + column.count, totalCny: sum.totalCny + column.totalCny }), { count: 0, totalCny: 0 });
  const body = <Columns page={page} columns={columns} shown={shown} />;
  return (
    <div className={classNames("flex min-h-0 flex-1 flex-col", !page.board.isToday && "bg-accent-tint")}>
      <MoveDialogs page={page} request={request} posted={posted} />
      <BoardFilters choices={page.choices} lights={page.board.lights} isPast={!page.board.isToday} {...total} />
      <BoardNotes page={page} />
      <StageTabs columns={columns} shown={shown} />
      {isMovable(page) ? <BoardDrag today={page.today} ways={page.ways} onMove={ask} onImpossible={refuse}>{body}</BoardDrag> : body}
    </div>
  );
}
