import { describe, expect, it } from "vitest";
import { COLUMN_STAGES } from "#app/domain/stages.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import { boardAddress, listAddress, moveRequestOf, toggledAddress } from "#app/features/board/board-address.ts";
import { foldMoves, pendingMoveOf } from "#app/features/board/fold-moves.ts";
import type { BoardColumn } from "#app/services/board/board.server.ts";
import type { BoardCard } from "#app/services/board/cards.server.ts";

function card(code: string, stage: ColumnStage, totalCny: number | null): BoardCard {
  return {
    code, version: 3, name: `示例 ${code}`, investor: "示例投资方", totalCny, amount: totalCny, currency: "CNY", district: null, isForeign: false, stage, subState: stage === "attraction" ? "talks" : null,
    isSuspended: false, daysInStage: 12, light: "yellow", lightMilestone: "signed", lightDaysLate: 4, nextMilestone: "signed", nextDueOn: "2025-07-11", missing: [], proposedLandingOn: null,
  };
}

/** Two drawn cards in attraction of five, one in landing, the other columns empty. */
function columns(): BoardColumn[] {
  const cards: Partial<Record<ColumnStage, BoardCard[]>> = { attraction: [card("A1", "attraction", 3e9), card("A2", "attraction", 5e8)], landing: [card("L1", "landing", 2e9)] };
  const counts: Partial<Record<ColumnStage, number>> = { attraction: 5, landing: 1 };
  return COLUMN_STAGES.map((stage) => ({ stage, count: counts[stage] ?? 0, totalCny: (cards[stage] ?? []).reduce((sum, entry) => sum + (entry.totalCny ?? 0), 0), majorCount: (cards[stage] ?? []).filter((entry) => (entry.totalCny ?? 0) >= 1e9).length, cards: cards[stage] ?? [] }));
}

const at = (folded: ReturnType<typeof foldMoves>, stage: ColumnStage) => folded[COLUMN_STAGES.indexOf(stage)];

describe("pending moves over the board's data", () => {
  it("draw the card in its new column by amount, with everything the move does not touch unchanged", () => {
    const folded = foldMoves(columns(), [{ code: "A1", to: "landing" }]);
    expect(at(folded, "attraction")).toMatchObject({ count: 4, totalCny: 5e8, majorCount: 0, hiddenCount: 3 });
    expect(at(folded, "landing")).toMatchObject({ count: 2, totalCny: 5e9, majorCount: 2, hiddenCount: 0 });
    expect(at(folded, "landing")?.cards.map(({ code, isMoving }) => [code, isMoving])).toEqual([["A1", true], ["L1", false]]);
    const [moved] = at(folded, "landing")?.cards ?? [];
    expect(moved).toEqual({ ...card("A1", "attraction", 3e9), stage: "landing", subState: null, isMoving: true });
  });

  it("are not drawn where they could never be accepted", () => {
    const plain = foldMoves(columns(), []);
    expect(foldMoves(columns(), [{ code: "L1", to: "landing" }])).toEqual(plain);
    expect(foldMoves(columns(), [{ code: "nobody", to: "landing" }])).toEqual(plain);
  });

  it("draw a card that goes back in the earlier column", () => {
    const folded = foldMoves(columns(), [{ code: "L1", to: "attraction" }]);
    expect(at(folded, "landing")).toMatchObject({ count: 0 });
    expect(at(folded, "attraction")?.cards.map(({ code }) => code)).toEqual(["A1", "L1", "A2"]);
  });

  it("draw a card that is not among the first ones of its column, and count it once", () => {
    const folded = foldMoves(columns(), [{ code: "A9", to: "construction" }], [card("A9", "attraction", 1e8)]);
    expect(at(folded, "attraction")).toMatchObject({ count: 4, hiddenCount: 2 });
    expect(at(folded, "construction")?.cards.map(({ code }) => code)).toEqual(["A9"]);
  });

  it("keep the board's sums the same whatever moves", () => {
    const moves = [{ code: "A2", to: "capacity" as const }, { code: "L1", to: "supervision" as const }];
    const total = (list: readonly BoardColumn[] | ReturnType<typeof foldMoves>) => list.reduce((sum, { count, totalCny }) => [sum[0] + count, sum[1] + totalCny] as [number, number], [0, 0] as [number, number]);
    expect(total(foldMoves(columns(), moves))).toEqual(total(columns()));
  });
});

describe("a form on its way", () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  };
  it("is a move by the same fields that the action reads", () => {
    expect(pendingMoveOf(form({ intent: "move", code: "A1", to: "landing" }))).toEqual({ code: "A1", to: "landing" });
    expect(pendingMoveOf(form({ intent: "rename", code: "A1", to: "landing" }))).toBeNull();
    expect(pendingMoveOf(form({ intent: "move", code: "A1", to: "done" }))).toBeNull();
    expect(pendingMoveOf(undefined)).toBeNull();
  });
});

describe("the board's address", () => {
  it("keeps the filters and the day, and closes what was open", () => {
    const search = "?district=330206&asOf=2024-12-31&move=A1&to=landing&moved=B";
    expect(boardAddress(search)).toBe("/board?district=330206&asOf=2024-12-31");
    expect(boardAddress(search, { move: "A 2" })).toBe("/board?district=330206&asOf=2024-12-31&move=A+2");
    expect(listAddress(`${search}&wide=landing&column=landing`, "landing")).toBe("/projects?district=330206&asOf=2024-12-31&stage=landing");
    expect(moveRequestOf(search)).toEqual({ code: "A1", to: "landing" });
    expect(moveRequestOf("?move=A1&to=nowhere")).toEqual({ code: "A1", to: null });
    expect(moveRequestOf("")).toBeNull();
  });
  it("puts values into a list and takes them out again", () => {
    expect(toggledAddress("?kind=expansion", "kind", "new_build")).toBe("/board?kind=expansion,new_build");
    expect(toggledAddress("?kind=expansion,new_build", "kind", "expansion")).toBe("/board?kind=new_build");
    expect(toggledAddress("?kind=expansion", "kind", "expansion")).toBe("/board");
  });
});
