import { appendAudit } from "#db/queries/audit.ts";
import { addMissingRates, addMissingSetting, addMissingTarget, upsertList } from "#db/queries/write-reference.ts";
import type { ServiceContext } from "../context.server.ts";
import { actorFields } from "../projects/record-project.server.ts";
import { annexRows, chainRows, countryRows, districtRows, divisionRows, planQuotaRows, rateRows, targetRows, unitRows } from "./seed-rows.server.ts";

/** The plan and its defaults were known from its first day on; a figure as known at any later instant finds them. */
const KNOWN_FROM = "2021-01-01T00:00:00.000Z";
const VERSION = { recorded_from: KNOWN_FROM, recorded_to: null, recorded_by: null } as const;

const DEFAULT_SETTINGS = { landing_variant: "land_or_capital" } as const;

/** How many rows each reference list has. */
export type ReferenceCounts = Readonly<Record<"districts" | "divisions" | "chains" | "units" | "countries" | "quotas" | "annexIndicators" | "targets" | "rates", number>>;

/**
 * Loads the reference lists, the plan with its targets, rates and the default settings. Again it renews the lists and adds
 * what is missing; targets, rates and settings that somebody changed stay as they are.
 */
export async function loadReference(ctx: ServiceContext): Promise<ReferenceCounts> {
  await ctx.db.transaction(async (trx) => {
    await upsertList(trx, "districts", districtRows);
    await upsertList(trx, "divisions", divisionRows);
    await upsertList(trx, "chains", chainRows);
    await upsertList(trx, "units", unitRows);
    await upsertList(trx, "countries", countryRows);
    await upsertList(trx, "plan_quotas", planQuotaRows);
    await upsertList(trx, "annex_indicators", annexRows);
    const rates = await addMissingRates(trx, rateRows);
    let added = 0;
    for (const row of targetRows) added += (await addMissingTarget(trx, { ...row, ...VERSION })) ? 1 : 0;
    for (const [key, value] of Object.entries(DEFAULT_SETTINGS)) added += (await addMissingSetting(trx, { key, value, ...VERSION })) ? 1 : 0;
    if (rates + added > 0) await appendAudit(trx, { ...actorFields(ctx), action: "reference.load", objectType: "reference", objectCode: null, projectId: null, before: null, after: { rates, targetsAndSettings: added } });
  });
  return {
    districts: districtRows.length, divisions: divisionRows.length, chains: chainRows.length, units: unitRows.length, countries: countryRows.length,
    quotas: planQuotaRows.length, annexIndicators: annexRows.length, targets: targetRows.length, rates: rateRows.length,
  };
}
