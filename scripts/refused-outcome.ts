import type { Refusal } from "#app/domain/verdict.ts";
import { namedRefusalText } from "#app/i18n/refusal-text.ts";
import { words } from "#app/i18n/words.ts";
import type { Outcome } from "./command.ts";

/** A refusal by a service as a command tells it: every reason with the name of its field, one line each; `spoken` renames fields whose word means another thing elsewhere. */
export function refusedOutcome(errors: readonly Refusal[], spoken: Readonly<Record<string, string>> = {}): Outcome {
  const lines = errors.map((error) => namedRefusalText(words("en"), error.field === undefined ? error : { ...error, field: spoken[error.field] ?? error.field }));
  return { ok: false, code: errors.length === 1 ? (errors[0]?.code ?? "invalid") : "invalid", detail: lines.join(" "), errors, lines };
}
