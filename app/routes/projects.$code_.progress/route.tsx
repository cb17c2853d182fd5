import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { CalendarPlus } from "lucide-react";
import { z } from "zod";
import { planPath, reportPath } from "#app/features/progress/progress-address.ts";
import { ProgressChart } from "#app/features/progress/progress-chart.tsx";
import { ProgressFigures } from "#app/features/progress/progress-figures.tsx";
import { ReportTable } from "#app/features/progress/report-table.tsx";
import { SuspensionList } from "#app/features/progress/suspension-list.tsx";
import { ProjectFrame } from "#app/features/project/project-frame.tsx";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { formatList } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { monthField } from "#app/schemas/progress-form.ts";
import { progressPage } from "#app/services/progress/project-progress.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta = pageTitle((words) => words.progress.tab);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const { saved } = readPageQuery(request, { saved: z.union([monthField, z.literal("plan")]).optional() }).values;
  return { page: found(await progressPage(ctx, params.code ?? "")), saved: saved ?? null };
}

type Page = Awaited<ReturnType<typeof loader>>["page"];

function Notices({ page }: { readonly page: Page }) {
  const { progress } = useWords();
  const locale = useLocale();
  const months = (list: readonly string[]) => formatList(locale, list.map((month) => formatPartialDate(locale, month)));
  const skipped = page.skipped.filter((month) => !page.missing.includes(month));
  return (
    <>
      {page.missing.length > 0 && <Banner tone="warning">{progress.missing({ months: months(page.missing) })}</Banner>}
      {skipped.length > 0 && <Banner>{progress.skipped({ months: months(skipped) })}</Banner>}
      {page.missing.length === 0 && page.next && page.mayReport && <Banner>{progress.nextDue({ month: formatPartialDate(locale, page.next.month, "long"), date: formatPartialDate(locale, page.next.dueOn) })}</Banner>}
    </>
  );
}

function CurvePanel({ page }: { readonly page: Page }) {
  const { progress } = useWords();
  const hasPlan = page.planTotalCny !== null;
  return (
    <Panel flush title={progress.panel} meta={page.replans > 0 ? progress.replans({ n: page.replans }) : progress.panelUnit}
      action={page.mayReport && <Link to={planPath(page.head.code)} className="link touch:py-3">{hasPlan ? progress.editPlan : progress.plan}</Link>}>
      {page.chart ? <div className="px-4 pb-2"><ProgressChart summary={page} chart={page.chart} /></div> : <EmptyState text={progress.noPlan} />}
      {page.chart?.expected.some((value) => value !== null) && <p className="px-4 pb-2 text-xs text-muted">{progress.expectedNote}</p>}
      <ProgressFigures summary={page} />
    </Panel>
  );
}

export default function ProgressPage() {
  const { page, saved } = useLoaderData<typeof loader>();
  const { progress } = useWords();
  const locale = useLocale();
  const savedText = saved === null ? null : saved === "plan" ? progress.planSaved : progress.saved({ month: formatPartialDate(locale, saved, "long") });
  const report = <LinkButton to={reportPath(page.head.code, page.next?.month)} variant="primary" icon={CalendarPlus}>{progress.report}</LinkButton>;
  return (
    <ProjectFrame head={page.head} tab="progress" actions={page.mayReport && report}>
      <div className="flex min-w-0 flex-col gap-3 p-3 md:px-6">
        <SavedNotice text={savedText} param="saved" />
        <Notices page={page} />
        <CurvePanel page={page} />
        <Panel flush title={progress.reports}>
          {page.reports.length === 0 ? <EmptyState text={progress.noReports} /> : <ReportTable code={page.head.code} reports={page.reports} mayReport={page.mayReport} />}
        </Panel>
        {page.suspensions.length > 0 && <Panel flush title={progress.suspensions}><SuspensionList suspensions={page.suspensions} /></Panel>}
      </div>
    </ProjectFrame>
  );
}
