import { z } from "zod";
import { JOB_IDS } from "#app/domain/jobs.ts";
import { pageFields } from "./project-filter.ts";

const job = z.enum(JOB_IDS);

/** The address of the page of jobs: the history of one of them, a page. */
export const jobsPageFields = { job: job.optional(), page: pageFields.page } as const;

/** The form that begins a run. */
export const runJobForm = z.strictObject({ job });
