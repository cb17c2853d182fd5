import { sql } from "kysely";
import type { Kysely, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";
import type { DocumentRow, FileTable } from "../schema/documents.ts";

type Trx = Transaction<Database>;
export type NewDocumentRow = Omit<DocumentRow, "id" | "recorded_to">;
/** A version of a document with what is known of its content. */
export type StoredDocument = DocumentRow & Pick<FileTable, "size" | "media_type">;

function documents(db: Kysely<Database>) {
  return db.selectFrom("documents as d").innerJoin("files as f", "f.sha256", "d.sha256").selectAll("d").select(["f.size", "f.media_type"]);
}

/** Every version of every document of a project, the newest first. */
export async function documentVersions(db: Kysely<Database>, projectId: number): Promise<StoredDocument[]> {
  return documents(db).where("d.project_id", "=", projectId).orderBy("d.id", "desc").execute();
}

/** The newest present documents of a project. */
export async function newestDocuments(db: Kysely<Database>, projectId: number, limit: number): Promise<StoredDocument[]> {
  return documents(db).where("d.project_id", "=", projectId).where("d.recorded_to", "is", null).orderBy("d.id", "desc").limit(limit).execute();
}

/** How many documents a project has now. */
export async function documentCount(db: Kysely<Database>, projectId: number): Promise<number> {
  const row = await db.selectFrom("documents").select((eb) => eb.fn.countAll<number>().as("n")).where("project_id", "=", projectId).where("recorded_to", "is", null).executeTakeFirstOrThrow();
  return row.n;
}

/** One version of a document of a project. */
export async function documentVersion(db: Kysely<Database>, projectId: number, id: number): Promise<StoredDocument | null> {
  return (await documents(db).where("d.project_id", "=", projectId).where("d.id", "=", id).executeTakeFirst()) ?? null;
}

/** The present version of a document of a project. */
export async function presentDocument(db: Kysely<Database>, projectId: number, item: number): Promise<StoredDocument | null> {
  return (await documents(db).where("d.project_id", "=", projectId).where("d.item", "=", item).where("d.recorded_to", "is", null).executeTakeFirst()) ?? null;
}

/** Adds a version of a document. */
export async function insertDocument(trx: Trx, row: NewDocumentRow): Promise<void> {
  await trx.insertInto("documents").values({ ...row, recorded_to: null }).execute();
}

/** Makes a content known; one that is known already stays as it is. */
export async function insertFile(trx: Trx, row: FileTable): Promise<void> {
  await trx.insertInto("files").values(row).onConflict((conflict) => conflict.column("sha256").doNothing()).execute();
}

/** Bytes that the contents of a project's documents take, every revision of them, the same content once. */
export async function bytesOfProject(db: Kysely<Database>, projectId: number): Promise<number> {
  const contents = db.selectFrom("documents").select("sha256").distinct().where("project_id", "=", projectId);
  const row = await db.selectFrom("files").select(sql<number>`coalesce(sum(size), 0)`.as("bytes")).where("sha256", "in", contents).executeTakeFirstOrThrow();
  return row.bytes;
}

/** Every content that the database knows. */
export async function knownFiles(db: Kysely<Database>): Promise<Pick<FileTable, "sha256" | "size">[]> {
  return db.selectFrom("files").select(["sha256", "size"]).execute();
}
