import { firstDay } from "#app/domain/dates.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { insertRight, rightRowsOf } from "#db/queries/leads.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { closeVersion } from "#db/queries/versions.ts";
import type { Database } from "#db/schema/database.ts";
import type { LeadRightRow } from "#db/schema/leads.ts";
import type { Transaction } from "kysely";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";
import { actsFor } from "./lead-standing.server.ts";

export interface RightForm {
  readonly code: string;
  /** The version of what was decided before, as the form saw it; null: nothing. */
  readonly seen: number | null;
  readonly reason: string;
  readonly formKey?: string | undefined;
}

type Decided = Verdict<{ readonly code: string }>;
type Decision = Pick<LeadRightRow, "district" | "held_from" | "renewed_until" | "released_on" | "reason">;

/** Prolongs the first-report right of a lead until a day, lapsed or released before or not; for commerce, with a reason. */
export async function renewRight(ctx: ServiceContext, { until, ...form }: RightForm & { readonly until: string }): Promise<Decided> {
  const { code, formKey, ...content } = form;
  return onProject(ctx, { code, needs: "credit.share", formKey, content: { ...content, until } }, async (trx, stored) => {
    const present = await presentRight(trx, stored);
    const today = todayOf(ctx);
    if (stored.stage !== "attraction" || present.district === null) return refuse({ code: "not_a_lead" });
    if (until.length !== today.length) return refuse({ code: "day_needed", field: "until" });
    if (firstDay(until) < today) return refuse({ code: "past_day", field: "until" });
    return decide(trx, ctx, stored, present.row, form.seen, { district: present.district, held_from: present.heldFrom, renewed_until: until, released_on: null, reason: form.reason }, "lead.rightRenewed");
  });
}

/** Gives the first-report right of a lead up, for the district that holds it or commerce. */
export async function releaseRight(ctx: ServiceContext, form: RightForm): Promise<Decided> {
  const { code, formKey, ...content } = form;
  return onProject(ctx, { code, needs: "lead.transfer", formKey, content }, async (trx, stored) => {
    const present = await presentRight(trx, stored);
    if (stored.stage !== "attraction" || present.district === null) return refuse({ code: "not_a_lead" });
    if (!actsFor(ctx, present.district)) return refuse({ code: "other_district" });
    const released = { district: present.district, held_from: present.heldFrom, renewed_until: present.row?.renewed_until ?? null, released_on: todayOf(ctx), reason: form.reason };
    return decide(trx, ctx, stored, present.row, form.seen, released, "lead.rightReleased");
  });
}

/** Hands the right over with the lead: the new district holds it from the day on. Within the transaction of the transfer. */
export async function handRightOver(trx: Transaction<Database>, ctx: ServiceContext, stored: StoredProject, to: string, reason: string): Promise<Decided> {
  const { row } = await presentRight(trx, stored);
  return decide(trx, ctx, stored, row, row?.id ?? null, { district: to, held_from: todayOf(ctx), renewed_until: null, released_on: null, reason }, "lead.rightHandedOver");
}

async function presentRight(trx: Transaction<Database>, stored: StoredProject) {
  const row = (await rightRowsOf(trx, [stored.project_id])).get(stored.project_id) ?? null;
  return { row, district: row?.district ?? stored.district, heldFrom: row?.held_from ?? null };
}

async function decide(trx: Transaction<Database>, ctx: ServiceContext, stored: StoredProject, row: LeadRightRow | null, seen: number | null, next: Decision, action: string): Promise<Decided> {
  if ((row?.id ?? null) !== seen || (row !== null && !(await closeVersion(trx, "lead_rights", row.id, ctx.now)))) return refuse({ code: "stale" });
  const at = row !== null && row.recorded_from > ctx.now ? row.recorded_from : ctx.now;
  await insertRight(trx, { project_id: stored.project_id, ...next, recorded_from: at, recorded_by: ctx.actor.userId });
  const before = { rightDistrict: row?.district ?? stored.district, renewedUntil: row?.renewed_until ?? null, releasedOn: row?.released_on ?? null };
  const after = { rightDistrict: next.district, renewedUntil: next.renewed_until, releasedOn: next.released_on };
  const changed = (Object.keys(after) as (keyof typeof after)[]).filter((key) => before[key] !== after[key]);
  const only = (fields: typeof before) => Object.fromEntries(changed.map((key) => [key, fields[key]]));
  await tellOfProject(trx, ctx, stored, { action, objectType: "right", before: only(before), after: { ...only(after), reason: next.reason } });
  return accept({ code: stored.code });
}
