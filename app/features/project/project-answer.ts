import type { Refusal } from "#app/domain/verdict.ts";
import { formatInstant } from "#app/i18n/format-date.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { Words } from "#app/i18n/words.ts";
import type { LatestChange } from "#app/services/projects/latest-change.server.ts";
import { namedReasonText } from "../board/move-reply.ts";

/** A refused form of a project's page: every reason, what was typed, and who was faster if somebody was. */
export interface RefusedChange {
  readonly ok: false;
  readonly errors: readonly Refusal[];
  readonly values: Readonly<Record<string, string>>;
  readonly conflict: LatestChange | null;
}

/** Who was faster, in a sentence; null where nobody was. */
export function fasterText({ project }: Words, locale: Locale, conflict: LatestChange | null | undefined): string | null {
  return conflict ? project.someoneFaster({ by: conflict.by, at: formatInstant(locale, conflict.at, "text") }) : null;
}

/** The reasons that no field of the form shows beside itself. */
export function otherReasons(words: Words, refused: RefusedChange | null, fields: readonly string[]): string[] {
  const others = (refused?.errors ?? []).filter((error) => error.code !== "stale" && (error.field === undefined || !fields.includes(error.field)));
  return others.map((error) => namedReasonText(words, error));
}
