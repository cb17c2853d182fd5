import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { JOB_IDS } from "#app/domain/jobs.ts";
import { openDatabase } from "#db/connection.server.ts";
import { contextOn, fileDb, freshFolder } from "#tests/support/database.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const EACH_COMMAND_MS = 20_000;

test("job list and job run print one document; 1 when a job fails or runs already, 2 for a name there is not", async () => {
  const folder = freshFolder();
  const [path, dataDir] = [join(folder, "luodi.db"), join(folder, "data")];
  const made = await fileDb(path);
  await recordSamples(contextOn(made, new Date().toISOString()), { "NB-2025-0001": {} });
  await made.close();
  const env = { ...process.env, DATABASE_URL: `file:${path}`, DATA_DIR: dataDir };
  const run = (...args: string[]) => new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const child = execFile(process.execPath, ["--import", "tsx", "scripts/luodi.ts", ...args], { env }, (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, err }));
  });
  const json = async (...args: string[]) => { const { code, out } = await run(...args, "--json"); return { code, document: JSON.parse(out) as Record<string, unknown> }; };
  expect(await json("job", "run", "backup")).toMatchObject({ code: 0, document: { job: "backup", outcome: "done", error: null, summary: { counts: { removed: 0 } } } });
  expect(readdirSync(join(dataDir, "backups"))).toHaveLength(1);
  expect(await json("job", "run", "backup")).toMatchObject({ code: 0, document: { outcome: "done", summary: null } });
  const db = openDatabase(path);
  db.handle.exec("UPDATE projects SET stage = 'done'");
  expect(await json("job", "run", "verify")).toMatchObject({ code: 1, document: { job: "verify", outcome: "failed", error: expect.stringContaining("derived NB-2025-0001"), summary: { counts: { faults: 1 } } } });
  const { document } = await json("job", "list");
  expect((document.jobs as { job: string }[]).map(({ job }) => job)).toEqual(JOB_IDS);
  expect(document.jobs).toContainEqual(expect.objectContaining({ job: "verify", cron: "30 2 * * *", last: expect.objectContaining({ outcome: "failed", trigger: "command" }) }));
  const until = new Date(Date.now() + 60_000).toISOString();
  db.handle.exec(`INSERT INTO job_leases (job, holder, until) VALUES ('rates', 'another', '${until}')`);
  expect(await json("job", "run", "rates")).toMatchObject({ code: 1, document: { error: { code: "job_running" } } });
  await db.close();
  expect(await run("job", "run", "nothing")).toMatchObject({ code: 2, out: "" });
  expect(await run("job", "run")).toMatchObject({ code: 2, out: "" });
  expect(existsSync(join(dataDir, "backups"))).toBe(true);
}, 9 * EACH_COMMAND_MS);
