import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { verifyDatabase } from "#app/services/operations/verify.server.ts";
import { openDatabase } from "#db/connection.server.ts";
import { contextOn, fileDb, freshFolder } from "#tests/support/database.ts";

const KILLS = 5;

test("a process killed while it writes loses nothing that it had said was written", async () => {
  const folder = freshFolder();
  const path = join(folder, "luodi.db");
  await (await fileDb(path)).close();
  const told: string[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const writer = spawn(process.execPath, ["--import", "tsx", "tests/support/write-on.ts", path, `K${kill}`], { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    writer.stdout.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
    await once(writer.stdout, "data");
    await new Promise((resolve) => setTimeout(resolve, 40 + kill * 23));
    writer.kill("SIGKILL");
    await once(writer, "close");
    told.push(...said.split("\n").slice(0, -1));
  }
  const db = openDatabase(path);
  const stored = new Set((await db.read.selectFrom("projects").select("code").execute()).map((row) => row.code));
  expect(told.length).toBeGreaterThan(KILLS);
  expect(told.filter((code) => !stored.has(code))).toEqual([]);
  expect(await verifyDatabase(contextOn(db, new Date().toISOString()), join(folder, "data"))).toEqual({ ok: true, faults: [] });
  await db.close();
});
