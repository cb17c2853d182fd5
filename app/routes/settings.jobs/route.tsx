import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SECOND_MS } from "#app/domain/instants.ts";
import { revalidateOnConflict, useRefusal } from "#app/features/form-answer.ts";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { jobsPageFields, runJobForm } from "#app/schemas/jobs.ts";
import { jobsPage } from "#app/services/jobs/jobs-page.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { JobTable } from "./job-table.tsx";
import { RunHistory } from "./run-history.tsx";
import { useFollowedRuns } from "./use-followed-runs.ts";

export const meta = pageTitle((words) => words.jobs.title);
export const shouldRevalidate = revalidateOnConflict;

/** A quick job has ended before its page is drawn again; a long one shows as running. */
const WAIT_MS = 1.5 * SECOND_MS;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "audit.read");
  const { job = null, page } = readPageQuery(request, jobsPageFields).values;
  const begun = runJobForm.safeParse({ job: new URL(request.url).searchParams.get("begun") }).data?.job ?? null;
  return { ...found(await jobsPage(ctx, { job, page: page ?? 1 })), begun };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { principal } = await requireUser(request, context, "settings.write");
  const form = parseForm(await readForm(request), runJobForm);
  if (!form.ok) return refused(form.errors, form.values);
  const verdict = await context.runJob(principal, form.value.job);
  if (!verdict.ok) return refused(verdict.errors, form.values);
  await Promise.race([verdict.value.ended, new Promise((resolve) => setTimeout(resolve, WAIT_MS))]);
  return redirect(`/settings/jobs?begun=${form.value.job}`, { status: 303 });
}

export default function Jobs() {
  const { begun, ...page } = useLoaderData<typeof loader>();
  const { jobs } = useWords();
  const { whole } = useRefusal([]);
  useFollowedRuns(page.jobs.some(({ last }) => last?.outcome === "running"));
  return (
    <>
      <SavedNotice param="begun" text={begun === null ? null : jobs.begun({ name: jobs.name[begun] })} />
      {whole.length > 0 && <Banner tone="error">{whole.join(" ")}</Banner>}
      <p className="text-sm text-muted">{jobs.note}</p>
      <JobTable jobs={page.jobs} runsJobs={page.runsJobs} />
      <RunHistory page={page} />
    </>
  );
}
