import { SYSTEM } from "#app/domain/permissions.ts";
import { emptyInput } from "#app/domain/project-input.ts";
import { createProjectRecord } from "#app/services/projects/record-project.server.ts";
import { openDatabase } from "#db/connection.server.ts";

/** Run as a process of its own: records one project after another until it is killed, and says each code once it is committed. */
const [path = "", prefix = ""] = process.argv.slice(2);
const db = openDatabase(path);
for (let count = 1; ; count++) {
  const code = `${prefix}-${count}`;
  const ctx = { db, actor: SYSTEM, now: new Date().toISOString() };
  await db.transaction(async (trx) => void (await createProjectRecord(trx, ctx, emptyInput(code, `示例写入${code}`), { action: "project.create", rates: [] })));
  process.stdout.write(`${code}\n`);
}
