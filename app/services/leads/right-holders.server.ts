import { rightHolder } from "#app/domain/first-report-right.ts";
import type { FirstReportRight } from "#app/domain/first-report-right.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { and, not, oneOf } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { leadsOfSameCompany } from "#db/queries/leads.ts";
import { listProjects } from "#db/queries/project-list.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import type { ServiceContext } from "../context.server.ts";
import { readLeads } from "./lead-readings.server.ts";
import type { LeadReading } from "./lead-readings.server.ts";

/** The first-report right of a lead, and whether it is the one that counts among the leads it was compared with. */
export interface LeadRight extends FirstReportRight {
  readonly isHolder: boolean;
}

const MOST_RIVALS = 20;
const OPEN_LEADS: Predicate = and({ op: "statusIn", field: "stage", values: ["attraction"] }, not({ op: "archived" }));

function holderAmong(readings: readonly LeadReading[]): string | null {
  return rightHolder(readings.map(({ stored, right }) => ({ code: stored.code, order: stored.project_id, right })))?.code ?? null;
}

/** The rights of some leads that the actor sees, by code; of leads that may be one and the same, one at most is the holder. */
export async function rightsOf(ctx: ServiceContext, codes: readonly string[]): Promise<Readonly<Record<string, LeadRight>>> {
  if (codes.length === 0) return {};
  const rows = await listProjects(ctx.db.read, and(scopeOf(ctx.actor), oneOf("code", codes), OPEN_LEADS), { key: "code", descending: false }, codes.length, 0);
  const readings = await readLeads(ctx, rows);
  const holder = holderAmong(readings);
  return Object.fromEntries(readings.flatMap(({ stored, right }) => (right === null ? [] : [[stored.code, { ...right, isHolder: stored.code === holder }]])));
}

/** The lead of the same company, as far as the actor sees them, whose earlier right goes before a lead's own; null where its own counts or none does. */
export async function earlierRight(ctx: ServiceContext, own: LeadReading): Promise<{ readonly code: string; readonly name: string; readonly right: FirstReportRight } | null> {
  const rivals: StoredProject[] = await leadsOfSameCompany(ctx.db.read, own.stored.project_id, and(scopeOf(ctx.actor), OPEN_LEADS), MOST_RIVALS);
  const readings = await readLeads(ctx, rivals);
  const holder = holderAmong([own, ...readings]);
  const found = readings.find(({ stored }) => stored.code === holder);
  return found?.right ? { code: found.stored.code, name: found.stored.name, right: found.right } : null;
}
