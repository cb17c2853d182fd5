import { gateLines, proposedLanding, unusualOrder } from "#app/domain/gates.ts";
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
import { currentPlans, findProject } from "#db/queries/project-facts.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { updateDays } from "#db/queries/updates.ts";
import type { MilestonePlanRow } from "#db/schema/projects.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { cardsOf } from "../board/cards.server.ts";
import type { BoardCard } from "../board/cards.server.ts";
import { projectQuotas } from "../quotas/project-quotas.server.ts";
import type { ProjectQuota } from "../quotas/project-quotas.server.ts";
import { projectHistory } from "./project-history.server.ts";
import type { HistoryEntry } from "./project-history.server.ts";

/** What closes the present stage and what is still missing for it; null where the project has no open stage. */
export interface Gate {
  readonly stage: ColumnStage;
  readonly milestone: MilestoneType;
  readonly lines: readonly GateLine[];
}

export interface ProjectView {
  readonly stored: StoredProject;
  readonly input: ProjectInput;
  readonly facts: ProjectFacts;
  readonly card: BoardCard;
  readonly plans: readonly MilestonePlanRow[];
  readonly gate: Gate | null;
  readonly missing: readonly MilestoneType[];
  readonly unusual: ReturnType<typeof unusualOrder>;
  readonly proposedLandingOn: string | null;
  readonly liaison: { readonly name: string; readonly email: string } | null;
  readonly quotas: readonly ProjectQuota[];
  readonly history: readonly HistoryEntry[];
  readonly mayEdit: boolean;
}

/** Everything the page of one project shows. */
export async function viewProject(ctx: ServiceContext, code: string): Promise<Verdict<ProjectView>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  if (!stored) return refuse({ code: "not_found", field: "code" });
  const today = todayOf(ctx);
  const facts = factsOfRow(stored, await updateDays(ctx.db.read, stored.project_id));
  const [card] = await cardsOf(ctx, [stored], today);
  if (!card) throw new Error("a project has a card");
  const names = await userNames(ctx.db.read, stored.liaison_id === null ? [] : [stored.liaison_id]);
  return accept({
    stored, facts, card, input: inputOfRow(stored), plans: await currentPlans(ctx.db.read, [stored.project_id]), gate: gateOf(facts, stored.stage, today),
    missing: missingClosings(facts, today), unusual: unusualOrder(facts.on), proposedLandingOn: proposedLanding(facts),
    liaison: stored.liaison_id === null ? null : (names.get(stored.liaison_id) ?? null), quotas: await projectQuotas(ctx, facts, today),
    history: await projectHistory(ctx, stored.project_id), mayEdit: may(ctx.actor, "project.edit"),
  });
}

/** The gate at the end of the present stage, read for the day of the move. */
export function gateOf(facts: ProjectFacts, stage: string, today: string): Gate | null {
  const column = COLUMN_STAGES.find((entry) => entry === stage);
  if (!column) return null;
  const milestone = closingMilestone(column);
  return { stage: column, milestone, lines: gateLines(facts, milestone, today) };
}
