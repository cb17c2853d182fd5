import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { trailLength, trailPage } from "#db/queries/project-page.ts";
import type { ServiceContext } from "../context.server.ts";
import { headedProject } from "./project-head.server.ts";
import type { HeadView } from "./project-head.server.ts";
import { namesFor } from "./project-names.server.ts";
import type { CodedNames } from "./project-names.server.ts";

/** One change of a project: who, when, what it was called, and each changed field before and after. */
export interface HistoryEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}

export interface ProjectHistory {
  readonly entries: readonly HistoryEntry[];
  readonly total: number;
  readonly names: CodedNames;
}

/** A page of a project's changes, newest first. Scope was checked by whoever read the project. */
export async function projectHistory(ctx: ServiceContext, projectId: number, limit: number, offset = 0): Promise<ProjectHistory> {
  const rows = await trailPage(ctx.db.read, projectId, limit, offset);
  const versions = rows.map((row) => ({ before: fields(row.before), after: fields(row.after) }));
  const entries = rows.map((row, index): HistoryEntry => {
    const { before, after } = versions[index] ?? { before: {}, after: {} };
    const changes = Object.keys(after).map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
    return { seq: row.seq, at: row.at, actor: row.actor_name, action: row.action, changes };
  });
  const names = await namesFor(ctx.db, versions.flatMap(({ before, after }) => [before, after]));
  return { entries, total: await trailLength(ctx.db.read, projectId), names };
}

function fields(json: string | null): Record<string, unknown> {
  return JSON.parse(json ?? "{}") as Record<string, unknown>;
}

export interface HistoryPage extends ProjectHistory {
  readonly head: HeadView;
  readonly page: number;
  readonly size: number;
}

const PAGE_SIZE = 50;

/** One page of everything that ever happened to a project's record. */
export async function historyPage(ctx: ServiceContext, code: string, page: number): Promise<Verdict<HistoryPage>> {
  const headed = await headedProject(ctx, code);
  if (!headed.ok) return headed;
  const history = await projectHistory(ctx, headed.value.stored.project_id, PAGE_SIZE, (page - 1) * PAGE_SIZE);
  return accept({ ...history, head: headed.value.head, page, size: PAGE_SIZE });
}
