import { archiveRefusals } from "#app/domain/archive.ts";
import type { ProjectFacts } from "#app/domain/facts.ts";
import { gateGaps, proposedLanding, unusualOrder } from "#app/domain/gates.ts";
import type { GateLine } from "#app/domain/gates.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { may } from "#app/domain/permissions.ts";
import { STAGES } from "#app/domain/stages.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { gateDates } from "#db/queries/gate-rules.ts";
import { userNames } from "#db/queries/people.ts";
import { updatesOf } from "#db/queries/updates.ts";
import type { ProjectUpdateRow } from "#db/schema/projects.ts";
import { readDuties } from "../commitments/project-duties.server.ts";
import type { ProjectDuties } from "../commitments/project-duties.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { leadStanding } from "../leads/lead-standing.server.ts";
import type { LeadStanding } from "../leads/lead-standing.server.ts";
import { projectQuotas } from "../quotas/project-quotas.server.ts";
import type { ProjectQuota } from "../quotas/project-quotas.server.ts";
import { filesGlance } from "../documents/files-page.server.ts";
import type { FilesGlance } from "../documents/files-page.server.ts";
import { passedGates } from "./override-trail.server.ts";
import type { PassedGate } from "./override-trail.server.ts";
import { pushedMilestones } from "./milestone-lines.ts";
import { headedProject } from "./project-head.server.ts";
import type { HeadView } from "./project-head.server.ts";
import { progressSummary } from "../progress/project-progress.server.ts";
import type { ProgressSummary } from "../progress/project-progress.server.ts";
import { projectHistory } from "./project-history.server.ts";
import type { ProjectHistory } from "./project-history.server.ts";
import { relationsOf } from "./project-relations.server.ts";
import type { ProjectRelations } from "./project-relations.server.ts";

/** What somebody reported, newest first. */
export interface ProjectNote {
  readonly id: number;
  readonly on: string;
  readonly by: string | null;
  readonly note: string;
}

export interface ProjectView extends HeadView {
  readonly hasForeignInvestor: boolean | null;
  readonly unusual: ReturnType<typeof unusualOrder>;
  readonly proposedLandingOn: string | null;
  /** What recorded closing milestones lack, and gates that were passed by override. */
  readonly gaps: readonly { readonly milestone: MilestoneType; readonly lines: readonly GateLine[] }[];
  readonly passed: readonly PassedGate[];
  /** How many later milestones slips push. */
  readonly pushed: number;
  readonly quotas: readonly ProjectQuota[];
  readonly relations: ProjectRelations;
  readonly notes: readonly ProjectNote[];
  readonly lastUpdateOn: string | null;
  readonly history: ProjectHistory;
  readonly duties: Pick<ProjectDuties, "duties" | "rates">;
  /** How it stands as a lead; null once it is none any more. */
  readonly lead: LeadStanding | null;
  /** What the actor may do about the archive: put the record away, bring it back, or neither. */
  readonly archive: "archive" | "restore" | null;
  readonly files: FilesGlance;
  readonly mayWriteFiles: boolean;
  readonly progress: ProgressSummary;
  readonly mayReport: boolean;
}

const NEWEST_CHANGES = 6;
const NEWEST_NOTES = 20;

/** Everything the first part of a project's page shows; what the actor may not see is not found. */
export async function viewProject(ctx: ServiceContext, code: string): Promise<Verdict<ProjectView>> {
  const headed = await headedProject(ctx, code);
  if (!headed.ok) return headed;
  const { stored, facts, head } = headed.value;
  const dates = await gateDates(ctx.db.read);
  const gaps = STAGES.map(({ closedBy }) => ({ milestone: closedBy, lines: gateGaps(facts, closedBy, head.today, dates) })).filter(({ lines }) => lines.length > 0);
  const { duties, rates } = await readDuties(ctx, stored.project_id, head.today);
  const updates = await updatesOf(ctx.db.read, [stored.project_id]);
  return accept({
    ...head, hasForeignInvestor: facts.hasForeignInvestor, unusual: unusualOrder(facts.on), proposedLandingOn: proposedLanding(facts),
    pushed: pushedMilestones(head).length, gaps, passed: await passedGates(ctx.db.read, stored.project_id, (type) => facts.on[type] !== null),
    quotas: await projectQuotas(ctx, facts, head.today), relations: await relationsOf(ctx, stored), notes: await notesOf(ctx, updates),
    lastUpdateOn: facts.updates.at(-1) ?? null, history: await projectHistory(ctx, stored.project_id, NEWEST_CHANGES),
    duties: { duties, rates },
    lead: stored.stage === "attraction" ? await leadStanding(ctx, stored) : null, archive: archiveChoice(ctx, facts, head.today),
    files: await filesGlance(ctx, stored.project_id), mayWriteFiles: may(ctx.actor, "document.write"),
    progress: (await progressSummary(ctx, stored)).summary, mayReport: may(ctx.actor, "progress.write"),
  });
}

function archiveChoice(ctx: ServiceContext, facts: ProjectFacts, today: string): ProjectView["archive"] {
  if (!may(ctx.actor, "project.archive")) return null;
  if (facts.archivedOn !== null) return "restore";
  return archiveRefusals(facts, today).length === 0 ? "archive" : null;
}

async function notesOf(ctx: ServiceContext, updates: readonly ProjectUpdateRow[]): Promise<ProjectNote[]> {
  const told = updates.filter((row) => row.note !== null).slice(-NEWEST_NOTES).reverse();
  const names = await userNames(ctx.db.read, told.flatMap((row) => (row.recorded_by === null ? [] : [row.recorded_by])));
  return told.map((row) => ({ id: row.id, on: row.on_date, by: row.recorded_by === null ? null : (names.get(row.recorded_by)?.name ?? null), note: row.note ?? "" }));
}
