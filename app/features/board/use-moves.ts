import { useFetchers, useLocation, useNavigate, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { BoardPage } from "#app/services/board/board-page.server.ts";
import { useMessages } from "#app/ui/toast.tsx";
import { BOARD_PATH, boardAddress, moveRequestOf } from "./board-address.ts";
import type { MoveRequest } from "./board-address.ts";
import { isMovable } from "./is-movable.ts";
import { foldMoves, pendingMoveOf } from "./fold-moves.ts";
import type { FoldedColumn } from "./fold-moves.ts";
import { conflictText, isMoveReply, movedText, namedReasonText } from "./move-reply.ts";

export interface Moves {
  /** The columns with everything that is under way folded in. */
  readonly columns: readonly FoldedColumn[];
  readonly request: MoveRequest | null;
}

/** What the board shows while moves are under way, derived from its data, the address and the forms on their way. */
export function useMoves(page: BoardPage): Moves {
  const { location: next, state } = useNavigation();
  const { search } = useLocation();
  const fetchers = useFetchers();
  const request = moveRequestOf(next?.pathname === BOARD_PATH ? next.search : search);
  const asked = request?.to && isMovable(page) ? [{ code: request.code, to: request.to }] : [];
  const sent = fetchers.flatMap((fetcher) => pendingMoveOf(fetcher.formData) ?? []);
  const columns = foldMoves(page.board.columns, [...asked, ...sent], page.move ? [page.move.project.card] : []);
  useReports(fetchers, request);
  useFocusOnCard(request, state === "idle" && fetchers.length === 0);
  return { columns, request };
}

/** Tells the end of each move once, and closes its dialog. */
function useReports(fetchers: ReturnType<typeof useFetchers>, request: MoveRequest | null): void {
  const words = useWords();
  const locale = useLocale();
  const { search } = useLocation();
  const navigate = useNavigate();
  const { toast } = useMessages();
  const told = useRef(new WeakSet<object>());
  useEffect(() => {
    for (const { key, data } of fetchers) {
      if (!isMoveReply(key, data) || told.current.has(data)) continue;
      told.current.add(data);
      if (data.ok) {
        toast(movedText(words, data));
        if (request?.code === data.code) navigate(boardAddress(search), { replace: true, preventScrollReset: true });
      } else if (request?.code !== data.code) {
        const [first] = data.errors;
        toast(conflictText(words, locale, data) ?? (first ? namedReasonText(words, first) : words.board.notMoved), "failed");
      }
    }
  }, [fetchers, request, search, navigate, toast, words, locale]);
}

/** When a dialog closes, the focus goes back to its card, wherever that stands once everything has settled. */
function useFocusOnCard(request: MoveRequest | null, isSettled: boolean): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (request) last.current = request.code;
    if (request || last.current === null) return;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost) document.querySelector<HTMLElement>(`[data-card="${CSS.escape(last.current)}"] a[data-name]`)?.focus();
    if (isSettled) last.current = null;
  });
}
