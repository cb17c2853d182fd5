import type { ErrorText } from "../error-text.ts";

/** What is refused about jobs, by code. */
export const jobs = {
  job_running: () => "The job is running already. Wait until it has ended.",
  job_done_already: () => "The job ran for this time already.",
} satisfies Record<string, ErrorText>;
