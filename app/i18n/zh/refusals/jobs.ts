import type { jobs as english } from "../../en/refusals/jobs.ts";

export const jobs: typeof english = {
  job_running: () => "任务正在运行，请等它结束。",
  job_done_already: () => "该时点的任务已运行过。",
};
