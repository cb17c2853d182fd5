import { sql } from "kysely";
import { openDatabase } from "#db/connection.server.ts";

/** Run as a process of its own: reads a number and writes the next one, many times, each time in one transaction. */
const [path = "", rounds = "0"] = process.argv.slice(2);
const db = openDatabase(path);
for (let round = 0; round < Number(rounds); round++) {
  await db.transaction(async (trx) => {
    const row = await trx.selectFrom("countries").select("name_zh").where("code", "=", "AA").executeTakeFirstOrThrow();
    await sql`UPDATE countries SET name_zh = ${String(Number(row.name_zh) + 1)} WHERE code = 'AA'`.execute(trx);
  });
}
await db.close();
