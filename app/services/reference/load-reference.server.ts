import { addMissingSetting } from "#db/queries/write-reference.ts";
import type { ServiceContext } from "../context.server.ts";

/** The plan and its defaults were known from its first day on; a figure as known at any later instant finds them. */
const KNOWN_FROM = "2021-01-01T00:00:00.000Z";

/** Loads the reference lists, the plan with its targets and the default settings; again it renews the lists and adds nothing twice. */
export async function loadReference(ctx: ServiceContext): Promise<void> {
  await ctx.db.transaction(async (trx) => {
    await addMissingSetting(trx, { key: "landing_variant", value: "land_or_capital", recorded_from: KNOWN_FROM, recorded_to: null, recorded_by: null });
  });
}
