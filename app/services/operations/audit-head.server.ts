import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Db } from "#db/connection.server.ts";
import { auditHeadNow } from "#db/queries/integrity.ts";

/** How long the kept head may lag behind the database. */
const LAG_MS = 200;

export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

const headPath = (dataDir: string): string => join(dataDir, "audit-head");

/** Writes the head beside the old one and puts it in its place, so that a crash leaves one of the two. */
export function writeAuditHead(dataDir: string, head: AuditHead): void {
  mkdirSync(dataDir, { recursive: true });
  const temporary = `${headPath(dataDir)}.${process.pid}`;
  writeFileSync(temporary, `${head.seq} ${head.hash}\n`, { mode: 0o600 });
  renameSync(temporary, headPath(dataDir));
}

/** The head that is kept outside the database; null where none was kept or what is there is none. */
export function readAuditHead(dataDir: string): AuditHead | null {
  try {
    const parts = /^(\d{1,15}) ([0-9a-f]{64})\n?$/.exec(readFileSync(headPath(dataDir), "utf8"));
    return parts ? { seq: Number(parts[1]), hash: parts[2] ?? "" } : null;
  } catch {
    return null;
  }
}

/**
 * Keeps the head of the audit chain outside the database, where cutting the chain's tail does not reach. It is written
 * shortly after commits and may lag, never lead. A folder that cannot be written does not stop the work.
 */
export function keepAuditHead(db: Db, dataDir: string): void {
  let timer: NodeJS.Timeout | null = null;
  const write = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    try {
      writeAuditHead(dataDir, auditHeadNow(db));
    } catch (error) {
      console.error(`luodi: the audit head could not be kept: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  db.observe({
    committed: () => void (timer ??= setTimeout(write, LAG_MS).unref()),
    closing: () => {
      if (timer) write();
    },
  });
}
