import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { verifyDatabase } from "#app/services/operations/verify.server.ts";
import { openDatabase } from "#db/connection.server.ts";
import { contextOn, fileDb, freshFolder } from "#tests/support/database.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const KILLS = 5;

/** Starts a writer again and again, kills each while it writes, and gathers what they said was written. */
async function killed(script: string, path: string, prefix: (kill: number) => string, kills = KILLS): Promise<string[]> {
  const told: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const writer = spawn(process.execPath, ["--import", "tsx", `tests/support/${script}`, path, prefix(kill)], { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    writer.stdout.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
    await once(writer.stdout, "data");
    await new Promise((resolve) => setTimeout(resolve, 40 + kill * 23));
    writer.kill("SIGKILL");
    await once(writer, "close");
    told.push(...said.split("\n").slice(0, -1));
  }
  return told;
}

test("a process killed while it writes loses nothing that it had said was written", async () => {
  const folder = freshFolder();
  const path = join(folder, "luodi.db");
  await (await fileDb(path)).close();
  const told = await killed("write-on.ts", path, (kill) => `K${kill}`);
  const db = openDatabase(path);
  const stored = new Set((await db.read.selectFrom("projects").select("code").execute()).map((row) => row.code));
  expect(told.length).toBeGreaterThan(KILLS);
  expect(told.filter((code) => !stored.has(code))).toEqual([]);
  expect(await verifyDatabase(contextOn(db, new Date().toISOString()), join(folder, "data"))).toEqual({ ok: true, faults: [] });
  await db.close();
});

test("a process killed between the steps of issues keeps every step that it had said was taken, whole", { timeout: 120_000 }, async () => {
  const folder = freshFolder();
  const path = join(folder, "luodi.db");
  const seeded = await fileDb(path);
  await recordSamples(contextOn(seeded), { "NB-2025-0001": {} });
  await seeded.close();
  const told = await killed("answer-on.ts", path, () => "NB-2025-0001", 3);
  const db = openDatabase(path);
  const stored = db.handle.prepare("SELECT s.number || ' ' || p.step FROM issue_steps AS p JOIN issues AS s ON s.item = p.issue AND s.recorded_to IS NULL").pluck().all() as string[];
  expect(told.length).toBeGreaterThan(3);
  expect(told.filter((step) => !stored.includes(step))).toEqual([]);
  expect(new Set(stored).size).toBe(stored.length);
  expect(stored.filter((step) => step.endsWith("raise")).length).toBe(stored.filter((step) => step.endsWith("handOver")).length);
  expect(db.handle.prepare("SELECT count(*) FROM issues WHERE recorded_to IS NULL AND lead_unit IS NULL").pluck().get()).toBe(0);
  expect(await verifyDatabase(contextOn(db, new Date().toISOString()), join(folder, "data"))).toEqual({ ok: true, faults: [] });
  await db.close();
});
