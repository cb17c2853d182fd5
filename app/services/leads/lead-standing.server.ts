import type { FirstReportRight } from "#app/domain/first-report-right.ts";
import { leadSteps } from "#app/domain/lead-clock.ts";
import type { StepReading } from "#app/domain/lead-clock.ts";
import type { TransferState } from "#app/domain/lead-transfer.ts";
import type { CreditShare } from "#app/domain/credit-shares.ts";
import { isBoundToDistrict, may } from "#app/domain/permissions.ts";
import { transfersOf } from "#db/queries/leads.ts";
import { userNames } from "#db/queries/people.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { districtNames } from "#db/queries/reference.ts";
import type { LeadTransferRow } from "#db/schema/leads.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { placesOn } from "../reference/places.server.ts";
import type { Place } from "../reference/places.server.ts";
import { leadDays } from "../settings/lead-days.server.ts";
import { agreedNext, readLeads } from "./lead-readings.server.ts";
import { earlierRight } from "./right-holders.server.ts";

type Name = { readonly zh: string; readonly en: string };

/** A transfer as pages show it; `id` names the version that a form is drawn from. */
export interface Transfer {
  readonly id: number;
  readonly item: number;
  readonly from: Name & { readonly code: string };
  readonly to: Name & { readonly code: string };
  readonly shares: readonly (CreditShare & { readonly name: Name })[];
  readonly reason: string;
  readonly state: TransferState;
  readonly answer: string | null;
  readonly askedBy: string | null;
  readonly recordedBy: string | null;
  readonly recordedFrom: string;
}

/** How a project stands as a lead: each step of its clock, its first-report right, and its transfers. */
export interface LeadStanding {
  readonly isLead: boolean;
  readonly steps: readonly StepReading[];
  readonly next: { readonly on: string; readonly step: string | null } | null;
  readonly right: (FirstReportRight & { readonly name: Name }) | null;
  /** Another lead of the same company whose earlier right goes before this one. */
  readonly earlier: { readonly code: string; readonly name: string; readonly district: Name; readonly expiresOn: string } | null;
  /** The version of what was decided about the right; null: nothing yet. */
  readonly rightSeen: number | null;
  readonly mayRenew: boolean;
  readonly mayRelease: boolean;
  readonly transfers: readonly Transfer[];
  readonly mayAsk: boolean;
  readonly mayWithdraw: boolean;
  readonly places: readonly Place[];
}

/** Reads how a project that the actor sees stands as a lead. */
export async function leadStanding(ctx: ServiceContext, stored: StoredProject): Promise<LeadStanding> {
  const today = todayOf(ctx);
  const isLead = stored.stage === "attraction";
  const [reading] = await readLeads(ctx, [stored]);
  const names = await districtNames(ctx.db.read);
  const transfers = await namedTransfers(ctx, await transfersOf(ctx.db.read, stored.project_id));
  const right = reading?.right ?? null;
  const earlier = isLead && reading ? await earlierRight(ctx, reading) : null;
  const isOwn = actsFor(ctx, stored.district);
  const open = transfers.some(({ state }) => state === "asked");
  const mayTransfer = isLead && may(ctx.actor, "lead.transfer") && isOwn;
  return {
    isLead, steps: reading?.clocked ? leadSteps(reading.clocked, today, await leadDays(ctx)) : [], next: reading ? agreedNext(reading.talks) : null,
    earlier: earlier && { code: earlier.code, name: earlier.name, district: nameIn(names, earlier.right.district), expiresOn: earlier.right.expiresOn },
    right: right && { ...right, name: nameIn(names, right.district) }, rightSeen: reading?.rightRow?.id ?? null,
    mayRenew: isLead && right !== null && may(ctx.actor, "credit.share"), mayRelease: right?.state === "held" && may(ctx.actor, "lead.transfer") && actsFor(ctx, right.district),
    transfers, mayAsk: mayTransfer && !open && stored.district !== null, mayWithdraw: mayTransfer && open,
    places: mayTransfer && !open ? (await placesOn(ctx, today)).filter(({ code }) => code !== stored.district) : [],
  };
}

/** Whether the actor speaks for a district: its own people do, and those whom no district binds. */
export function actsFor({ actor }: Pick<ServiceContext, "actor">, district: string | null): boolean {
  return !isBoundToDistrict(actor) || (district !== null && actor.district === district);
}

/** Transfers with the names of districts and people. */
export async function namedTransfers(ctx: ServiceContext, rows: readonly LeadTransferRow[]): Promise<Transfer[]> {
  if (rows.length === 0) return [];
  const names = await districtNames(ctx.db.read);
  const users = await userNames(ctx.db.read, rows.flatMap((row) => [row.asked_by, row.recorded_by].filter((id) => id !== null)));
  const userName = (id: number | null) => (id === null ? null : (users.get(id)?.name ?? null));
  return rows.map((row) => ({
    id: row.id, item: row.item, from: { code: row.from_district, ...nameIn(names, row.from_district) }, to: { code: row.to_district, ...nameIn(names, row.to_district) },
    shares: (JSON.parse(row.shares) as CreditShare[]).map((share) => ({ ...share, name: nameIn(names, share.district) })), reason: row.reason, state: row.state, answer: row.answer,
    askedBy: userName(row.asked_by), recordedBy: userName(row.recorded_by), recordedFrom: row.recorded_from,
  }));
}

function nameIn(names: Awaited<ReturnType<typeof districtNames>>, code: string): Name {
  return names.get(code) ?? { zh: code, en: code };
}
