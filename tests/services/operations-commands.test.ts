import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { fillDemo } from "#app/services/demo/fill-demo.server.ts";
import { followTheDays } from "#app/services/operations/refresh-statuses.server.ts";
import { contextOn, freshDb, freshFolder } from "#tests/support/database.ts";

const EACH_COMMAND_MS = 20_000;

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function commandsIn(folder: string) {
  const env = { ...process.env, DATABASE_URL: `file:${join(folder, "luodi.db")}`, DATA_DIR: join(folder, "data"), LUODI_DEMO_PASSWORD: "a-demo-password" };
  return (...args: string[]) => new Promise<Ended>((resolve) => {
    const child = execFile(process.execPath, ["--import", "tsx", "scripts/luodi.ts", ...args], { env }, (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, err }));
  });
}

test("the commands for the data print one document, and exit 1 when refused and 2 on wrong usage", async () => {
  const folder = freshFolder();
  const run = commandsIn(folder);
  const json = (ended: Ended) => ({ code: ended.code, document: JSON.parse(ended.out) as unknown });
  expect(json(await run("migrate", "--json"))).toEqual({ code: 0, document: { applied: [], backup: null } });
  expect(json(await run("seed", "--demo", "--size", "8", "--seed", "2", "--json"))).toEqual({ code: 0, document: { demo: { projects: 8, seed: 2 } } });
  expect(json(await run("seed", "--demo", "--json"))).toMatchObject({ code: 1, document: { error: { code: "not_empty", errors: [{ code: "not_empty" }] } } });
  expect(await run("seed")).toMatchObject({ code: 2, out: "" });
  expect(await run("seed", "--demo", "--size", "many")).toMatchObject({ code: 2, out: "" });
  expect(json(await run("generate", "--projects", "30", "--json"))).toMatchObject({ code: 0, document: { projects: 30, seed: 1 } });
  const file = join(folder, "one.backup");
  expect(json(await run("backup", file, "--json"))).toMatchObject({ code: 0, document: { counts: { projects: 38 } } });
  expect(await run("restore", file)).toMatchObject({ code: 2, out: "" });
  expect(json(await run("restore", join(folder, "none"), "--yes", "--json"))).toMatchObject({ code: 1, document: { error: { code: "file_not_found" } } });
  expect(json(await run("restore", file, "--yes", "--json"))).toMatchObject({ code: 0, document: { needsMigration: false } });
  expect(json(await run("verify", "--json"))).toEqual({ code: 0, document: { ok: true, faults: [] } });
}, 11 * EACH_COMMAND_MS);

test("a serving database derives its statuses anew when the day changes in Shanghai", async () => {
  vi.useFakeTimers({ now: new Date("2025-07-15T15:59:58.000Z") });
  const db = await freshDb();
  await fillDemo(contextOn(db, new Date().toISOString()), { size: 40, seed: 1 });
  const dueOn = (day: string) => db.handle.prepare("SELECT count(*) FROM projects WHERE status_until <= ?").pluck().get(day) as number;
  expect(dueOn("2025-07-15")).toBe(0);
  db.handle.exec("UPDATE projects SET status_until = '2025-07-16' WHERE id IN (1, 2)");
  const faults: unknown[] = [];
  followTheDays(db, (error) => faults.push(error));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(dueOn("2025-07-16")).toBeGreaterThanOrEqual(2);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(dueOn("2025-07-16")).toBe(0);
  expect(faults).toEqual([]);
  vi.useRealTimers();
});
