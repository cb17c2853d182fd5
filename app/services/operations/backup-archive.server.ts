import { createHash } from "node:crypto";
import { closeSync, createReadStream, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readSync, statSync, writeSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { BACKUP_FORMAT, manifestSchema } from "#app/schemas/backup.ts";
import type { Manifest } from "#app/schemas/backup.ts";
import { createArchive, openArchive } from "#db/engines/archive.server.ts";
import type { ArchiveReader } from "#db/engines/archive.server.ts";

/** Larger files are stored in pieces of this size, so that neither side holds more in memory. */
const PIECE_BYTES = 16 * 1024 * 1024;
const MANIFEST = "manifest.json";
export const DATABASE_PART = "luodi.db";

/** The backup is damaged or none of ours; the message names the part. */
export class DamagedBackupError extends Error {}

/** Every file below a folder, by its path relative to it. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/")).toSorted();
}

type Source = readonly [name: string, path: string];

/** Writes files and manifest into one archive. */
export async function writeArchive(path: string, sources: readonly Source[], about: Omit<Manifest, "format" | "files">): Promise<Manifest> {
  const archive = createArchive(path);
  try {
    const files: Manifest["files"] = [];
    for (const [name, from] of sources) {
      const hash = createHash("sha256");
      const pieces: string[] = [];
      const { mtimeMs, size } = statSync(from);
      let bytes = 0;
      for await (const chunk of createReadStream(from, { highWaterMark: PIECE_BYTES })) {
        const content = chunk as Buffer;
        const piece = size <= PIECE_BYTES ? name : `${name}.${String(pieces.length + 1).padStart(4, "0")}`;
        archive.add({ name: piece, content }, mtimeMs);
        hash.update(content);
        pieces.push(piece);
        bytes += content.length;
      }
      files.push({ name, bytes, sha256: hash.digest("hex"), pieces });
    }
    const manifest: Manifest = { format: BACKUP_FORMAT, ...about, files };
    archive.add({ name: MANIFEST, content: Buffer.from(JSON.stringify(manifest, null, 1)) }, Date.parse(about.createdAt));
    return manifest;
  } finally {
    archive.close();
  }
}

function readManifest(archive: ArchiveReader): Manifest {
  const text = archive.read(MANIFEST)?.toString("utf8");
  if (text === undefined) throw new DamagedBackupError(MANIFEST);
  const result = manifestSchema.safeParse(JSON.parse(text));
  if (!result.success) throw new DamagedBackupError(MANIFEST);
  return result.data;
}

/** A name in a backup leads below the folder it is unpacked into and nowhere else. */
function isSafeName(name: string): boolean {
  return name === DATABASE_PART || (name.startsWith("files/") && !name.split("/").includes("..") && !name.includes("\\") && !name.includes("\0"));
}

function unpackFile(archive: ArchiveReader, file: Manifest["files"][number], to: string): void {
  if (!isSafeName(file.name)) throw new DamagedBackupError(file.name);
  mkdirSync(dirname(to), { recursive: true });
  const hash = createHash("sha256");
  const target = openSync(to, "wx", 0o600);
  try {
    for (const name of file.pieces) {
      const piece = archive.read(name);
      if (!piece) throw new DamagedBackupError(name);
      hash.update(piece);
      writeSync(target, piece);
    }
    fsyncSync(target);
  } finally {
    closeSync(target);
  }
  if (hash.digest("hex") !== file.sha256) throw new DamagedBackupError(file.name);
}

/** Unpacks a backup into an empty folder, every byte checked against the manifest. */
export function unpackArchive(path: string, folder: string): Manifest {
  try {
    if (!hasSqliteHeader(path)) throw new DamagedBackupError(basename(path));
    const archive = openArchive(path);
    try {
      const manifest = readManifest(archive);
      for (const file of manifest.files) unpackFile(archive, file, join(folder, file.name));
      if (!manifest.files.some((file) => file.name === DATABASE_PART)) throw new DamagedBackupError(DATABASE_PART);
      return manifest;
    } finally {
      archive.close();
    }
  } catch (error) {
    if (error instanceof DamagedBackupError) throw error;
    if (error instanceof SyntaxError) throw new DamagedBackupError(MANIFEST);
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code.startsWith("SQLITE_")) throw new DamagedBackupError(code);
    throw error;
  }
}

function hasSqliteHeader(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const head = Buffer.alloc(16);
    readSync(file, head, 0, head.length, 0);
    return head.toString("latin1") === "SQLite format 3\0";
  } finally {
    closeSync(file);
  }
}
