import { proposedLanding, unusualOrder, gateLines } from "#app/domain/gates.ts";
import type { GateLine } from "#app/domain/gates.ts";
import type { ProjectFacts } from "#app/domain/facts.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { may, scopeOf } from "#app/domain/permissions.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { closingMilestone, COLUMN_STAGES, missingClosings } from "#app/domain/stages.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { factsOfRow, inputOfRow } from "#db/codecs.ts";
import { userNames } from "#db/queries/people.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { planVersions } from "#db/queries/project-page.ts";
import { updatesOf } from "#db/queries/updates.ts";
import type { ProjectUpdateRow } from "#db/schema/projects.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { cardsOf } from "../board/cards.server.ts";
import type { BoardCard } from "../board/cards.server.ts";
import { projectQuotas } from "../quotas/project-quotas.server.ts";
import type { ProjectQuota } from "../quotas/project-quotas.server.ts";
import { milestoneLines } from "./milestone-lines.ts";
import type { MilestoneLine } from "./milestone-lines.ts";
import { projectHistory } from "./project-history.server.ts";
import type { ProjectHistory } from "./project-history.server.ts";
import { fieldsOf } from "./describe-input.ts";
import { namesFor } from "./project-names.server.ts";
import type { CodedNames } from "./project-names.server.ts";
import { relationsOf } from "./project-relations.server.ts";
import type { ProjectRelations } from "./project-relations.server.ts";

/** What closes the present stage and what is still missing for it; null where the project has no open stage. */
export interface Gate {
  readonly stage: ColumnStage;
  readonly milestone: MilestoneType;
  readonly lines: readonly GateLine[];
}

/** What somebody reported, newest first. */
export interface ProjectNote {
  readonly id: number;
  readonly on: string;
  readonly by: string | null;
  readonly note: string;
}

export interface ProjectView {
  readonly today: string;
  readonly code: string;
  readonly version: number;
  readonly input: ProjectInput;
  readonly money: Pick<ProjectFacts, "totalCny" | "totalUsd" | "frozenRate">;
  readonly hasForeignInvestor: boolean | null;
  readonly card: BoardCard;
  readonly names: CodedNames;
  readonly milestones: readonly MilestoneLine[];
  readonly gate: Gate | null;
  readonly missing: readonly MilestoneType[];
  readonly unusual: ReturnType<typeof unusualOrder>;
  readonly proposedLandingOn: string | null;
  readonly quotas: readonly ProjectQuota[];
  readonly relations: ProjectRelations;
  readonly notes: readonly ProjectNote[];
  readonly lastUpdateOn: string | null;
  readonly history: ProjectHistory;
  readonly mayEdit: boolean;
}

const NEWEST_CHANGES = 6;
const NEWEST_NOTES = 20;

/** Everything the page of one project shows; what the actor may not see is not found. */
export async function viewProject(ctx: ServiceContext, code: string): Promise<Verdict<ProjectView>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  if (!stored) return refuse({ code: "not_found" });
  const today = todayOf(ctx);
  const updates = await updatesOf(ctx.db.read, [stored.project_id]);
  const facts = factsOfRow(stored, updates.map((row) => row.on_date));
  const input = inputOfRow(stored);
  const [card] = await cardsOf(ctx, [stored], today);
  if (!card) throw new Error("a project has a card");
  return accept({
    today, code: stored.code, version: stored.version, input, card, hasForeignInvestor: facts.hasForeignInvestor,
    money: { totalCny: facts.totalCny, totalUsd: facts.totalUsd, frozenRate: facts.frozenRate },
    names: await namesFor(ctx.db, [fieldsOf(input)]), milestones: milestoneLines(input, await planVersions(ctx.db.read, stored.project_id), today),
    gate: gateOf(facts, stored.stage, today), missing: missingClosings(facts, today), unusual: unusualOrder(facts.on), proposedLandingOn: proposedLanding(facts),
    quotas: await projectQuotas(ctx, facts, today), relations: await relationsOf(ctx, stored), notes: await notesOf(ctx, updates),
    lastUpdateOn: facts.updates.at(-1) ?? null, history: await projectHistory(ctx, stored.project_id, NEWEST_CHANGES), mayEdit: may(ctx.actor, "project.edit"),
  });
}

/** The gate at the end of the present stage, read for the day of the move. */
function gateOf(facts: ProjectFacts, stage: string, today: string): Gate | null {
  const column = COLUMN_STAGES.find((entry) => entry === stage);
  if (!column) return null;
  const milestone = closingMilestone(column);
  return { stage: column, milestone, lines: gateLines(facts, milestone, today) };
}

async function notesOf(ctx: ServiceContext, updates: readonly ProjectUpdateRow[]): Promise<ProjectNote[]> {
  const told = updates.filter((row) => row.note !== null).slice(-NEWEST_NOTES).reverse();
  const names = await userNames(ctx.db.read, told.flatMap((row) => (row.recorded_by === null ? [] : [row.recorded_by])));
  return told.map((row) => ({ id: row.id, on: row.on_date, by: row.recorded_by === null ? null : (names.get(row.recorded_by)?.name ?? null), note: row.note ?? "" }));
}
