import type { Kysely, Transaction } from "kysely";
import { isMilestoneType } from "#app/domain/milestones.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { findGateRule } from "#app/domain/gates.ts";
import type { GateRuleId } from "#app/domain/gates.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import { overrideTrail } from "#db/queries/gate-rules.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import type { Database } from "#db/schema/database.ts";
import type { ServiceContext } from "../context.server.ts";
import { tellOfProject } from "./on-project.server.ts";

/** A gate that was passed by override: which, who, when, why, and what was missing. */
export interface PassedGate {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly milestones: readonly MilestoneType[];
  readonly rules: readonly GateRuleId[];
}

/** Writes into the trail what an override passed over and why. */
export async function tellOverride(trx: Transaction<Database>, ctx: ServiceContext, stored: Pick<StoredProject, "project_id" | "code">, reason: string, passedOver: readonly Refusal[]): Promise<void> {
  const milestones = [...new Set(passedOver.map(({ params }) => params?.milestone))];
  const after = { overridden: milestones, missingRules: passedOver.map(({ params }) => params?.rule), overrideReason: reason };
  await tellOfProject(trx, ctx, stored, { action: "gate.override", objectType: "project", before: null, after });
}

/** The overrides by which a project got where it stands, newest first; of milestones taken back since then nothing is told. */
export async function passedGates(db: Kysely<Database>, projectId: number, isRecorded: (type: MilestoneType) => boolean): Promise<PassedGate[]> {
  const rows = await overrideTrail(db, projectId);
  return rows.flatMap((row) => {
    const told = JSON.parse(row.after ?? "{}") as { overridden?: string[]; missingRules?: string[]; overrideReason?: string };
    const milestones = (told.overridden ?? []).filter(isMilestoneType).filter(isRecorded);
    const rules = (told.missingRules ?? []).flatMap((id) => findGateRule(id)?.id ?? []);
    return milestones.length === 0 ? [] : [{ at: row.at, by: row.actor_name, reason: told.overrideReason ?? "", milestones, rules }];
  });
}
