import { LEAD_DAY_KEYS, parseLeadDays, readLeadDays } from "#app/domain/lead-days.ts";
import type { LeadDayKey, LeadDays } from "#app/domain/lead-days.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { currentSetting, replaceSetting, settingVersions } from "#db/queries/settings.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";

const KEY = "lead_days";

/** One version of the days and who recorded it. */
export interface LeadDaysVersion {
  readonly days: LeadDays;
  readonly recordedFrom: string;
  readonly recordedTo: string | null;
  readonly recordedBy: string | null;
}

export interface LeadDaysView {
  readonly days: LeadDays;
  /** The version that a form is filled in on; null: none yet. */
  readonly seen: number | null;
  readonly versions: readonly LeadDaysVersion[];
}

/** The days in force of the lead clock, the first-report right and late entries. */
export async function leadDays(ctx: Pick<ServiceContext, "db">): Promise<LeadDays> {
  return readLeadDays((await currentSetting(ctx.db.read, KEY))?.value ?? null);
}

/** The days and their history, for those who may read settings. */
export async function viewLeadDays(ctx: ServiceContext): Promise<Verdict<LeadDaysView>> {
  const allowed = authorise(ctx, "settings.read");
  if (!allowed.ok) return allowed;
  const versions = await settingVersions(ctx.db.read, KEY);
  const current = versions.find((version) => version.recordedTo === null);
  return accept({ days: readLeadDays(current?.value ?? null), seen: current?.id ?? null, versions: versions.map(({ value, ...version }) => ({ ...version, days: readLeadDays(value) })) });
}

/** Sets the days from now on; the same days again are no change. */
export async function setLeadDays(ctx: ServiceContext, typed: Readonly<Partial<Record<LeadDayKey, string>>>, seen: number | null): Promise<Verdict<{ changed: boolean }>> {
  const allowed = authorise(ctx, "settings.write");
  if (!allowed.ok) return allowed;
  const parsed = parseLeadDays(typed);
  if (!parsed.ok) return parsed;
  return ctx.db.transaction(async (trx) => {
    const current = await currentSetting(trx, KEY);
    const before = readLeadDays(current?.value ?? null);
    const changed = LEAD_DAY_KEYS.filter((key) => before[key] !== parsed.value[key]);
    if (changed.length === 0) return accept({ changed: false });
    if ((current?.id ?? null) !== seen) return refuse({ code: "stale" });
    const at = current && current.recorded_from > ctx.now ? current.recorded_from : ctx.now;
    await replaceSetting(trx, KEY, JSON.stringify(parsed.value), at, ctx.actor.userId);
    const only = (days: LeadDays) => Object.fromEntries(changed.map((key) => [key, days[key]]));
    await appendAudit(trx, { at, actorId: ctx.actor.userId, actorName: ctx.actor.name, action: "setting.set", objectType: "setting", objectCode: KEY, projectId: null, before: only(before), after: only(parsed.value) });
    return accept({ changed: true });
  });
}
