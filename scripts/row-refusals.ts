import type { Refusal } from "#app/domain/verdict.ts";
import { refusalText } from "#app/i18n/refusal-text.ts";
import { words } from "#app/i18n/words.ts";
import type { Outcome } from "./command.ts";
import { refusedOutcome } from "./refused-outcome.ts";

/** A refusal of lines of a file as a command tells it: the row and column of each reason. */
export function rowRefusals(errors: readonly Refusal[]): Outcome {
  if (!errors.some((error) => typeof error.params?.row === "number")) return refusedOutcome(errors);
  const text = words("en");
  const lines = errors.map((error) => {
    const sentence = refusalText(text, error);
    return typeof error.params?.row === "number" ? `${text.importing.issueAt({ row: error.params.row, column: error.field ?? "" })}: ${sentence}` : sentence;
  });
  return { ok: false, code: "rows_rejected", detail: text.importing.refused, errors, lines: [...lines, text.importing.refused] };
}
