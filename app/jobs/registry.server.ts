import type { JobId } from "#app/domain/jobs.ts";
import type { Job } from "#app/services/jobs/job.ts";
import { backup } from "./backup.server.ts";
import { digest } from "./digest.server.ts";
import { escalate } from "./escalate.server.ts";
import { deliver } from "./deliver.server.ts";
import { rates } from "./rates.server.ts";
import { remind } from "./remind.server.ts";
import { sweep } from "./sweep.server.ts";
import { verify } from "./verify.server.ts";
import { webhooks } from "./webhooks.server.ts";

/** Every job by its name; when each runs stands in the domain. */
export const JOBS: Readonly<Record<JobId, Job>> = { backup, verify, rates, sweep, remind, escalate, digest, deliver, webhooks };
