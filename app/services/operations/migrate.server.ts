import { migrateToLatest } from "#db/migrate.server.ts";
import { recordMissingParties } from "../companies/record-parties.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { loadReference } from "../reference/load-reference.server.ts";
import { refreshStatuses } from "./refresh-statuses.server.ts";

/** Brings an existing database to the newest schema, with a backup first, renews the reference lists if anything ran, and derives anew what a migration marked. */
export async function migrateDatabase(ctx: ServiceContext): Promise<{ applied: string[]; backup: string | null }> {
  const result = await migrateToLatest(ctx.db, ctx.now);
  if (result.applied.length > 0) await loadReference(ctx);
  await recordMissingParties(ctx);
  await refreshStatuses(ctx);
  return result;
}
