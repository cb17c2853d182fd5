import { useFetchers } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { ColumnStage } from "#app/domain/stages.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { BoardPage } from "#app/services/board/board-page.server.ts";
import { useMessages } from "#app/ui/toast.tsx";
import { pendingMoveOf } from "./fold-moves.ts";

/** So many moves are told card by card; more in one line. */
const TOLD_ONE_BY_ONE = 3;

interface Stand {
  readonly name: string;
  readonly stage: ColumnStage;
}

function standsOf(page: BoardPage): ReadonlyMap<string, Stand> {
  return new Map(page.board.columns.flatMap(({ stage, cards }) => cards.map(({ code, name }) => [code, { name, stage }] as const)));
}

/** Says of cards that others moved where they stand now. */
export function useOthersMoves(page: BoardPage): void {
  const { board, stages } = useWords();
  const { toast } = useMessages();
  const fetchers = useFetchers();
  const last = useRef(page);
  const own = useRef(new Set<string>());
  useEffect(() => {
    for (const { formData } of fetchers) {
      const move = pendingMoveOf(formData);
      if (move) own.current.add(move.code);
    }
  }, [fetchers]);
  useEffect(() => {
    const before = last.current;
    last.current = page;
    if (before === page || before.board.asOf !== page.board.asOf) return;
    const stood = standsOf(before);
    const moved = [...standsOf(page)].filter(([code, { stage }]) => stood.has(code) && stood.get(code)?.stage !== stage);
    const byOthers = moved.filter(([code]) => !own.current.delete(code)).map(([, stand]) => stand);
    if (byOthers.length > TOLD_ONE_BY_ONE) toast(board.manyMovedByOthers({ n: byOthers.length }));
    else for (const { name, stage } of byOthers) toast(board.movedByOthers({ name, stage: stages.name[stage] }));
  }, [page, board, stages, toast]);
}
