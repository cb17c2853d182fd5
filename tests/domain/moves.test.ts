import { describe, expect, it } from "vitest";
import { canMove } from "#app/domain/moves.ts";
import { COLUMN_STAGES, STAGE_IDS } from "#app/domain/stages.ts";

const codeOf = (verdict: ReturnType<typeof canMove>) => (verdict.ok ? "ok" : verdict.errors.map((error) => error.code).join());

describe("moving a card", () => {
  it.each([
    ["attraction", "landing", "ok"],
    ["attraction", "supervision", "ok"],
    ["construction", "acceptance", "ok"],
    ["construction", "construction", "move_backwards"],
    ["construction", "landing", "move_backwards"],
    ["supervision", "attraction", "move_backwards"],
    ["done", "supervision", "wrong_stage"],
    ["left", "landing", "wrong_stage"],
  ] as const)("from %s to %s: %s", (from, to, expected) => expect(codeOf(canMove(from, to))).toBe(expected));

  it("is possible exactly to later columns", () => {
    for (const from of STAGE_IDS) {
      const start = COLUMN_STAGES.findIndex((stage) => stage === from);
      for (const [index, to] of COLUMN_STAGES.entries()) expect(canMove(from, to).ok).toBe(start >= 0 && index > start);
    }
  });
});
