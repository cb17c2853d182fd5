import { daysBetween } from "#app/domain/dates.ts";
import { proposedLanding } from "#app/domain/gates.ts";
import type { Light } from "#app/domain/kinds.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { holds } from "#app/domain/predicate.ts";
import { foreign } from "#app/domain/quotas.ts";
import { isReached, missingClosings, stageOn, stageSince } from "#app/domain/stages.ts";
import type { Stage } from "#app/domain/stages.ts";
import { isSuspendedIn, isSuspendedOn } from "#app/domain/suspension.ts";
import { factsOfRow } from "#db/codecs.ts";
import { districtNames } from "#db/queries/reference.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { suspensionsById } from "../progress/reporting-projects.server.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";

/** How far an attraction has come: first contact, in talks, assessed. */
export type SubState = "lead" | "talks" | "assessed";

/** What a card on the board shows; dates are effective days, money whole yuan. */
export interface BoardCard {
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly investor: string | null;
  readonly totalCny: number | null;
  readonly amount: number | null;
  readonly currency: string;
  readonly district: { readonly code: string; readonly zh: string; readonly en: string } | null;
  readonly isForeign: boolean;
  readonly stage: Stage;
  readonly subState: SubState | null;
  readonly isSuspended: boolean;
  readonly daysInStage: number | null;
  readonly light: Light;
  readonly lightMilestone: MilestoneType | null;
  /** Days after the plan date; negative when it is still ahead. */
  readonly lightDaysLate: number | null;
  readonly nextMilestone: MilestoneType | null;
  readonly nextDueOn: string | null;
  readonly missing: readonly MilestoneType[];
  readonly proposedLandingOn: string | null;
}

/** Cards of projects as of a day; lights and next steps stand only where the day is today. */
export async function cardsOf(ctx: ServiceContext, rows: readonly StoredProject[], asOf: string): Promise<BoardCard[]> {
  const names = await districtNames(ctx.db.read);
  const isToday = asOf === todayOf(ctx);
  const suspensions = isToday ? null : await suspensionsById(ctx.db.read, rows.filter((row) => row.suspended_on !== null).map((row) => row.project_id));
  return rows.map((row) => ({ ...cardOf(row, names, asOf, isToday), ...(suspensions ? { isSuspended: isSuspendedIn(suspensions.get(row.project_id) ?? [], asOf) } : {}) }));
}

function cardOf(row: StoredProject, names: Awaited<ReturnType<typeof districtNames>>, asOf: string, isToday: boolean): BoardCard {
  const facts = factsOfRow(row, []);
  const stage = isToday ? (row.stage as Stage) : stageOn(facts, asOf);
  const since = stageSince(facts, asOf);
  const district = row.district === null ? null : names.get(row.district);
  return {
    code: row.code, version: row.version, name: row.name, investor: facts.investors[0]?.name ?? null, totalCny: row.total_cny, amount: row.amount,
    currency: row.currency, district: district ? { code: row.district ?? "", ...district } : null, isForeign: holds(foreign, facts), stage,
    subState: stage === "attraction" ? subStateOn(facts, asOf) : null, isSuspended: isSuspendedOn(facts, asOf), daysInStage: since === null ? null : Math.max(0, daysBetween(since, asOf)),
    light: isToday ? (row.light as Light) : "none", lightMilestone: isToday ? (row.light_milestone as MilestoneType | null) : null,
    lightDaysLate: isToday && row.light_due_on !== null ? daysBetween(row.light_due_on, asOf) : null,
    nextMilestone: isToday ? (row.next_milestone as MilestoneType | null) : null, nextDueOn: isToday ? row.next_due_on : null,
    missing: missingClosings(facts, asOf), proposedLandingOn: stage === "landing" ? proposedLanding(facts) : null,
  };
}

/** Assessed once the assessment is done, in talks from the first visit or framework agreement on, else a lead. */
export function subStateOn(facts: Parameters<typeof isReached>[0], asOf: string): SubState {
  if (isReached(facts, "assessment", asOf)) return "assessed";
  return isReached(facts, "site_visit", asOf) || isReached(facts, "framework", asOf) ? "talks" : "lead";
}
