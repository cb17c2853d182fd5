import { parseForm, readForm, readIntent } from "#app/http/parse-form.server.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import { MOVE_INTENTS, moveBackFormSchema, moveFormSchema } from "#app/schemas/board-move.ts";
import type { MoveBackForm, MoveForm } from "#app/schemas/board-move.ts";

export interface ReadMove {
  /** What could be read; null where it is not even clear which card is meant, or why it should go back. */
  readonly move: MoveForm | MoveBackForm | null;
  readonly misread: readonly Refusal[];
  readonly values: Readonly<Record<string, string>>;
}

/** Reads the form of a move. Fields that cannot be read are told apart, so that the others are still judged. */
export async function readMove(request: Request): Promise<ReadMove> {
  const form = await readForm(request);
  if (readIntent(form, MOVE_INTENTS) === "moveBack") {
    const back = parseForm(form, moveBackFormSchema);
    return back.ok ? { move: back.value, misread: [], values: back.values } : { move: null, misread: back.errors, values: back.values };
  }
  const parsed = parseForm(form, moveFormSchema);
  if (parsed.ok) return { move: parsed.value, misread: [], values: parsed.values };
  for (const { field } of parsed.errors) if (field !== undefined) form.delete(field);
  const rest = parseForm(form, moveFormSchema);
  return { move: rest.ok ? rest.value : null, misread: parsed.errors, values: parsed.values };
}
