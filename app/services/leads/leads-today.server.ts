import { daysBetween } from "#app/domain/dates.ts";
import { leadClock } from "#app/domain/lead-clock.ts";
import type { LeadStep } from "#app/domain/lead-clock.ts";
import { followsLeads, myLeads } from "#app/domain/my-leads.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { and, not } from "#app/domain/predicate.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Investor } from "#app/domain/facts.ts";
import { listProjects } from "#db/queries/project-list.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { leadDays } from "../settings/lead-days.server.ts";
import { agreedNext, readLeads } from "./lead-readings.server.ts";
import type { LeadReading } from "./lead-readings.server.ts";

/** Why a lead asks for somebody today: a step of its clock, what was agreed to come next, or a first-report right about to lapse. */
export type LeadDuty =
  | { readonly kind: "step"; readonly step: LeadStep }
  | { readonly kind: "agreed"; readonly text: string | null }
  | { readonly kind: "right" };

/** One thing to do for a lead; days late are negative while there is time left. */
export interface LeadTask {
  readonly code: string;
  readonly name: string;
  readonly investor: string | null;
  readonly duty: LeadDuty;
  readonly dueOn: string;
  readonly daysLate: number;
}

/** Leads looked at, the newest first; beyond them nobody works through a day. */
const MOST_LEADS = 2_000;
/** A right is worth a contact in its last days. */
const RIGHT_WARNS_DAYS = 7;

/** What the actor's own leads ask for today: whatever is due by today, the latest first. */
export async function leadsToday(ctx: ServiceContext): Promise<Verdict<LeadTask[]>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  if (!followsLeads(ctx.actor)) return accept([]);
  const today = todayOf(ctx);
  const days = await leadDays(ctx);
  const mine = and(scopeOf(ctx.actor), myLeads(ctx.actor), { op: "statusIn", field: "stage", values: ["attraction"] }, not({ op: "archived" }));
  const rows = await listProjects(ctx.db.read, mine, { key: "leadOn", descending: true }, MOST_LEADS, 0);
  const tasks = (await readLeads(ctx, rows)).flatMap((reading): LeadTask[] => {
    const clock = reading.clocked === null ? null : leadClock(reading.clocked, today, days);
    const next = reading.clocked === null ? null : agreedNext(reading.talks);
    return [
      ...(clock && clock.daysLate >= 0 ? [taskOf(reading, { kind: "step", step: clock.step }, clock.dueOn, today)] : []),
      ...(next && next.on <= today ? [taskOf(reading, { kind: "agreed", text: next.step }, next.on, today)] : []),
      ...(reading.clocked && reading.right?.state === "held" && reading.right.daysLeft <= RIGHT_WARNS_DAYS ? [taskOf(reading, { kind: "right" }, reading.right.expiresOn, today)] : []),
    ];
  });
  return accept(tasks.toSorted((a, b) => b.daysLate - a.daysLate || (a.code < b.code ? -1 : 1)));
}

function taskOf({ stored }: LeadReading, duty: LeadDuty, dueOn: string, today: string): LeadTask {
  const [investor] = JSON.parse(stored.investors) as Investor[];
  return { code: stored.code, name: stored.name, investor: investor?.name ?? null, duty, dueOn, daysLate: daysBetween(dueOn, today) };
}
