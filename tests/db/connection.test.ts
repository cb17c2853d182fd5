import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import { openDatabase, OuterHandleError, TransactionTimeoutError } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.server.ts";
import { freshFolder, TEST_NOW } from "#tests/support/database.ts";

const EXPECTED_PRAGMAS = {
  journal_mode: "wal", synchronous: 2, foreign_keys: 1, busy_timeout: 5000, recursive_triggers: 1, trusted_schema: 0, cell_size_check: 1, temp_store: 2,
};

async function migratedFile() {
  const path = join(freshFolder(), "luodi.db");
  const db = openDatabase(path);
  await migrateToLatest(db, TEST_NOW);
  return { path, db };
}

test("every pragma holds on a file that is opened again", async () => {
  const { path, db } = await migratedFile();
  await db.close();
  const again = openDatabase(path);
  const read = Object.fromEntries(Object.keys(EXPECTED_PRAGMAS).map((name) => [name, again.handle.pragma(name, { simple: true })]));
  expect(read).toEqual(EXPECTED_PRAGMAS);
  await again.close();
});

test("the reading handle cannot write", async () => {
  const { db } = await migratedFile();
  await expect(sql`INSERT INTO countries VALUES ('XX','x','x','[]')`.execute(db.read)).rejects.toMatchObject({ code: "SQLITE_READONLY" });
  await db.close();
});

test("two processes that read and then write at the same time lose nothing", async () => {
  const { path, db } = await migratedFile();
  const rounds = 150;
  await db.transaction(async (trx) => void (await sql`INSERT INTO countries VALUES ('AA','0','0','[]')`.execute(trx)));
  await db.close();
  const workers = [0, 1].map(() => fork("tests/support/count-up.ts", [path, String(rounds)], { execArgv: ["--import", "tsx"], stdio: "inherit" }));
  const codes = await Promise.all(workers.map(async (worker) => (await once(worker, "exit"))[0] as number));
  expect(codes).toEqual([0, 0]);
  const again = openDatabase(path);
  const row = await again.read.selectFrom("countries").select("name_zh").where("code", "=", "AA").executeTakeFirstOrThrow();
  expect(Number(row.name_zh)).toBe(2 * rounds);
  await again.close();
});

test("the outer handle inside a transaction throws instead of waiting for ever, and the transaction leaves nothing", async () => {
  const { db } = await migratedFile();
  const attempt = db.transaction(async (trx) => {
    await sql`INSERT INTO countries VALUES ('AA','a','a','[]')`.execute(trx);
    return db.read.selectFrom("countries").selectAll().execute();
  });
  await expect(attempt).rejects.toBeInstanceOf(OuterHandleError);
  await expect(db.transaction(() => db.transaction(async () => 1))).rejects.toBeInstanceOf(OuterHandleError);
  expect(await db.read.selectFrom("countries").select("code").execute()).toEqual([]);
  await db.close();
});

test("a transaction over its limit is ended and rolled back, its work can write nothing more, and the next one works", async () => {
  const { db } = await migratedFile();
  let afterwards: Promise<unknown> | null = null;
  const slow = db.transaction(async (trx) => {
    await sql`INSERT INTO countries VALUES ('AA','a','a','[]')`.execute(trx);
    await new Promise((resolve) => setTimeout(resolve, 120));
    afterwards = sql`INSERT INTO countries VALUES ('ZZ','z','z','[]')`.execute(trx);
    await afterwards;
  }, { limitMs: 30 });
  await expect(slow).rejects.toBeInstanceOf(TransactionTimeoutError);
  await vi.waitFor(() => expect(afterwards).not.toBeNull());
  await expect(afterwards).rejects.toThrow(/already rolled back/);
  await db.transaction(async (trx) => void (await sql`INSERT INTO countries VALUES ('BB','b','b','[]')`.execute(trx)));
  expect(await db.read.selectFrom("countries").select("code").execute()).toEqual([{ code: "BB" }]);
  await db.close();
});

test("columns refuse what is not of their type", async () => {
  const { db } = await migratedFile();
  const insert = (position: unknown) => db.transaction((trx) => sql`INSERT INTO districts VALUES ('1','county','x','x','[]',NULL,NULL,NULL,NULL,${position})`.execute(trx));
  await expect(insert("abc")).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_DATATYPE" });
  await expect(insert(null)).rejects.toMatchObject({ code: "SQLITE_CONSTRAINT_NOTNULL" });
  await db.close();
});
