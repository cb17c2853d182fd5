import { closingsBefore } from "#app/domain/check-project.ts";
import type { GateDates } from "#app/domain/gate-dates.ts";
import { gateLines } from "#app/domain/gates.ts";
import type { GateLine } from "#app/domain/gates.ts";
import type { ProjectFacts } from "#app/domain/facts.ts";
import type { Kind } from "#app/domain/kinds.ts";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { canMove } from "#app/domain/moves.ts";
import { isBoundToDistrict, may, scopeOf } from "#app/domain/permissions.ts";
import type { ColumnStage, Stage } from "#app/domain/stages.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import { gateDates } from "#db/queries/gate-rules.ts";
import { findProject } from "#db/queries/project-facts.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { wholeFacts } from "#db/queries/whole-facts.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { askedToMoveBack } from "../projects/move-back.server.ts";
import type { MoveBackAsked } from "../projects/move-back.server.ts";
import { placesOn } from "../reference/places.server.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";
import { cardsOf } from "./cards.server.ts";
import type { BoardCard } from "./cards.server.ts";
import type { NamedChoice } from "./choices.server.ts";

/** What the dialogs of a move show about the project; dates are effective days. */
export interface MovedProject {
  readonly card: BoardCard;
  readonly kind: Kind | null;
  readonly investors: readonly string[];
  readonly division: NamedChoice | null;
  readonly projectCode: string | null;
  readonly on: Partial<Readonly<Record<MilestoneType, string>>>;
}

/** What a move to a column asks for: closing milestones without a date and the lines of every gate on the way. */
export interface MoveAsked {
  readonly to: ColumnStage;
  /** Why the move is impossible whatever is filled in; empty where it is possible. */
  readonly impossible: readonly Refusal[];
  /** The way back to an earlier column, for those who may go it: what is taken away and which figures change. */
  readonly back: MoveBackAsked | null;
  readonly mayMove: boolean;
  readonly mayOverride: boolean;
  readonly closings: readonly MilestoneType[];
  readonly lines: readonly GateLine[];
  readonly districts: readonly NamedChoice[];
  readonly divisions: readonly (NamedChoice & { readonly section: string })[];
}

export interface MoveCheck {
  readonly project: MovedProject;
  readonly asked: MoveAsked | null;
}

/** What is known and what is missing for moving a project; null for one that the actor may not see. Writes nothing. */
export async function checkMove(ctx: ServiceContext, code: string, to: ColumnStage | null): Promise<MoveCheck | null> {
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  if (!stored) return null;
  const [card] = await cardsOf(ctx, [stored], todayOf(ctx));
  if (!card) throw new Error("a project has a card");
  const facts = await wholeFacts(ctx.db.read, stored);
  const { divisions } = await referenceLists(ctx.db);
  const division = divisions.find((entry) => entry.code === facts.division);
  const project: MovedProject = {
    card, kind: facts.kind, investors: facts.investors.map((investor) => investor.name), projectCode: facts.projectCode,
    division: division ? { code: division.code, zh: division.nameZh, en: division.nameEn } : null,
    on: Object.fromEntries(MILESTONE_TYPES.flatMap((type) => (facts.on[type] === null ? [] : [[type, facts.on[type]]]))),
  };
  return { project, asked: to === null ? null : await askedFor(ctx, stored, facts, to) };
}

async function askedFor(ctx: ServiceContext, stored: StoredProject, facts: ProjectFacts, to: ColumnStage): Promise<MoveAsked> {
  const possible = canMove(stored.stage as Stage, to);
  const nothing = { closings: [], lines: [], districts: [], divisions: [], mayMove: may(ctx.actor, "project.move"), mayOverride: may(ctx.actor, "gate.override") };
  if (!possible.ok) {
    const back = may(ctx.actor, "project.moveBack") ? await askedToMoveBack(ctx, stored, to) : possible;
    return { to, impossible: back.ok ? [] : back.errors, back: back.ok ? back.value : null, ...nothing };
  }
  const closings = closingsBefore(facts, to, todayOf(ctx));
  const lines = linesOnTheWay(facts, closings, todayOf(ctx), await gateDates(ctx.db.read));
  const lacks = (rule: GateLine["rule"]) => lines.some((line) => line.rule === rule && !line.met);
  const isOwnDistrictOnly = ctx.actor.district !== null && isBoundToDistrict(ctx.actor);
  const places = lacks("district") ? await placesOn(ctx, todayOf(ctx)) : [];
  const { divisions } = await referenceLists(ctx.db);
  return {
    ...nothing, to, impossible: [], back: null, closings, lines,
    districts: places.filter((place) => !isOwnDistrictOnly || place.code === ctx.actor.district).map(({ code, zh, en }) => ({ code, zh, en })),
    divisions: lacks("industry") ? divisions.map(({ code, section, nameZh, nameEn }) => ({ code, section, zh: nameZh, en: nameEn })) : [],
  };
}

/** The lines of each gate, judged as if the closings on the way were reached; a closing that is asked for anyway is no line. */
function linesOnTheWay(facts: ProjectFacts, closings: readonly MilestoneType[], today: string, dates: GateDates): GateLine[] {
  const given = { ...facts, on: { ...facts.on, ...Object.fromEntries(closings.map((type) => [type, today])) } };
  const lines = closings.flatMap((milestone) => gateLines(given, milestone, today, dates));
  return lines.filter((line) => !(closings as readonly string[]).includes(line.rule));
}
