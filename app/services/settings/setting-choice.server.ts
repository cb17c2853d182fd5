import { SETTING_CHOICES } from "#app/domain/setting-values.ts";
import type { SettingKey } from "#app/domain/setting-values.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { currentSetting, replaceSetting, settingVersions } from "#db/queries/settings.ts";
import type { SettingVersion } from "#db/queries/settings.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";

/** What holds while nobody has chosen. */
const DEFAULTS: Readonly<Record<SettingKey, string>> = { landing_variant: "land_or_capital", password_profile: "basic" };

/** A setting as it stands: its value, the version seen (null: none yet) and the earlier ones. */
export interface SettingView {
  readonly value: string;
  readonly seen: number | null;
  readonly versions: readonly SettingVersion[];
}

/** A setting and its history, for those who may read settings. */
export async function viewSetting(ctx: ServiceContext, key: SettingKey): Promise<Verdict<SettingView>> {
  const allowed = authorise(ctx, "settings.read");
  if (!allowed.ok) return allowed;
  const versions = await settingVersions(ctx.db.read, key);
  const current = versions.find((version) => version.recordedTo === null);
  return accept({ value: current?.value ?? DEFAULTS[key], seen: current?.id ?? null, versions });
}

/** Chooses a setting's value from now on; figures as known earlier keep the earlier one. The value in force is no change. */
export async function changeSetting(ctx: ServiceContext, key: SettingKey, value: string, seen: number | null): Promise<Verdict<{ changed: boolean }>> {
  const allowed = authorise(ctx, "settings.write");
  if (!allowed.ok) return allowed;
  if (!(SETTING_CHOICES[key] as readonly string[]).includes(value)) return refuse({ code: "unknown_value", field: "value", params: { value } });
  return ctx.db.transaction(async (trx) => {
    const current = await currentSetting(trx, key);
    const before = current?.value ?? DEFAULTS[key];
    if (before === value) return accept({ changed: false });
    if ((current?.id ?? null) !== seen) return refuse({ code: "stale" });
    const at = current && current.recorded_from > ctx.now ? current.recorded_from : ctx.now;
    await replaceSetting(trx, key, value, at, ctx.actor.userId);
    await appendAudit(trx, { at, actorId: ctx.actor.userId, actorName: ctx.actor.name, action: "setting.set", objectType: "setting", objectCode: key, projectId: null, before: { value: before }, after: { value } });
    return accept({ changed: true });
  });
}
