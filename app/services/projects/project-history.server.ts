import { projectTrail } from "#db/queries/audit.ts";
import type { ServiceContext } from "../context.server.ts";

/** One change of a project: who, when, what it was called, and each changed field before and after. */
export interface HistoryEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}

const SHOWN = 50;

/** The newest changes of a project, newest first. Scope was checked by whoever read the project. */
export async function projectHistory(ctx: ServiceContext, projectId: number): Promise<HistoryEntry[]> {
  const rows = await projectTrail(ctx.db.read, projectId, SHOWN);
  return rows.map((row) => {
    const before = JSON.parse(row.before ?? "{}") as Record<string, unknown>;
    const after = JSON.parse(row.after ?? "{}") as Record<string, unknown>;
    const changes = Object.keys(after).map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
    return { seq: row.seq, at: row.at, actor: row.actor_name, action: row.action, changes };
  });
}
