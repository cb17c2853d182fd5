import { canMoveIn } from "#app/domain/moves.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import type { BoardColumn } from "#app/services/board/board.server.ts";
import type { BoardCard } from "#app/services/board/cards.server.ts";
import { columnNamed } from "./board-address.ts";

/** From one amount on a project counts as major in a column's head. */
const MAJOR_CNY = 1_000_000_000;

const ANY_WAY = { forward: true, back: true };

export interface PendingMove {
  readonly code: string;
  readonly to: ColumnStage;
}

export interface FoldedCard extends BoardCard {
  /** The card stands where it is asked to go; nothing is stored yet. */
  readonly isMoving: boolean;
}

export interface FoldedColumn extends Omit<BoardColumn, "cards"> {
  readonly cards: readonly FoldedCard[];
  /** How many of the column's projects are not drawn. */
  readonly hiddenCount: number;
}

/** The move that a form on its way asks for, read from the fields that the action reads; null for any other form. */
export function pendingMoveOf(form: FormData | undefined): PendingMove | null {
  const [code, to] = [form?.get("code"), columnNamed(form?.get("to"))];
  const isMove = form?.get("intent") === "move" || form?.get("intent") === "moveBack";
  return isMove && typeof code === "string" && to ? { code, to } : null;
}

/**
 * The columns as they will be once the pending moves are stored. A move that could never be accepted is not drawn; of a card
 * only what the move changes is changed. `aside` are cards that are moved without being among the columns' first ones.
 */
export function foldMoves(columns: readonly BoardColumn[], moves: readonly PendingMove[], aside: readonly BoardCard[] = []): FoldedColumn[] {
  const targets = new Map(moves.map((move) => [move.code, move.to]));
  const drawn = columns.flatMap((column) => column.cards);
  const strangers = aside.filter((card) => targets.has(card.code) && !drawn.some((entry) => entry.code === card.code));
  const leaving = [...drawn, ...strangers].flatMap((card) => {
    const to = targets.get(card.code);
    return to !== undefined && canMoveIn(ANY_WAY, card.stage, to).ok ? [{ card, to }] : [];
  });
  const leavingCodes = new Set(leaving.map(({ card }) => card.code));
  return columns.map((column) => {
    const left = [...column.cards, ...strangers.filter((card) => card.stage === column.stage)].filter((card) => leavingCodes.has(card.code));
    const arrived = leaving.filter(({ to }) => to === column.stage).map(({ card }) => card);
    const staying = column.cards.filter((card) => !leavingCodes.has(card.code));
    const cards = [...staying.map((card) => ({ ...card, isMoving: false })), ...arrived.map((card) => ({ ...card, stage: column.stage, subState: null, isMoving: true }))];
    return {
      ...column, cards: cards.toSorted(byAmount), hiddenCount: Math.max(0, column.count - column.cards.length - left.filter((card) => strangers.includes(card)).length),
      count: column.count - left.length + arrived.length,
      totalCny: column.totalCny - sum(left) + sum(arrived), majorCount: column.majorCount - majors(left) + majors(arrived),
    };
  });
}

function byAmount(a: BoardCard, b: BoardCard): number {
  return (b.totalCny ?? -1) - (a.totalCny ?? -1);
}

function sum(cards: readonly BoardCard[]): number {
  return cards.reduce((total, card) => total + (card.totalCny ?? 0), 0);
}

function majors(cards: readonly BoardCard[]): number {
  return cards.filter((card) => (card.totalCny ?? 0) >= MAJOR_CNY).length;
}
