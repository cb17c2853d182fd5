import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { HOUR_MS } from "#app/domain/instants.ts";
import { backupName, backupsToRemove } from "#app/domain/jobs.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { backUp } from "./backup.server.ts";

/** The backups that are kept: of the newest days, and the first of each of the newest months. */
const KEPT_BACKUPS = { days: 30, months: 12 };

/** The working folder of a backup that was broken off; none takes as long as this. */
const BROKEN_OFF = /^\.luodi-backup-/;
const BROKEN_OFF_MS = 24 * HOUR_MS;

/** Where the backups lie that the program makes by itself. */
export const backupFolder = (dataDir: string): string => join(dataDir, "backups");

/** Backs up into the folder of backups under the day's name, unless that one is there already, and lets the ones go that are older than is kept; null: there was nothing to do. */
export async function backUpToday(ctx: ServiceContext, dataDir: string): Promise<Verdict<{ file: string; bytes: number; removed: number } | null>> {
  const folder = backupFolder(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  removeBrokenOff(folder, ctx.now);
  const file = backupName(todayOf(ctx));
  const isThere = existsSync(join(folder, file));
  const made = isThere ? null : await backUp(ctx, dataDir, join(folder, file));
  if (made && !made.ok) return made;
  const removed = backupsToRemove(readdirSync(folder), KEPT_BACKUPS);
  for (const name of removed) rmSync(join(folder, name), { force: true });
  return accept(isThere && removed.length === 0 ? null : { file, bytes: statSync(join(folder, file)).size, removed: removed.length });
}

function removeBrokenOff(folder: string, now: string): void {
  for (const name of readdirSync(folder).filter((entry) => BROKEN_OFF.test(entry))) {
    const path = join(folder, name);
    if (Date.parse(now) - statSync(path).mtimeMs > BROKEN_OFF_MS) rmSync(path, { recursive: true, force: true });
  }
}
