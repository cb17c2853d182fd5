import { SYSTEM } from "#app/domain/permissions.ts";
import type { Job } from "#app/services/jobs/job.ts";
import { startJob } from "#app/services/jobs/run-job.server.ts";
import { openDatabase } from "#db/connection.server.ts";

/** Run as a process of its own: runs a job that takes as long as it is told, for an instant of its schedule, and says what came of it. */
const [path = "", dueAt = "", ms = "0", leaseMs = "0"] = process.argv.slice(2);
const db = openDatabase(path);
const slow: Job = {
  id: "sweep",
  run: async () => {
    process.stdout.write("begun\n");
    await new Promise((resolve) => setTimeout(resolve, Number(ms)));
    return { ok: true, summary: { counts: { files: 1 } } };
  },
};
const started = await startJob({ db, actor: SYSTEM, now: new Date().toISOString() }, slow, { trigger: "schedule", dueAt, dataDir: "", leaseMs: Number(leaseMs) });
process.stdout.write(`${started.ok ? (await started.value.ended).outcome : started.errors[0]?.code}\n`);
await db.close();
