import { may } from "#app/domain/permissions.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { bytesOfProject, documentCount, documentVersions, newestDocuments } from "#db/queries/documents.ts";
import type { StoredDocument } from "#db/queries/documents.ts";
import { userNames } from "#db/queries/people.ts";
import type { ServiceContext } from "../context.server.ts";
import { headedProject } from "../projects/project-head.server.ts";
import type { HeadView } from "../projects/project-head.server.ts";
import { documentView, seesPlaces } from "./document-view.ts";
import type { DocumentView } from "./document-view.ts";

/** A document with the revisions it had before, the newest first. */
export interface ProjectDocument extends DocumentView {
  readonly earlier: readonly DocumentView[];
}

export interface FilesPage {
  readonly head: HeadView;
  readonly documents: readonly ProjectDocument[];
  /** Documents that were taken away, as they were last. */
  readonly removed: readonly DocumentView[];
  readonly usedBytes: number;
  readonly mayWrite: boolean;
}

/** The files of a project: what is there, what it was before, and what was taken away. */
export async function filesPage(ctx: ServiceContext, code: string): Promise<Verdict<FilesPage>> {
  const headed = await headedProject(ctx, code);
  if (!headed.ok) return headed;
  const { head, stored } = headed.value;
  const rows = await documentVersions(ctx.db.read, stored.project_id);
  const draw = await drawer(ctx, rows);
  const items = new Map<number, StoredDocument[]>();
  for (const row of rows) items.set(row.item, [...(items.get(row.item) ?? []), row]);
  const documents: ProjectDocument[] = [];
  const removed: DocumentView[] = [];
  for (const [newest, ...rest] of items.values()) {
    if (newest === undefined) continue;
    if (newest.recorded_to !== null) removed.push(draw(newest));
    else documents.push({ ...draw(newest), earlier: earlierRevisions(newest, rest).map(draw) });
  }
  return accept({ head, documents, removed, usedBytes: await bytesOfProject(ctx.db.read, stored.project_id), mayWrite: may(ctx.actor, "document.write") });
}

/** Of each earlier revision its last version: corrections of kind or note are no revisions. */
function earlierRevisions(newest: StoredDocument, rest: readonly StoredDocument[]): StoredDocument[] {
  return rest.filter((row, index) => row.revision < newest.revision && row.revision !== rest[index - 1]?.revision);
}

async function drawer(ctx: ServiceContext, rows: readonly StoredDocument[]): Promise<(row: StoredDocument) => DocumentView> {
  const names = await userNames(ctx.db.read, [...new Set(rows.flatMap((row) => (row.recorded_by === null ? [] : [row.recorded_by])))]);
  const isPlaceShown = seesPlaces(ctx.actor);
  return (row) => documentView(row, names, isPlaceShown);
}

/** The newest files of a project and how many there are, for the first part of its page. */
export interface FilesGlance {
  readonly newest: readonly DocumentView[];
  readonly total: number;
}

const NEWEST = 5;

/** The newest files of a project; scope was checked by whoever read the project. */
export async function filesGlance(ctx: ServiceContext, projectId: number): Promise<FilesGlance> {
  const rows = await newestDocuments(ctx.db.read, projectId, NEWEST);
  const draw = await drawer(ctx, rows);
  return { newest: rows.map(draw), total: await documentCount(ctx.db.read, projectId) };
}
