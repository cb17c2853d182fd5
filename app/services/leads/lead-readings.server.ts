import { firstReportRight } from "#app/domain/first-report-right.ts";
import type { FirstReportRight, RightFacts } from "#app/domain/first-report-right.ts";
import type { ClockedLead } from "#app/domain/lead-clock.ts";
import type { TalkChannel } from "#app/domain/kinds.ts";
import { isSuspendedOn } from "#app/domain/suspension.ts";
import { rightRowsOf, talkRowsOf } from "#db/queries/leads.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import type { LeadRightRow } from "#db/schema/leads.ts";
import type { ProjectUpdateRow } from "#db/schema/projects.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { leadDays } from "../settings/lead-days.server.ts";

/** What clocks and rights of leads rest on: a lead's talks and what was decided about its right. */
export interface LeadReading {
  readonly stored: StoredProject;
  readonly talks: readonly ProjectUpdateRow[];
  readonly clocked: ClockedLead | null;
  readonly right: FirstReportRight | null;
  readonly rightRow: LeadRightRow | null;
}

/** Reads clocks and rights of leads; a lead that is suspended, put away or no lead any more has no clock, one that was signed no right. */
export async function readLeads(ctx: ServiceContext, rows: readonly StoredProject[]): Promise<LeadReading[]> {
  const today = todayOf(ctx);
  const days = await leadDays(ctx);
  const ids = rows.map((row) => row.project_id);
  const [talks, rights] = [await talkRowsOf(ctx.db.read, ids), await rightRowsOf(ctx.db.read, ids)];
  return rows.map((stored) => {
    const own = talks.get(stored.project_id) ?? [];
    const rightRow = rights.get(stored.project_id) ?? null;
    const isLead = stored.stage === "attraction";
    const right = isLead ? firstReportRight(rightFacts(stored, own, rightRow), today, days.right) : null;
    return { stored, talks: own, right, rightRow, clocked: isLead && stored.archived_on === null && !isSuspendedOn({ suspendedOn: stored.suspended_on, resumedOn: stored.resumed_on }, today) ? clockedLead(stored, own) : null };
  });
}

function clockedLead(stored: StoredProject, talks: readonly ProjectUpdateRow[]): ClockedLead {
  return { leadOn: stored.lead_on, firstContactOn: stored.first_contact_on, assessedOn: stored.assessment_on, talks: talks.map((row) => row.on_date) };
}

function rightFacts(stored: StoredProject, talks: readonly ProjectUpdateRow[], decided: LeadRightRow | null): RightFacts {
  return {
    district: decided?.district ?? stored.district, reportedOn: decided?.held_from ?? stored.lead_on, renewedUntil: decided?.renewed_until ?? null, releasedOn: decided?.released_on ?? null,
    talks: talks.map((row) => ({ on: row.on_date, channel: row.channel as TalkChannel | null })),
  };
}

/** What was agreed to come next with the latest talk; a talk since then takes its place. */
export function agreedNext(talks: readonly ProjectUpdateRow[]): { readonly on: string; readonly step: string | null } | null {
  const last = talks.at(-1);
  return last?.next_on ? { on: last.next_on, step: last.next_step } : null;
}
