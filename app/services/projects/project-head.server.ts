import type { GateDates } from "#app/domain/gate-dates.ts";
import { gateLines } from "#app/domain/gates.ts";
import type { GateLine } from "#app/domain/gates.ts";
import type { ProjectFacts } from "#app/domain/facts.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { may, scopeOf } from "#app/domain/permissions.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { closingMilestone, COLUMN_STAGES, missingClosings } from "#app/domain/stages.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { inputOfRow } from "#db/codecs.ts";
import { gateDates } from "#db/queries/gate-rules.ts";
import { findProject } from "#db/queries/project-facts.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { planVersions } from "#db/queries/project-page.ts";
import { investedCny } from "#db/queries/progress.ts";
import { wholeFacts } from "#db/queries/whole-facts.ts";
import { cardsOf } from "../board/cards.server.ts";
import type { BoardCard } from "../board/cards.server.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { fieldsOf } from "./describe-input.ts";
import { milestoneLines } from "./milestone-lines.ts";
import type { MilestoneLine } from "./milestone-lines.ts";
import { namesFor } from "./project-names.server.ts";
import type { CodedNames } from "./project-names.server.ts";

/** What closes the present stage and what is still missing for it; null where the project has no open stage. */
export interface Gate {
  readonly stage: ColumnStage;
  readonly milestone: MilestoneType;
  readonly lines: readonly GateLine[];
}

/** What the head of every part of a project's page shows. */
export interface HeadView {
  readonly today: string;
  readonly code: string;
  readonly version: number;
  readonly input: ProjectInput;
  readonly money: Pick<ProjectFacts, "totalCny" | "totalUsd" | "frozenRate">;
  readonly card: BoardCard;
  readonly names: CodedNames;
  readonly milestones: readonly MilestoneLine[];
  readonly gate: Gate | null;
  readonly missing: readonly MilestoneType[];
  readonly mayEdit: boolean;
  /** The cumulative investment of the newest monthly report; null while nothing was reported. */
  readonly investedCny: number | null;
  readonly mayOverride: boolean;
  readonly mayMoveBack: boolean;
}

/** A project that the actor sees, with its facts and the head of its page. */
export interface HeadedProject {
  readonly stored: StoredProject;
  readonly facts: ProjectFacts;
  readonly head: HeadView;
}

/** The project and the head of its page; what the actor may not see is not found. */
export async function headedProject(ctx: ServiceContext, code: string): Promise<Verdict<HeadedProject>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  if (!stored) return refuse({ code: "not_found" });
  const today = todayOf(ctx);
  const facts = await wholeFacts(ctx.db.read, stored);
  const input = inputOfRow(stored);
  const [card] = await cardsOf(ctx, [stored], today);
  if (!card) throw new Error("a project has a card");
  return accept({
    stored, facts,
    head: {
      today, code: stored.code, version: stored.version, input, card,
      money: { totalCny: facts.totalCny, totalUsd: facts.totalUsd, frozenRate: facts.frozenRate },
      names: await namesFor(ctx.db, [fieldsOf(input)]), milestones: milestoneLines(input, await planVersions(ctx.db.read, stored.project_id), today),
      gate: gateOf(facts, stored.stage, today, await gateDates(ctx.db.read)), missing: missingClosings(facts, today), mayEdit: may(ctx.actor, "project.edit"),
      mayOverride: may(ctx.actor, "gate.override"), mayMoveBack: may(ctx.actor, "project.moveBack"),
      investedCny: await investedCny(ctx.db.read, stored.project_id),
    },
  });
}

/** The gate at the end of the present stage, read for the day of the move. */
function gateOf(facts: ProjectFacts, stage: string, today: string, dates: GateDates): Gate | null {
  const column = COLUMN_STAGES.find((entry) => entry === stage);
  if (!column) return null;
  const milestone = closingMilestone(column);
  return { stage: column, milestone, lines: gateLines(facts, milestone, today, dates) };
}
