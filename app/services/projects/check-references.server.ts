import type { Kysely } from "kysely";
import type { ProjectInput } from "#app/domain/project-input.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import { missingReferences } from "#db/queries/reference.ts";
import type { Database } from "#db/schema/database.ts";

/** Reasons for which an input points to what is not there: a district, division, chain, account or another project. */
export async function referenceRefusals(db: Kysely<Database>, input: ProjectInput): Promise<Refusal[]> {
  const missing = await missingReferences(db, input);
  return missing.map((reference) => ({ code: reference.code, field: reference.field, params: { value: reference.value } }));
}
