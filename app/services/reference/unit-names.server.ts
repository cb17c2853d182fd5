import { allUnits } from "#db/queries/reference.ts";
import type { ServiceContext } from "../context.server.ts";

/** A government unit with its name in both languages; those of districts and zones stand apart from the city's. */
export interface NamedUnit {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly isArea: boolean;
}

/** Every unit in the order of the policy. */
export async function namedUnits(ctx: Pick<ServiceContext, "db">): Promise<NamedUnit[]> {
  return (await allUnits(ctx.db.read)).map((row) => ({ code: row.code, zh: row.name_zh, en: row.name_en, isArea: row.code.startsWith("gov_") }));
}
