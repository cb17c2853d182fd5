import { gateLines } from "#app/domain/gates.ts";
import type { GateLine } from "#app/domain/gates.ts";
import type { DocumentKind } from "#app/domain/documents.ts";
import { MILESTONE_PROFILES } from "#app/domain/milestone-profiles.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { may, scopeOf } from "#app/domain/permissions.ts";
import { gateDates } from "#db/queries/gate-rules.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { documentsOfMilestone } from "#db/queries/project-page.ts";
import { wholeFacts } from "#db/queries/whole-facts.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { checkMove } from "../board/check-move.server.ts";
import type { MovedProject } from "../board/check-move.server.ts";
import { placesOn } from "../reference/places.server.ts";
import type { Place } from "../reference/places.server.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";
import type { NamedCode } from "../reference/reference-lists.server.ts";

/** What recording a milestone asks for in the same step. */
export interface RecordAsked {
  readonly project: MovedProject;
  readonly lines: readonly GateLine[];
  readonly districts: readonly Place[];
  readonly divisions: readonly { readonly code: string; readonly section: string; readonly zh: string; readonly en: string }[];
  /** The actor may fill in what is missing, and may pass the gate without it. */
  readonly mayMove: boolean;
  readonly mayOverride: boolean;
}

/** What stands beside a milestone's form: what proves it, with the documents that are there, and the units that may hold it. */
export interface MilestoneBeside {
  readonly expected: readonly DocumentKind[];
  readonly documents: readonly { readonly item: number; readonly name: string; readonly kind: string }[];
  readonly units: readonly NamedCode[];
}

/** What stands beside a milestone's form; null for a project that the actor may not see. */
export async function besideMilestone(ctx: ServiceContext, code: string, milestone: MilestoneType): Promise<MilestoneBeside | null> {
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  if (!stored) return null;
  const { units } = await referenceLists(ctx.db);
  return { expected: MILESTONE_PROFILES[milestone].evidence, documents: await documentsOfMilestone(ctx.db.read, stored.project_id, milestone), units };
}

/** The lines of the gate before a milestone and the choices that mend them; null for a project that the actor may not see. */
export async function askedToRecord(ctx: ServiceContext, code: string, milestone: MilestoneType): Promise<RecordAsked | null> {
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  const check = stored && (await checkMove(ctx, code, null));
  if (!stored || !check) return null;
  const facts = await wholeFacts(ctx.db.read, stored);
  const lines = facts.on[milestone] === null ? gateLines(facts, milestone, todayOf(ctx), await gateDates(ctx.db.read)) : [];
  const isMissing = (rule: GateLine["rule"]) => lines.some((line) => line.rule === rule && !line.met);
  const { divisions } = isMissing("industry") ? await referenceLists(ctx.db) : { divisions: [] };
  return {
    project: check.project, lines, districts: isMissing("district") ? await placesOn(ctx, todayOf(ctx)) : [],
    mayMove: may(ctx.actor, "project.move"), mayOverride: may(ctx.actor, "gate.override"),
    divisions: divisions.map((row) => ({ code: row.code, section: row.section, zh: row.nameZh, en: row.nameEn })),
  };
}
