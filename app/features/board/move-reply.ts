import { STAGE_IDS } from "#app/domain/stages.ts";
import type { ColumnStage, Stage } from "#app/domain/stages.ts";
import { formatInstant } from "#app/i18n/format-date.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { fieldName, namedRefusalText, refusalText } from "#app/i18n/refusal-text.ts";
import type { Words } from "#app/i18n/words.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import { findGateRule } from "#app/domain/gates.ts";
import type { GateRuleId } from "#app/domain/gates.ts";
import type { MoveAnswer } from "#app/services/board/move-card.server.ts";

/** What the board gets back from a move: done, or refused with what was typed. */
export type MoveReply =
  | Extract<MoveAnswer, { ok: true }>
  | (Extract<MoveAnswer, { ok: false }> & { readonly to: ColumnStage | null; readonly values: Readonly<Record<string, string>> });

export type RefusedMove = Extract<MoveReply, { ok: false }>;

const KEY = "card:";

/** One fetcher per card: a later move of the same card supersedes an earlier one. */
export function cardKey(code: string): string {
  return `${KEY}${code}`;
}

/** Whether something a fetcher brought back answers a move. */
export function isMoveReply(key: string, data: unknown): data is MoveReply {
  return key.startsWith(KEY) && typeof data === "object" && data !== null && "ok" in data;
}

/** The sentence after a move that was stored; a date that counts only later leaves the card where it is. */
export function movedText({ board, stages }: Words, { name, stage, to }: { readonly name: string; readonly stage: Stage; readonly to?: Stage }): string {
  const isWaiting = to !== undefined && STAGE_IDS.indexOf(stage) < STAGE_IDS.indexOf(to);
  const parts = { name, stage: stages.name[stage] };
  return isWaiting ? board.waits(parts) : board.moved(parts);
}

/** Who was faster and where the project stands since; null where nobody was. */
export function conflictText({ board, stages }: Words, locale: Locale, reply: RefusedMove): string | null {
  if (!reply.conflict) return null;
  const { by, at, stage } = reply.conflict;
  return board.conflict({ by, at: formatInstant(locale, at, "text"), stage: stages.name[stage] });
}

/** What the form itself mends is called by its field; what is mended elsewhere by its rule, as its line is. */
function missingName(words: Words, { field = "", params }: Refusal): string {
  const rule = findGateRule(String(params?.rule));
  return (rule?.at === "form" ? fieldName(words, field) : null) ?? words.gates.rule[params?.rule as GateRuleId];
}

/** A reason against a move in the words of the gate it comes from. */
export function reasonText(words: Words, reason: Refusal): string {
  if (reason.code === "gate_missing") return words.errors.gate_missing({ what: missingName(words, reason) });
  if (reason.code === "order_unusual") return orderText(words, reason) ?? refusalText(words, reason);
  return refusalText(words, reason);
}

/** The same beside its field, where what is missing need not be named. */
export function fieldReasonText(words: Words, reason: Refusal): string {
  return reason.code === "gate_missing" ? refusalText(words, { code: "required" }) : reasonText(words, reason);
}

/** The same with the name of its field, for where the field is not beside it. */
export function namedReasonText(words: Words, reason: Refusal): string {
  if (reason.code === "gate_missing" || reason.code === "order_unusual" || reason.field === undefined || fieldName(words, reason.field) === null) return reasonText(words, reason);
  return namedRefusalText(words, reason);
}

function orderText({ project, milestones }: Words, { params }: Refusal): string | null {
  const name = (key: string) => milestones.name[params?.[key] as keyof typeof milestones.name] ?? null;
  const [first, second] = [name("earlier"), name("later")];
  return first && second ? project.orderUnusual({ first, second }) : null;
}
