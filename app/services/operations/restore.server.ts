import { copyFileSync, existsSync, linkSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { DatabaseEnv } from "#app/env.server.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import type { Manifest } from "#app/schemas/backup.ts";
import { openDatabase } from "#db/connection.server.ts";
import { isInUse } from "#db/engines/sqlite.server.ts";
import { pendingMigrations, SchemaError } from "#db/migrate.server.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { holdWhatWaits } from "#db/queries/deliveries.ts";
import { auditHeadNow } from "#db/queries/integrity.ts";
import { takeAllWaiting } from "#db/queries/notices.ts";
import { queueDelivery } from "../deliveries/queue.server.ts";
import { actorFields } from "../projects/record-project.server.ts";
import { writeAuditHead } from "./audit-head.server.ts";
import { DamagedBackupError, DATABASE_PART, unpackArchive } from "./backup-archive.server.ts";
import { checkUnpacked, syncFile } from "./backup.server.ts";

/** What a restore did: what came back, where the replaced data is kept, and whether the schema is older than the program. */
export interface Restored {
  readonly manifest: Manifest;
  readonly kept: readonly string[];
  readonly needsMigration: boolean;
}

/** Puts the restore into the restored trail, whose head then counts as the kept one. What waited to be sent, or to be gathered, may have been sent since, so people decide. */
async function recordRestore(path: string, dataDir: string, now: string, file: string, isAtHead: boolean): Promise<void> {
  const db = openDatabase(path);
  try {
    const ctx = { db, actor: SYSTEM, now };
    if (isAtHead) {
      await db.transaction(async (trx) => {
        await appendAudit(trx, { ...actorFields(ctx), action: "backup.restore", objectType: "backup", objectCode: basename(file), projectId: null, before: null, after: {} });
        for (const waiting of await takeAllWaiting(trx)) await queueDelivery(trx, { ...waiting, at: now, notBefore: now });
        await holdWhatWaits(trx, JSON.stringify({ code: "held_after_restore" } satisfies Refusal));
      });
    }
    writeAuditHead(dataDir, auditHeadNow(db));
  } finally {
    await db.close();
  }
}

/** Whether the backup's schema is this program's; refuses a newer or a foreign one. */
async function isAtHeadIn(path: string): Promise<boolean> {
  const copy = openDatabase(path, { readOnly: true });
  try {
    return pendingMigrations(copy).length === 0;
  } finally {
    await copy.close();
  }
}

/** Puts a new database in the place of the old one, which keeps a name of its own; at no instant is there none. */
function replaceDatabase(path: string, by: string, stamp: string): string[] {
  const kept: string[] = [];
  for (const suffix of ["-wal", "-shm"]) {
    if (!existsSync(`${path}${suffix}`)) continue;
    renameSync(`${path}${suffix}`, `${path}.replaced-${stamp}${suffix}`);
  }
  if (existsSync(path)) {
    linkSync(path, `${path}.replaced-${stamp}`);
    kept.push(`${path}.replaced-${stamp}`);
  }
  syncFile(by);
  renameSync(by, path);
  syncFile(dirname(path));
  return kept;
}

function replaceFiles(dataDir: string, unpacked: string, stamp: string): string[] {
  const folder = join(dataDir, "files");
  const kept: string[] = [];
  if (existsSync(folder)) {
    renameSync(folder, `${folder}.replaced-${stamp}`);
    kept.push(`${folder}.replaced-${stamp}`);
  }
  if (existsSync(unpacked)) renameSync(unpacked, folder);
  return kept;
}

/**
 * Brings back a backup: unpacks and checks all of it first, so that a damaged one changes nothing, then puts it in place and
 * keeps what was there aside. Refused while a server or a command has the database open.
 */
export async function restoreBackup(env: DatabaseEnv, file: string, now: string): Promise<Verdict<Restored>> {
  const source = resolve(file);
  if (!existsSync(source)) return refuse({ code: "file_not_found", params: { value: file } });
  mkdirSync(dirname(env.databasePath), { recursive: true });
  mkdirSync(env.dataDir, { recursive: true });
  const [forDatabase, forFiles] = [dirname(env.databasePath), env.dataDir].map((folder) => mkdtempSync(join(folder, ".luodi-restore-"))) as [string, string];
  try {
    const manifest = unpackArchive(source, forFiles);
    await checkUnpacked(join(forFiles, DATABASE_PART), manifest);
    const isAtHead = await isAtHeadIn(join(forFiles, DATABASE_PART));
    if (isInUse(env.databasePath)) return refuse({ code: "in_use", params: { value: env.databasePath } });
    const inPlace = join(forDatabase, DATABASE_PART);
    copyFileSync(join(forFiles, DATABASE_PART), inPlace);
    const stamp = now.replace(/[:.]/g, "");
    const kept = [...replaceFiles(env.dataDir, join(forFiles, "files"), stamp), ...replaceDatabase(env.databasePath, inPlace, stamp)];
    await recordRestore(env.databasePath, env.dataDir, now, source, isAtHead);
    return accept({ manifest, kept, needsMigration: !isAtHead });
  } catch (error) {
    if (error instanceof DamagedBackupError) return refuse({ code: "damaged_backup", params: { value: error.message } });
    if (error instanceof SchemaError) return refuse({ code: "newer_backup" });
    throw error;
  } finally {
    for (const folder of [forDatabase, forFiles]) rmSync(folder, { recursive: true, force: true });
  }
}
