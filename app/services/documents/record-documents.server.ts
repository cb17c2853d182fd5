import type { Kysely, Transaction } from "kysely";
import type { AttachedFacts } from "#app/domain/attached-facts.ts";
import { usualEvidence } from "#app/domain/documents.ts";
import type { DocumentKind } from "#app/domain/documents.ts";
import { isPhoto, MAX_PROJECT_BYTES } from "#app/domain/file-formats.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { may } from "#app/domain/permissions.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { bytesOfProject, insertDocument, insertFile } from "#db/queries/documents.ts";
import type { StoredDocument } from "#db/queries/documents.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { nextItem } from "#db/queries/versions.ts";
import type { Database } from "#db/schema/database.ts";
import type { ServiceContext } from "../context.server.ts";
import { keepFile } from "../files/file-store.server.ts";
import type { ReceivedFile } from "../files/file-store.server.ts";
import { tellOfProject } from "../projects/on-project.server.ts";
import type { CheckedFile } from "./check-files.server.ts";
import { checkFiles, FILES_FIELD } from "./check-files.server.ts";

/** Uploads that were looked at, in the order in which they came, and wait in the data folder to be kept. */
export interface Uploads {
  readonly dataDir: string;
  readonly received: readonly ReceivedFile[];
  readonly checked: readonly CheckedFile[];
}

/** What is said of a document besides its content. */
export interface DocumentSaid {
  readonly kind: DocumentKind;
  readonly milestone: MilestoneType | null;
  readonly note: string | null;
}

/** Files that come with a change of the project, and what is said of them. */
export interface Evidence {
  readonly uploads: Uploads;
  readonly said: DocumentSaid;
}

/** What hangs on a project once the evidence that comes with a change is kept: gates count it already. */
export function withEvidence(attached: AttachedFacts, evidence: Evidence | undefined): AttachedFacts {
  return evidence && evidence.uploads.checked.length > 0 ? { ...attached, documents: [...new Set([...attached.documents, evidence.said.kind])] } : attached;
}

/** Why evidence cannot come with a change: not everybody who may pass a gate keeps files, and a project has room for so many. */
export async function evidenceRefusals(db: Kysely<Database>, ctx: ServiceContext, stored: OnProject, evidence: Evidence | undefined): Promise<readonly Refusal[]> {
  if (!evidence) return [];
  return may(ctx.actor, "document.write") ? roomRefusals(db, stored.project_id, evidence.uploads) : [{ code: "forbidden", field: FILES_FIELD }];
}

/** Looks at the files that came with a milestone; a photo shows the site, anything else is what usually proves the milestone, unless it is said otherwise. */
export async function readEvidence(dataDir: string, received: readonly ReceivedFile[], milestone: MilestoneType, said: { readonly kind?: DocumentKind | undefined; readonly note?: string | null }): Promise<Verdict<Evidence>> {
  const checked = await checkFiles(received);
  if (!checked.ok) return checked;
  const kind = said.kind ?? (checked.value.every((file) => isPhoto(file.mediaType)) ? "site_photo" : usualEvidence(milestone));
  return accept({ uploads: { dataDir, received, checked: checked.value }, said: { kind, milestone, note: said.note ?? null } });
}

const MEGABYTE = 1024 * 1024;
type Trx = Transaction<Database>;
type OnProject = Pick<StoredProject, "project_id" | "code">;

/** Why a project cannot take more files; nothing while there is room. */
export async function roomRefusals(db: Kysely<Database>, projectId: number, { checked }: Pick<Uploads, "checked">): Promise<readonly Refusal[]> {
  const coming = new Map(checked.map((file) => [file.sha256, file.size]));
  const total = (await bytesOfProject(db, projectId)) + [...coming.values()].reduce((sum, size) => sum + size, 0);
  return total > MAX_PROJECT_BYTES ? [{ code: "project_files_full", field: FILES_FIELD, params: { max: MAX_PROJECT_BYTES / MEGABYTE } }] : [];
}

/** Keeps every upload as a new document of a project, with the trail; each file is in its place before its row is written. */
export async function recordDocuments(trx: Trx, ctx: ServiceContext, stored: OnProject, uploads: Uploads, said: DocumentSaid): Promise<void> {
  for (const [index, file] of uploads.checked.entries()) {
    await keepContent(trx, ctx, uploads, index);
    await insertDocument(trx, {
      item: await nextItem(trx, "documents"), project_id: stored.project_id, revision: 1, ...contentColumns(file), ...saidColumns(said), recorded_from: ctx.now, recorded_by: ctx.actor.userId,
    });
    await tellOfProject(trx, ctx, stored, { action: "document.add", objectType: "document", before: null, after: { file: file.name, documentKind: said.kind, documentMilestone: said.milestone, note: said.note } });
  }
}

/** Puts one of the uploads in its place and makes its content known. */
export async function keepContent(trx: Trx, ctx: ServiceContext, { dataDir, received, checked }: Uploads, index: number): Promise<void> {
  const [upload, file] = [received[index], checked[index]];
  if (!upload || !file) throw new Error("an upload that was looked at is there");
  keepFile(dataDir, upload);
  await insertFile(trx, { sha256: file.sha256, size: file.size, media_type: file.mediaType, created_at: ctx.now });
}

/** The columns that a content brings. */
export function contentColumns({ name, sha256, takenAt, latitudeE6, longitudeE6 }: CheckedFile): Pick<StoredDocument, "name" | "sha256" | "taken_at" | "latitude_e6" | "longitude_e6"> {
  return { name, sha256, taken_at: takenAt, latitude_e6: latitudeE6, longitude_e6: longitudeE6 };
}

/** The columns of what is said of a document. */
export function saidColumns({ kind, milestone, note }: DocumentSaid): Pick<StoredDocument, "kind" | "milestone" | "note"> {
  return { kind, milestone, note };
}
