import { closeSync, existsSync, fsyncSync, mkdtempSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Manifest } from "#app/schemas/backup.ts";
import { openDatabase } from "#db/connection.server.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { auditHashAt, auditHeadNow, engineFaults, migrationNames, rowCounts } from "#db/queries/integrity.ts";
import type { ServiceContext } from "../context.server.ts";
import { actorFields } from "../projects/record-project.server.ts";
import { DamagedBackupError, DATABASE_PART, filesBelow, unpackArchive, writeArchive } from "./backup-archive.server.ts";

/** Copies the whole database in one step: a copy in steps begins anew each time another process commits. */
const ALL_PAGES = 2 ** 31 - 1;

/** Forces a file's content, or a folder's entries, to the disk, so that it is there after a power cut. */
export function syncFile(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Checks an unpacked backup's database: engine, row counts, audit head and the canary row. */
export async function checkUnpacked(path: string, manifest: Manifest): Promise<void> {
  const copy = openDatabase(path, { readOnly: true });
  try {
    const faults = engineFaults(copy);
    if (faults[0]) throw new DamagedBackupError(`${DATABASE_PART}: ${faults[0].object}`);
    const counts = rowCounts(copy);
    const wrong = Object.entries(manifest.counts).find(([table, count]) => counts[table] !== count);
    if (wrong) throw new DamagedBackupError(`${DATABASE_PART}: ${wrong[0]}`);
    const head = auditHeadNow(copy);
    if (head.seq !== manifest.auditHead.seq || head.hash !== manifest.auditHead.hash) throw new DamagedBackupError(`${DATABASE_PART}: audit_log ${head.seq}`);
    if ((await auditHashAt(copy.read, manifest.canary.seq)) !== manifest.canary.hash) throw new DamagedBackupError(`${DATABASE_PART}: audit_log ${manifest.canary.seq}`);
  } finally {
    await copy.close();
  }
}

/** Writes the canary: the audit row of this backup, which a copy without the newest pages would lack. */
async function writeCanary(ctx: ServiceContext, file: string): Promise<{ seq: number; hash: string }> {
  return ctx.db.transaction(async (trx) => {
    const seq = await appendAudit(trx, { ...actorFields(ctx), action: "backup.create", objectType: "backup", objectCode: basename(file), projectId: null, before: null, after: {} });
    return { seq, hash: (await auditHashAt(trx, seq)) ?? "" };
  });
}

/** A folder, or the database itself, cannot give way to a backup. */
function isTaken(target: string, databasePath: string): boolean {
  return [databasePath, `${databasePath}-wal`, `${databasePath}-shm`].includes(target) || (statSync(target, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

/**
 * Makes a consistent copy of database and files in one file while others work, reads it back in full, and only then gives it
 * its name; an earlier backup of that name gives way only then.
 */
export async function backUp(ctx: ServiceContext, dataDir: string, file: string): Promise<Verdict<Manifest>> {
  const target = resolve(file);
  if (isTaken(target, ctx.db.path)) return refuse({ code: "file_taken", params: { value: file } });
  if (!existsSync(dirname(target))) return refuse({ code: "no_folder", params: { value: dirname(target) } });
  const work = mkdtempSync(join(dirname(target), ".luodi-backup-"));
  try {
    const canary = await writeCanary(ctx, target);
    const copyPath = join(work, "copy.db");
    await ctx.db.handle.backup(copyPath, { progress: () => ALL_PAGES });
    const copy = openDatabase(copyPath);
    const about = { createdAt: ctx.now, migrations: migrationNames(copy), auditHead: auditHeadNow(copy), canary, counts: rowCounts(copy) };
    await copy.close();
    const filesFolder = join(dataDir, "files");
    const sources = [[DATABASE_PART, copyPath] as const, ...filesBelow(filesFolder).map((name) => [`files/${name}`, join(filesFolder, name)] as const)];
    const archivePath = join(work, "archive");
    const manifest = await writeArchive(archivePath, sources, about);
    unpackArchive(archivePath, join(work, "check"));
    await checkUnpacked(join(work, "check", DATABASE_PART), manifest);
    renameSync(archivePath, target);
    syncFile(dirname(target));
    return accept(manifest);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
