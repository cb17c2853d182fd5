import { auditHash, CHAIN_START } from "#db/queries/audit.ts";
import type { Db } from "#db/connection.server.ts";
import type { AuditRow } from "#db/schema/trail.ts";

/** Whether every row of the trail carries the hash of its content and of the row before. */
export function verifyChain(db: Db): boolean {
  const rows = db.handle.prepare("select * from audit_log order by seq").all() as AuditRow[];
  return rows.every(({ hash, ...row }, index) => row.prev_hash === (rows[index - 1]?.hash ?? CHAIN_START) && hash === auditHash(row));
}
