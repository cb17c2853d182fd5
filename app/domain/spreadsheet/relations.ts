import type { KnownProject, ProjectIndex, RowMatch } from "./match-rows.ts";
import type { ParsedRow } from "./row-values.ts";

/** In which other projects a project says it counts. */
export type Counted = Pick<KnownProject, "partOf" | "duplicateOf">;

/** Says of a project by its code in which other one it counts once the file is stored; null for one that counts itself. */
export type CountedIn = (code: string) => string | null;

/** Reads from a file and from what is stored where each project will count; an absent column leaves the stored relation. */
export function countedAfter(parsed: readonly ParsedRow[], matches: ReadonlyMap<ParsedRow, RowMatch>, stored: ProjectIndex, outside: ReadonlyMap<string, Counted>): CountedIn {
  const rows = new Map<string, ParsedRow>();
  for (const row of parsed) {
    const match = matches.get(row);
    const code = row.values.code ?? (match?.kind === "match" ? match.project.code : null);
    if (code != null && !rows.has(code)) rows.set(code, row);
  }
  return (code) => {
    const said = rows.get(code)?.values;
    const known = stored.byCode.get(code) ?? outside.get(code);
    const after = (own: string | null | undefined, before: string | null | undefined) => (own === undefined ? (before ?? null) : own);
    return after(said?.partOf, known?.partOf) ?? after(said?.duplicateOf, known?.duplicateOf);
  };
}

/** Whether a project that counts in another one comes back to itself, so that it would be counted nowhere. */
export function goesRound(own: string | null, target: string, countedIn: CountedIn): boolean {
  const seen = new Set<string>();
  for (let at: string | null = target; at !== null && !seen.has(at); at = countedIn(at)) {
    if (at === own) return true;
    seen.add(at);
  }
  return false;
}
