import type { Refusal } from "#app/domain/verdict.ts";
import type { Words } from "./words.ts";

type ErrorCode = keyof Words["errors"];

/** Tells whether an error code has a wording. */
export function isErrorCode(code: string, words: Words): code is ErrorCode {
  return Object.hasOwn(words.errors, code);
}

/** The sentence for a refusal; a code without a wording reads as an unusable value, never as the code itself. */
export function refusalText(words: Words, refusal: Refusal): string {
  const code: ErrorCode = isErrorCode(refusal.code, words) ? refusal.code : "invalid";
  return words.errors[code]({ ...refusal.params, ...(code === "gate_missing" ? { what: gateRuleText(words, refusal.params?.rule) } : {}) });
}

/** What a rule of a gate asks for. */
function gateRuleText(words: Words, rule: unknown): string {
  return Object.hasOwn(words.gates.rule, String(rule)) ? words.gates.rule[rule as keyof Words["gates"]["rule"]] : "";
}

/** The name of a field as people know it, or null for one without a name. */
export function fieldName(words: Words, field: string): string | null {
  if (Object.hasOwn(words.fields, field)) return words.fields[field as keyof Words["fields"]];
  const milestone = field.replace(/(_on|On)$/, "").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.hasOwn(words.milestones.name, milestone) ? words.milestones.name[milestone as keyof Words["milestones"]["name"]] : null;
}

/** A refusal with the name of its field in front: "District: Please fill this in."; what a gate lacks names itself. */
export function namedRefusalText(words: Words, refusal: Refusal): string {
  const name = refusal.field === undefined ? null : fieldName(words, refusal.field);
  return name === null || refusal.code === "gate_missing" ? refusalText(words, refusal) : words.common.named({ name, text: refusalText(words, refusal) });
}

/** The messages of each field, for the form that draws them; refusals without a field stand under "". */
export function refusalsByField(words: Words, refusals: readonly Refusal[]): Record<string, string[]> {
  const byField: Record<string, string[]> = {};
  for (const refusal of refusals) (byField[refusal.field ?? ""] ??= []).push(refusalText(words, refusal));
  return byField;
}
