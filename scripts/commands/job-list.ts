import { listJobs } from "#app/services/jobs/jobs-page.server.ts";
import { refusedOutcome } from "../refused-outcome.ts";
import type { Command } from "../command.ts";

export const jobList: Command = {
  name: "job list",
  usage: "",
  options: {},
  positionals: [0, 0],
  run: async ({ ctx }) => {
    const verdict = await listJobs(ctx);
    if (!verdict.ok) return refusedOutcome(verdict.errors);
    const jobs = verdict.value.map(({ id, cron, nextAt, last }) => ({
      job: id, cron, nextAt, last: last && { startedAt: last.startedAt, endedAt: last.endedAt, outcome: last.outcome, trigger: last.trigger, error: last.error },
    }));
    return { ok: true, json: { jobs }, lines: jobs.map(({ job, cron, nextAt, last }) => [job, cron, `next ${nextAt}`, last ? `${last.outcome} ${last.startedAt}` : "never ran"].join("\t")) };
  },
};
