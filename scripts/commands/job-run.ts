import { isJobId, JOB_IDS } from "#app/domain/jobs.ts";
import { JOBS } from "#app/jobs/registry.server.ts";
import { startJob } from "#app/services/jobs/run-job.server.ts";
import { refusedOutcome } from "../refused-outcome.ts";
import { UsageError } from "../command.ts";
import type { Command } from "../command.ts";

export const jobRun: Command = {
  name: "job run",
  usage: "NAME",
  options: {},
  positionals: [1, 1],
  run: async ({ ctx, env, positionals: [name = ""] }) => {
    if (!isJobId(name)) throw new UsageError(`NAME is one of ${JOB_IDS.join(", ")}`);
    const started = await startJob(ctx, JOBS[name], { trigger: "command", dueAt: null, dataDir: env.dataDir });
    if (!started.ok) return refusedOutcome(started.errors);
    const { endedAt, outcome, summary, error } = await started.value.ended;
    const json = { job: name, run: started.value.id, startedAt: ctx.now, endedAt, outcome, summary: summary === null ? null : (JSON.parse(summary) as unknown), error };
    if (outcome === "done") return { ok: true, json, lines: [`${name}: done${summary === null ? ", nothing to do" : ` ${summary}`}`] };
    return { ok: false, code: "job_failed", detail: error ?? outcome, errors: [], json, lines: [`${name}: ${outcome}`, ...(error ?? "").split("\n")] };
  },
};
