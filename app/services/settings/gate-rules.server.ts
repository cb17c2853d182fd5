import { appliesFrom, findGateRule, GATE_RULES, stoppedBy } from "#app/domain/gates.ts";
import type { GateRule, GateRuleId } from "#app/domain/gates.ts";
import type { Kind } from "#app/domain/kinds.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { and, happenedBy, NOTHING, not } from "#app/domain/predicate.ts";
import { COLUMN_STAGES, stageOfMilestone } from "#app/domain/stages.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { countAndFirst, gateDateVersions, gateDates, replaceGateDate } from "#db/queries/gate-rules.ts";
import type { GateDateVersion, NamedProject } from "#db/queries/gate-rules.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { actorFields } from "../projects/record-project.server.ts";
import { aside } from "../readers/aside.server.ts";
import { sentOnce } from "../sent-once.server.ts";

/** A rule as the settings show it: what it guards, of which kinds, from which day, and who set that day. */
export interface GateRuleView {
  readonly id: GateRuleId;
  readonly stage: ColumnStage;
  readonly milestone: MilestoneType;
  readonly kinds: readonly Kind[];
  /** The rule is asked of some projects only. */
  readonly isConditional: boolean;
  readonly ownFrom: string | null;
  readonly from: string | null;
  readonly set: GateDateVersion | null;
}

const viewOf = (rule: GateRule, from: string | null, set: GateDateVersion | null): GateRuleView => ({
  id: rule.id, stage: stageOf(rule), milestone: rule.milestone, kinds: rule.kinds, isConditional: rule.when !== undefined, ownFrom: rule.from, from, set,
});

function stageOf(rule: GateRule): ColumnStage {
  const stage = stageOfMilestone(rule.milestone);
  if (stage === null) throw new Error(`no stage is closed by ${rule.milestone}`);
  return stage;
}

/** Every rule of the table in its order, with the day in force. */
export async function listGateRules(ctx: ServiceContext): Promise<Verdict<readonly GateRuleView[]>> {
  const allowed = authorise(ctx, "settings.read");
  if (!allowed.ok) return allowed;
  const dates = await gateDates(ctx.db.read);
  const set = (await gateDateVersions(ctx.db.read, null)).filter((version) => version.recordedTo === null);
  return accept(GATE_RULES.map((rule) => viewOf(rule, appliesFrom(rule, dates), set.find((version) => version.rule === rule.id) ?? null)));
}

/** One rule with every day that was set for it, the newest first. */
export async function viewGateRule(ctx: ServiceContext, id: string): Promise<Verdict<{ rule: GateRuleView; versions: readonly GateDateVersion[] }>> {
  const allowed = authorise(ctx, "settings.read");
  if (!allowed.ok) return allowed;
  const rule = findGateRule(id);
  if (!rule) return refuse({ code: "not_found" });
  const versions = await gateDateVersions(ctx.db.read, id);
  const set = versions.find((version) => version.recordedTo === null) ?? null;
  return accept({ rule: viewOf(rule, set ? set.from : rule.from, set), versions });
}

const SHOWN = 50;

/** The projects in flight that a rule would stop: those that stand before its gate by name, those in earlier stages by number. */
export interface GateImpact {
  readonly seesProjects: boolean;
  readonly atGate: { readonly count: number; readonly first: readonly NamedProject[] };
  readonly earlier: number;
}

/** Which projects that the actor sees a rule would stop if it applied today, whatever its day is. */
export async function gateImpact(ctx: ServiceContext, id: string): Promise<Verdict<GateImpact>> {
  const allowed = authorise(ctx, "gate.rules");
  if (!allowed.ok) return allowed;
  return aside(ctx, "gateImpact", id, async () => {
    const rule = findGateRule(id);
    if (!rule) return refuse({ code: "not_found" });
    const scope = scopeOf(ctx.actor);
    const stage = stageOf(rule);
    const stopped = (stages: readonly ColumnStage[]) => and(
      { op: "statusIn", field: "stage", values: stages }, scope, not({ op: "archived" }), not(happenedBy(rule.milestone, "9999-12-31")), not({ op: "notApplicable", milestone: rule.milestone }),
      stoppedBy(rule, todayOf(ctx)),
    );
    const earlier = COLUMN_STAGES.slice(0, COLUMN_STAGES.indexOf(stage));
    return accept({
      seesProjects: scope !== NOTHING, atGate: await countAndFirst(ctx.db.read, stopped([stage]), SHOWN),
      earlier: earlier.length === 0 ? 0 : (await countAndFirst(ctx.db.read, stopped(earlier), 0)).count,
    });
  });
}

export interface GateDateChange {
  readonly rule: string;
  /** Null switches the rule off. */
  readonly from: string | null;
  /** The version that the form was drawn from; null: none was set. */
  readonly seen: number | null;
  readonly formKey?: string | undefined;
}

/** Sets the day from which a rule applies to moves; what is recorded stays as it is. The day in force is no change. */
export async function setGateDate(ctx: ServiceContext, { formKey, ...change }: GateDateChange): Promise<Verdict<{ changed: boolean }>> {
  const allowed = authorise(ctx, "gate.rules");
  if (!allowed.ok) return allowed;
  const rule = findGateRule(change.rule);
  if (!rule) return refuse({ code: "not_found" });
  return ctx.db.transaction((trx) => sentOnce<{ changed: boolean }>(trx, ctx, formKey, { action: "gate.rule", ...change }, async () => {
    const before = appliesFrom(rule, await gateDates(trx));
    if (before === change.from) return accept({ changed: false });
    if (!(await replaceGateDate(trx, { rule: rule.id, from: change.from, at: ctx.now, by: ctx.actor.userId }, change.seen))) return refuse({ code: "stale" });
    await appendAudit(trx, { ...actorFields(ctx), action: "gate.rule", objectType: "gateRule", objectCode: rule.id, projectId: null, before: { appliesFrom: before }, after: { appliesFrom: change.from } });
    return accept({ changed: true });
  }));
}
