import { writeSync } from "node:fs";
import { openDatabase } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.server.ts";
import { migrations } from "#db/migrations/index.ts";

/** Run as a process of its own: applies half of a migration, says so, and stays there until it is killed. */
const db = openDatabase(process.argv[2] ?? "");
db.handle.function("hang", () => {
  writeSync(1, "half-way\n");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
const halfWay = { name: "9002-half-way", statements: ["CREATE TABLE second_a (id INTEGER PRIMARY KEY) STRICT", "SELECT hang()", "CREATE TABLE second_b (id INTEGER PRIMARY KEY) STRICT"] };
await migrateToLatest(db, "2025-07-15T04:00:00.000Z", [...migrations, halfWay]);
