import { createHash, randomUUID } from "node:crypto";
import { closeSync, createReadStream, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { MAX_FILE_BYTES } from "#app/domain/file-formats.ts";
import { HOUR_MS } from "#app/domain/instants.ts";
import type { Db } from "#db/connection.server.ts";
import { knownFiles } from "#db/queries/documents.ts";

/** An upload that lies in the data folder under a name nobody knows, not yet a file of anything. */
export interface ReceivedFile {
  /** What the sender called it. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** Takes it away again, unless it was kept. */
  discard(): Promise<void>;
}

const STORED_NAME = /^[0-9a-f]{64}$/;
/** A file without a row may belong to a transaction that is still open; after this long it belongs to none. */
export const ORPHAN_AGE_MS = HOUR_MS;

const incomingFolder = (dataDir: string): string => join(dataDir, "incoming");
export const filesFolder = (dataDir: string): string => join(dataDir, "files");

/** Where the bytes of a content lie. */
export function storedPath(dataDir: string, sha256: string): string {
  if (!STORED_NAME.test(sha256)) throw new Error("not the name of a stored file");
  return join(filesFolder(dataDir), sha256.slice(0, 2), sha256);
}

/** Writes an upload to the disk while it arrives and forces it there; what comes past the limit is read and dropped. */
export async function receiveFile(dataDir: string, name: string, content: AsyncIterable<Uint8Array>): Promise<ReceivedFile> {
  mkdirSync(incomingFolder(dataDir), { recursive: true, mode: 0o700 });
  const path = join(incomingFolder(dataDir), randomUUID());
  const file = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  let size = 0;
  try {
    for await (const chunk of content) {
      size += chunk.length;
      if (size > MAX_FILE_BYTES) continue;
      hash.update(chunk);
      await file.write(chunk);
    }
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return { name, path, size, sha256: hash.digest("hex"), discard: () => rm(path, { force: true }) };
}

/**
 * Gives a received file its place, in the transaction that writes its row: the bytes are there first, and a row never points
 * to nothing. Should the transaction fail, the file is an orphan and swept later.
 */
export function keepFile(dataDir: string, { path, sha256 }: Pick<ReceivedFile, "path" | "sha256">): void {
  const place = storedPath(dataDir, sha256);
  const made = mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
  renameSync(path, place);
  for (const folder of [dirname(place), ...(made === undefined ? [] : [filesFolder(dataDir), dataDir])]) syncFolder(folder);
}

/** Forces the names in a folder to the disk. */
function syncFolder(path: string): void {
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Every stored file with its age, by its hash. */
export function storedFiles(dataDir: string, now: string): { sha256: string; path: string; ageMs: number }[] {
  let folders: string[];
  try {
    folders = readdirSync(filesFolder(dataDir)).filter((name) => /^[0-9a-f]{2}$/.test(name));
  } catch {
    return [];
  }
  return folders.flatMap((folder) => readdirSync(join(filesFolder(dataDir), folder)).filter((name) => STORED_NAME.test(name)).map((name) => {
    const path = join(filesFolder(dataDir), folder, name);
    return { sha256: name, path, ageMs: Date.parse(now) - statSync(path).mtimeMs };
  }));
}

/** The SHA-256 of a file's present content. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** Removes uploads that were broken off and files that no row knows, both once they are old; answers how many. */
export async function sweepFiles(db: Db, dataDir: string, now: string): Promise<number> {
  const swept = await db.transaction(async (trx) => {
    const known = new Set((await knownFiles(trx)).map((file) => file.sha256));
    const orphans = storedFiles(dataDir, now).filter((file) => !known.has(file.sha256) && file.ageMs > ORPHAN_AGE_MS);
    for (const orphan of orphans) rmSync(orphan.path, { force: true });
    return orphans.length;
  });
  return swept + sweepIncoming(dataDir, now);
}

function sweepIncoming(dataDir: string, now: string): number {
  let names: string[];
  try {
    names = readdirSync(incomingFolder(dataDir));
  } catch {
    return 0;
  }
  const old = names.map((name) => join(incomingFolder(dataDir), name)).filter((path) => Date.parse(now) - statSync(path).mtimeMs > ORPHAN_AGE_MS);
  for (const path of old) rmSync(path, { force: true });
  return old.length;
}
