import type { BoardPage } from "#app/services/board/board-page.server.ts";

/** Whether the reader may move any card in any way. */
export function isMovable({ ways }: Pick<BoardPage, "ways">): boolean {
  return ways.forward || ways.back;
}
