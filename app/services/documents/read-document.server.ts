import { readFile } from "node:fs/promises";
import { isPhoto, isShownInPlace } from "#app/domain/file-formats.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { documentVersion } from "#db/queries/documents.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { storedPath } from "../files/file-store.server.ts";
import { withoutPhotoFacts } from "../files/photo-facts.server.ts";
import { seesPlaces } from "./document-view.ts";

export interface DocumentBytes {
  readonly name: string;
  readonly mediaType: string;
  readonly isShownInPlace: boolean;
  readonly bytes: Buffer;
}

/** The content of one version of a document on a project that the actor sees; a photo without its facts for those who need not know where it was taken. */
export async function readDocument(ctx: ServiceContext, dataDir: string, code: string, id: number): Promise<Verdict<DocumentBytes>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  const document = stored && (await documentVersion(ctx.db.read, stored.project_id, id));
  if (!document) return refuse({ code: "not_found" });
  const { name, media_type: mediaType, sha256 } = document;
  const bytes = await readFile(storedPath(dataDir, sha256));
  const isKeptWhole = !isPhoto(mediaType) || seesPlaces(ctx.actor);
  return accept({ name, mediaType, isShownInPlace: isShownInPlace(mediaType), bytes: isKeptWhole ? bytes : withoutPhotoFacts(bytes, mediaType) });
}
