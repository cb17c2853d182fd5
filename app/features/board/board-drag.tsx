import { closestCenter, DndContext, DragOverlay, KeyboardCode, KeyboardSensor, MouseSensor, pointerWithin, TouchSensor, useSensor, useSensors } from "@dnd-kit/core";
import type { Active, Announcements, CollisionDetection, KeyboardCoordinateGetter, Over } from "@dnd-kit/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { canMoveIn } from "#app/domain/moves.ts";
import type { MoveWays } from "#app/domain/moves.ts";
import { COLUMN_STAGES } from "#app/domain/stages.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { Words } from "#app/i18n/words.ts";
import { columnNamed } from "./board-address.ts";
import { LiftedCard } from "./board-card.tsx";
import type { FoldedCard } from "./fold-moves.ts";

const THRESHOLD_PX = 4;
const LONG_PRESS_MS = 300;
const LONG_PRESS_TOLERANCE_PX = 8;

/** The pointer decides by where it is, the keyboard by the nearest column. */
const nearestColumn: CollisionDetection = (args) => (args.pointerCoordinates ? pointerWithin(args) : closestCenter(args));

/** Left and right go from column to column; the card keeps its height. */
const columnByColumn: KeyboardCoordinateGetter = (event, { currentCoordinates, context: { active, over, droppableRects, collisionRect } }) => {
  const step = event.code === KeyboardCode.Right ? 1 : event.code === KeyboardCode.Left ? -1 : 0;
  if (step === 0) return undefined;
  event.preventDefault();
  const at = columnNamed(over?.id) ?? cardOf(active)?.stage ?? null;
  const next = COLUMN_STAGES[COLUMN_STAGES.findIndex((stage) => stage === at) + step];
  const rect = next && droppableRects.get(next);
  if (!rect || !collisionRect) return currentCoordinates;
  return { x: rect.left + (rect.width - collisionRect.width) / 2, y: currentCoordinates.y };
};

const KEYBOARD = {
  coordinateGetter: columnByColumn,
  keyboardCodes: { start: [KeyboardCode.Space, KeyboardCode.Enter], cancel: [KeyboardCode.Esc, KeyboardCode.Tab], end: [KeyboardCode.Space, KeyboardCode.Enter] },
};

function cardOf(active: Active | null): FoldedCard | null {
  return (active?.data.current as { card?: FoldedCard } | undefined)?.card ?? null;
}

/** Each step in words, for those who hear the board. */
function announcementsIn({ board, stages }: Words): Announcements {
  const said = (active: Active, over: Over | null, text: (p: { name: string; stage: string }) => string) => {
    const card = cardOf(active);
    const stage = columnNamed(over?.id) ?? card?.stage;
    return card && stage ? text({ name: card.name, stage: stages.name[stage] }) : undefined;
  };
  return {
    onDragStart: ({ active }) => said(active, null, board.lifted),
    onDragOver: ({ active, over }) => said(active, over, board.over),
    onDragEnd: ({ active, over }) => (isElsewhere(active, over) ? said(active, over, board.dropped) : said(active, over, board.putBack)),
    onDragCancel: ({ active }) => said(active, null, board.putBack),
  };
}

function isElsewhere(active: Active, over: Over | null): boolean {
  const to = columnNamed(over?.id);
  return to !== null && to !== cardOf(active)?.stage;
}

/** The click that ends a drag must not follow the card's link. */
function swallowNextClick(): void {
  const swallow = (event: MouseEvent) => { event.preventDefault(); event.stopImmediatePropagation(); };
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
}

export interface BoardDragProps {
  readonly today: string;
  readonly ways: MoveWays;
  readonly onMove: (card: FoldedCard, to: ColumnStage) => void;
  /** A drop that could never be accepted. */
  readonly onImpossible: (card: FoldedCard, reason: Refusal) => void;
  readonly children: ReactNode;
}

/** Dragging by mouse, long press or keyboard from column to column. */
export function BoardDrag({ today, ways, onMove, onImpossible, children }: BoardDragProps) {
  const words = useWords();
  const [lifted, setLifted] = useState<FoldedCard | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: THRESHOLD_PX } }),
    useSensor(TouchSensor, { activationConstraint: { delay: LONG_PRESS_MS, tolerance: LONG_PRESS_TOLERANCE_PX } }),
    useSensor(KeyboardSensor, KEYBOARD),
  );
  const drop = (active: Active, over: Over | null) => {
    setLifted(null);
    swallowNextClick();
    const [card, to] = [cardOf(active), columnNamed(over?.id)];
    if (!card || !to || to === card.stage) return;
    const verdict = canMoveIn(ways, card.stage, to);
    if (verdict.ok) onMove(card, to);
    else onImpossible(card, verdict.errors[0] ?? { code: "invalid" });
  };
  return (
    <DndContext id="board" sensors={sensors} collisionDetection={nearestColumn}
      accessibility={{ announcements: announcementsIn(words), screenReaderInstructions: { draggable: words.board.dragInstructions } }}
      onDragStart={({ active }) => setLifted(cardOf(active))} onDragEnd={({ active, over }) => drop(active, over)}
      onDragCancel={() => { setLifted(null); swallowNextClick(); }}>
      {children}
      <DragOverlay dropAnimation={null}>{lifted && <LiftedCard card={lifted} today={today} />}</DragOverlay>
    </DndContext>
  );
}
