import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { progressPath, reportPath } from "#app/features/progress/progress-address.ts";
import { ReportForm } from "#app/features/progress/report-form.tsx";
import { VersionFacts } from "#app/features/progress/version-facts.tsx";
import { projectPath } from "#app/features/project/project-address.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { badRequest, found, refused } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { parseForm, readForm } from "#app/http/parse-form.server.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { reportFormSchema, reportPageFields } from "#app/schemas/progress-form.ts";
import { recordReport } from "#app/services/progress/record-report.server.ts";
import { reportFormPage } from "#app/services/progress/report-form-page.server.ts";
import type { ReportFormPage } from "#app/services/progress/report-form-page.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta = pageTitle((words) => words.progress.report);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "progress.write");
  const { values, refusals } = readPageQuery(request, reportPageFields);
  if (refusals[0]) badRequest(refusals[0].code);
  return { page: found(await reportFormPage(ctx, params.code ?? "", values.month ?? null)), formKey: randomUUID() };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "progress.write");
  const form = parseForm(await readForm(request), reportFormSchema);
  if (!form.ok) return refused(form.errors, form.values);
  const verdict = await recordReport(ctx, params.code ?? "", form.value);
  return verdict.ok ? redirect(`${progressPath(params.code ?? "")}?saved=${verdict.value.month}`, { status: 303 }) : refused(verdict.errors, form.values);
}

const MOST_LINKS = 6;

/** Ways to the months that are missing, and to the next one. */
function OtherMonths({ page }: { readonly page: ReportFormPage }) {
  const { progress } = useWords();
  const locale = useLocale();
  const others = [...new Set([...page.missing.slice(-MOST_LINKS), ...(page.following === null ? [] : [page.following])])].filter((month) => month !== page.month);
  if (others.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-1.5 text-sm text-muted">
      {progress.otherMonths}
      {others.map((month) => <LinkButton key={month} to={reportPath(page.code, month)} size="s">{formatPartialDate(locale, month)}</LinkButton>)}
    </p>
  );
}

export default function ReportPage() {
  const { page, formKey } = useLoaderData<typeof loader>();
  const { progress, projects } = useWords();
  const locale = useLocale();
  const title = progress.reportMonth({ month: formatPartialDate(locale, page.month, "long") });
  const crumbs = [{ label: projects.title, to: "/projects" }, { label: page.code, to: projectPath(page.code) }, { label: progress.tab, to: progressPath(page.code) }, { label: title }];
  return (
    <Page title={title} crumbs={crumbs}>
      <h1 className="mb-2 text-xl">{page.name}</h1>
      <div className="grid max-w-4xl items-start gap-3 md:grid-cols-[minmax(0,1fr)_18rem]">
        <Panel title={title} className="max-md:order-2"><OtherMonths page={page} /><div className="mt-3"><ReportForm key={`${page.month} ${page.present?.id ?? ""}`} page={page} formKey={formKey} /></div></Panel>
        {page.previous && <Panel title={progress.lastReport({ month: formatPartialDate(locale, page.previous.month) })}><VersionFacts version={page.previous} /></Panel>}
      </div>
    </Page>
  );
}
