import type { Kysely } from "kysely";
import type { Predicate } from "#app/domain/predicate.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { missingReferences } from "#db/queries/reference.ts";
import type { Database } from "#db/schema/database.ts";

const REFERENCES = ["district", "division", "chain", "liaisonId", "partOf", "duplicateOf"] as const;
type References = { -readonly [K in (typeof REFERENCES)[number]]: ProjectInput[K] };

/** The references that a change makes; what stood there before is not asked about again. */
function newReferences(input: ProjectInput, before: ProjectInput | null): References {
  return Object.fromEntries(REFERENCES.map((key) => [key, before !== null && before[key] === input[key] ? null : input[key]])) as References;
}

/**
 * Reasons for which an input points to what is not there: a district, division, chain, account or another project. Another
 * project that the scope does not let be seen reads as one that is not there; one that itself counts elsewhere is refused, for
 * projects that point at each other would be counted nowhere.
 */
export async function referenceRefusals(db: Kysely<Database>, input: ProjectInput, scope: Predicate, before: ProjectInput | null): Promise<Refusal[]> {
  const wanted = newReferences(input, before);
  const errors = (await missingReferences(db, wanted)).map((reference): Refusal => ({ code: reference.code, field: reference.field, params: { value: reference.value } }));
  for (const field of ["partOf", "duplicateOf"] as const) {
    const code = wanted[field];
    if (code === null || errors.some((error) => error.field === field)) continue;
    const other = await findProject(db, code, scope);
    const counted = other?.part_of ?? other?.duplicate_of ?? null;
    if (!other) errors.push({ code: "unknown_reference", field, params: { value: code } });
    else if (counted !== null) errors.push({ code: "relation_not_counted", field, params: { code: counted } });
  }
  return errors;
}
