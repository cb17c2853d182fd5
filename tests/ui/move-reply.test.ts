import { expect, test } from "vitest";
import { GATE_RULES } from "#app/domain/gates.ts";
import { reasonText } from "#app/features/board/move-reply.ts";
import { words } from "#app/i18n/words.ts";

const zh = words("zh-CN");
const ELSEWHERE = GATE_RULES.filter(({ at }) => at !== "form");

test.for(ELSEWHERE)("what $id lacks is mended elsewhere, and called by its rule", ({ id, field }) => {
  expect(reasonText(zh, { code: "gate_missing", field, params: { rule: id } })).toBe(zh.errors.gate_missing({ what: zh.gates.rule[id] }));
});

test("what the form mends is called by its field", () => {
  expect(reasonText(zh, { code: "gate_missing", field: "amount", params: { rule: "amount" } })).toBe(zh.errors.gate_missing({ what: zh.fields.amount }));
});
