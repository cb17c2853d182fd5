import { scopeOf } from "#app/domain/permissions.ts";
import { kindOfAction, maySeeChange, REASON_FIELDS } from "#app/domain/seen-changes.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { handedUnitsOf } from "#db/queries/issues.ts";
import { namesOfCodes, trailPage } from "#db/queries/project-page.ts";
import type { ServiceContext } from "../context.server.ts";
import { headedProject } from "./project-head.server.ts";
import type { HeadView } from "./project-head.server.ts";
import { namesFor } from "./project-names.server.ts";
import type { CodedNames } from "./project-names.server.ts";

/** One change of a project: who, when, what it was called, each changed field before and after, and the reasons that were given. */
export interface HistoryEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  readonly reasons: readonly string[];
}

export interface ProjectHistory {
  readonly entries: readonly HistoryEntry[];
  readonly total: number;
  readonly names: CodedNames;
}

/** Which changes: those of one field, those of one kind; without either all. */
export interface HistoryFilter {
  readonly field?: string | undefined;
  readonly kind?: string | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

interface Told extends Omit<HistoryEntry, "changes" | "reasons"> {
  readonly before: Fields;
  readonly after: Fields;
}

/** A project's whole trail is read: no project has more changes than this. */
const WHOLE_TRAIL = 20_000;

/** Everything about a project that the actor may see, newest first. Scope was checked by whoever read the project. */
async function toldOf(ctx: ServiceContext, projectId: number): Promise<Told[]> {
  const rows = await trailPage(ctx.db.read, projectId, WHOLE_TRAIL, 0);
  const handed = ctx.actor.role === "unit" ? await handedUnitsOf(ctx.db.read, [projectId]) : new Map<string, Set<string>>();
  return rows.map((row) => ({ seq: row.seq, at: row.at, actor: row.actor_name, action: row.action, before: fields(row.before), after: fields(row.after) })).filter((told) => maySeeChange(ctx.actor, told, handed));
}

/** A part of a project's changes, newest first. */
export async function projectHistory(ctx: ServiceContext, projectId: number, limit: number): Promise<ProjectHistory> {
  const told = await toldOf(ctx, projectId);
  return pageOf(ctx, told, 0, limit);
}

async function pageOf(ctx: ServiceContext, told: readonly Told[], offset: number, limit: number): Promise<ProjectHistory> {
  const shown = told.slice(offset, offset + limit);
  const versions = shown.flatMap(({ before, after }) => [before, after]);
  return { entries: shown.map(entryOf), total: told.length, names: { ...(await namesFor(ctx.db, versions)), ...(await projectsNamed(ctx, versions)) } };
}

/** The names of other projects that a change points to, as far as the actor sees them; the others stay codes. */
async function projectsNamed(ctx: ServiceContext, versions: readonly Fields[]): Promise<CodedNames> {
  const codes = [...new Set(versions.flatMap((version) => [version["partOf"], version["duplicateOf"]]))].filter((code): code is string => typeof code === "string");
  const rows = codes.length === 0 ? [] : await namesOfCodes(ctx.db.read, codes, scopeOf(ctx.actor));
  return Object.fromEntries(rows.map(({ code, name }) => [`project:${code}`, { zh: name, en: name }]));
}

const isReason = (field: string) => (REASON_FIELDS as readonly string[]).includes(field);

function entryOf({ seq, at, actor, action, before, after }: Told): HistoryEntry {
  const changed = Object.keys(after).filter((field) => !isReason(field)).map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
  return { seq, at, actor, action, changes: changed, reasons: REASON_FIELDS.flatMap((field) => (typeof after[field] === "string" && after[field] !== "" ? [after[field]] : [])) };
}

function fields(json: string | null): Fields {
  return JSON.parse(json ?? "{}") as Fields;
}

export interface HistoryPage extends ProjectHistory {
  readonly head: HeadView;
  readonly page: number;
  readonly size: number;
  readonly filter: HistoryFilter;
  /** What the filters offer: every field that ever changed, and every kind of change. */
  readonly fields: readonly string[];
  readonly kinds: readonly string[];
}

const PAGE_SIZE = 50;

/** One page of everything that ever happened to a project's record, narrowed to a field or a kind of change. */
export async function historyPage(ctx: ServiceContext, code: string, page: number, filter: HistoryFilter = {}): Promise<Verdict<HistoryPage>> {
  const headed = await headedProject(ctx, code);
  if (!headed.ok) return headed;
  const told = await toldOf(ctx, headed.value.stored.project_id);
  const wanted = told.filter(({ action, before, after }) => (filter.kind === undefined || kindOfAction(action) === filter.kind)
    && (filter.field === undefined || isTold(before[filter.field]) || isTold(after[filter.field])));
  const history = await pageOf(ctx, wanted, (page - 1) * PAGE_SIZE, PAGE_SIZE);
  return accept({
    ...history, head: headed.value.head, page, size: PAGE_SIZE, filter, kinds: [...new Set(told.map(({ action }) => kindOfAction(action)))].sort(),
    fields: [...new Set(told.flatMap(({ before, after }) => Object.keys(after).filter((field) => !isReason(field) && (isTold(before[field]) || isTold(after[field])))))].sort(),
  });
}

/** A value that says something; a field that was empty and stayed so did not change. */
function isTold(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}
