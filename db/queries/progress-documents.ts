import type { Kysely } from "kysely";
import type { DocumentKind } from "#app/domain/documents.ts";
import type { Database } from "../schema/database.ts";
import { knownVersions } from "./versions.ts";

/** The documents of one kind that a project has, newest first, by the item that stays over their revisions. */
export async function documentsOfKind(db: Kysely<Database>, projectId: number, kind: DocumentKind): Promise<{ item: number; name: string }[]> {
  return db.selectFrom("documents as t").select(["item", "name"]).where("project_id", "=", projectId).where("kind", "=", kind).where(knownVersions(null)).orderBy("id", "desc").execute();
}
