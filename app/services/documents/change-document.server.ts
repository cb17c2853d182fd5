import type { Transaction } from "kysely";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { insertDocument, presentDocument } from "#db/queries/documents.ts";
import type { StoredDocument } from "#db/queries/documents.ts";
import { closeVersion } from "#db/queries/versions.ts";
import type { Database } from "#db/schema/database.ts";
import type { ServiceContext } from "../context.server.ts";
import type { ReceivedFile } from "../files/file-store.server.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";
import { changedFields } from "../projects/describe-input.ts";
import { checkFiles, FILES_FIELD } from "./check-files.server.ts";
import { contentColumns, keepContent, roomRefusals } from "./record-documents.server.ts";
import type { DocumentSaid } from "./record-documents.server.ts";

/** Which document in which version somebody saw when they changed it. */
export interface DocumentRef {
  readonly code: string;
  readonly item: number;
  readonly version: number;
  readonly formKey?: string | undefined;
}

type Trx = Transaction<Database>;

interface Work {
  /** Every reason against it; nothing is written before there is none. */
  readonly refusals?: (trx: Trx, present: StoredDocument) => Promise<readonly Refusal[]>;
  readonly write: (trx: Trx, present: StoredDocument) => Promise<void>;
}

/** Does work on a document as it was seen; one that somebody changed or removed meanwhile is stale, one of another project is not there. */
async function onDocument(ctx: ServiceContext, { code, item, version, formKey }: DocumentRef, content: unknown, { refusals, write }: Work): Promise<Verdict<null>> {
  return onProject(ctx, { code, needs: "document.write", formKey, content: { item, version, content } }, async (trx, stored) => {
    const present = await presentDocument(trx, stored.project_id, item);
    if (!present) return refuse({ code: "not_found" });
    const errors = (await refusals?.(trx, present)) ?? [];
    if (errors.length > 0) return refuse(...errors);
    if (present.id !== version || !(await closeVersion(trx, "documents", present.id, ctx.now))) return refuse({ code: "stale", field: "version", params: { present: present.id } });
    await write(trx, present);
    return accept(null);
  });
}

async function succeed(trx: Trx, ctx: ServiceContext, present: StoredDocument, change: Partial<StoredDocument>): Promise<void> {
  const { id: _id, size: _size, media_type: _type, recorded_to: _to, ...columns } = { ...present, ...change };
  await insertDocument(trx, { ...columns, recorded_from: ctx.now > present.recorded_from ? ctx.now : present.recorded_from, recorded_by: ctx.actor.userId });
}

/** Says otherwise what a document is, which milestone it proves, and what is noted of it; the content stays. */
export async function editDocument(ctx: ServiceContext, ref: DocumentRef, said: DocumentSaid): Promise<Verdict<null>> {
  return onDocument(ctx, ref, said, { write: async (trx, present) => {
    await succeed(trx, ctx, present, said);
    const difference = changedFields(
      { documentKind: present.kind, documentMilestone: present.milestone, note: present.note }, { documentKind: said.kind, documentMilestone: said.milestone, note: said.note });
    if (difference) await tell(trx, ctx, ref, present, { action: "document.edit", before: difference.before, after: { ...difference.after, file: present.name } });
  } });
}

/** Puts a new revision in the place of a document; the one before stays reachable. */
export async function reviseDocument(ctx: ServiceContext, dataDir: string, ref: DocumentRef, files: readonly ReceivedFile[]): Promise<Verdict<null>> {
  const checked = await checkFiles(files);
  const file = checked.ok ? checked.value[0] : undefined;
  const uploads = { dataDir, received: files, checked: file ? [file] : [] };
  const refusals: Work["refusals"] = async (trx, present) => {
    if (!checked.ok) return checked.errors;
    if (!file) return [{ code: "file_missing", field: FILES_FIELD }];
    if (file.sha256 === present.sha256) return [{ code: "file_same_content", field: FILES_FIELD, params: { name: file.name } }];
    return roomRefusals(trx, present.project_id, uploads);
  };
  return onDocument(ctx, ref, file ?? null, { refusals, write: async (trx, present) => {
    if (!file) return;
    await keepContent(trx, ctx, uploads, 0);
    await succeed(trx, ctx, present, { ...contentColumns(file), revision: present.revision + 1 });
    await tell(trx, ctx, ref, present, { action: "document.revise", before: { file: present.name, fileRevision: present.revision }, after: { file: file.name, fileRevision: present.revision + 1 } });
  } });
}

/** Takes a document away; its versions stay in the history, and what it proved is judged without it from now on. */
export async function removeDocument(ctx: ServiceContext, ref: DocumentRef, reason: string): Promise<Verdict<null>> {
  return onDocument(ctx, ref, { reason }, { write: (trx, present) =>
    tell(trx, ctx, ref, present, { action: "document.remove", before: { file: present.name, documentKind: present.kind }, after: { file: null, documentKind: null, reason } }) });
}

async function tell(trx: Trx, ctx: ServiceContext, { code }: DocumentRef, present: StoredDocument, told: Pick<Parameters<typeof tellOfProject>[3], "action" | "before" | "after">): Promise<void> {
  await tellOfProject(trx, ctx, { project_id: present.project_id, code }, { ...told, objectType: "document" });
}
