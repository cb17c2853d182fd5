import { readReportingRule, writeReportingRule } from "#app/domain/reporting.ts";
import type { ReportingRule } from "#app/domain/reporting.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ReportingRuleForm } from "#app/schemas/progress-form.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { settingValue } from "#db/queries/quota-figures.ts";
import { currentSetting, replaceSetting, settingVersions } from "#db/queries/settings.ts";
import type { SettingVersion } from "#db/queries/settings.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { actorFields } from "../projects/record-project.server.ts";

const KEY = "progress_reports";

/** When monthly reports are due, as known at an instant (null: now). */
export async function reportingRule(ctx: Pick<ServiceContext, "db">, knownAt: string | null = null): Promise<ReportingRule> {
  return readReportingRule(await settingValue(ctx.db.read, KEY, knownAt));
}

export interface ReportingRuleView {
  readonly rule: ReportingRule;
  readonly seen: number | null;
  readonly versions: readonly SettingVersion[];
}

/** The rule with its history, for those who may read settings. */
export async function viewReportingRule(ctx: ServiceContext): Promise<Verdict<ReportingRuleView>> {
  const allowed = authorise(ctx, "settings.read");
  if (!allowed.ok) return allowed;
  const versions = await settingVersions(ctx.db.read, KEY);
  const current = versions.find((version) => version.recordedTo === null);
  return accept({ rule: readReportingRule(current?.value ?? null), seen: current?.id ?? null, versions });
}

/** Changes the rule from now on. The rule in force is no change. */
export async function changeReportingRule(ctx: ServiceContext, { dueDay, since, seen }: ReportingRuleForm): Promise<Verdict<{ changed: boolean }>> {
  const allowed = authorise(ctx, "settings.write");
  if (!allowed.ok) return allowed;
  const value = writeReportingRule({ dueDay, since });
  return ctx.db.transaction(async (trx) => {
    const current = await currentSetting(trx, KEY);
    const before = writeReportingRule(readReportingRule(current?.value ?? null));
    if (before === value) return accept({ changed: false });
    if ((current?.id ?? null) !== seen) return refuse({ code: "stale" });
    await replaceSetting(trx, KEY, value, current && current.recorded_from > ctx.now ? current.recorded_from : ctx.now, ctx.actor.userId);
    await appendAudit(trx, { ...actorFields(ctx), action: "setting.set", objectType: "setting", objectCode: KEY, projectId: null, before: { value: before }, after: { value } });
    return accept({ changed: true });
  });
}
