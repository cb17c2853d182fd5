import type { Investor } from "#app/domain/facts.ts";
import { isBoundToDistrict, scopeOf } from "#app/domain/permissions.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { projectsById, transfersWith } from "#db/queries/leads.ts";
import { namesOfCodes } from "#db/queries/project-page.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { actsFor, namedTransfers } from "./lead-standing.server.ts";
import type { Transfer } from "./lead-standing.server.ts";

/** A transfer that the actor's district takes part in, with what it must know of the lead to answer. */
export interface TransferLine extends Transfer {
  readonly name: string;
  readonly investor: string | null;
  readonly totalCny: number | null;
  /** Null where the lead is not the actor's to open: it is only offered. */
  readonly code: string | null;
  readonly mayAnswer: boolean;
}

const SHOWN = 100;

/** Transfers that wait for an answer first, then those that are over; a district sees its own, the city all. */
export async function transfersPage(ctx: ServiceContext): Promise<Verdict<{ readonly transfers: readonly TransferLine[] }>> {
  const allowed = authorise(ctx, "lead.transfer");
  if (!allowed.ok) return allowed;
  const isBound = isBoundToDistrict(ctx.actor);
  if (isBound && ctx.actor.district === null) return accept({ transfers: [] });
  const rows = await transfersWith(ctx.db.read, isBound ? ctx.actor.district : null, SHOWN);
  const projects = await projectsById(ctx.db.read, rows.map((row) => row.project_id));
  const codes = [...projects.values()].map(({ code }) => code);
  const seen = new Set((await namesOfCodes(ctx.db.read, codes, scopeOf(ctx.actor))).map(({ code }) => code));
  const projectOf = new Map(rows.map((row) => [row.item, projects.get(row.project_id)]));
  const transfers = (await namedTransfers(ctx, rows)).flatMap((transfer): TransferLine[] => {
    const project = projectOf.get(transfer.item);
    const isOffered = transfer.state === "asked" && actsFor(ctx, transfer.to.code);
    if (!project || (!isOffered && !seen.has(project.code))) return [];
    const [investor] = JSON.parse(project.investors) as Investor[];
    return [{
      ...transfer, name: project.name, investor: investor?.name ?? null, totalCny: project.total_cny, code: seen.has(project.code) ? project.code : null, mayAnswer: isOffered,
    }];
  });
  return accept({ transfers });
}
