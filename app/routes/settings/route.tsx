import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { may } from "#app/domain/permissions.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { requireUser } from "#app/http/guard.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { Tabs } from "#app/ui/tabs.tsx";

export const meta = pageTitle((words) => words.settings.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { principal } = await requireUser(request, context, "settings.read");
  return { managesUsers: may(principal, "user.manage"), seesJobs: may(principal, "audit.read") };
}

export default function Settings() {
  const { managesUsers, seesJobs } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const { daysOff, deliveries, gateRules, jobs, progress, settings } = useWords();
  const parts = [
    ...(managesUsers ? [{ key: "users", label: settings.users }] : []),
    { key: "targets", label: settings.targets },
    { key: "rates", label: settings.rates },
    { key: "landing", label: settings.landing },
    { key: "gates", label: gateRules.title },
    { key: "leads", label: settings.leads },
    { key: "days-off", label: daysOff.title },
    { key: "progress", label: progress.reportingRule },
    { key: "passwords", label: settings.passwordRules },
    { key: "deliveries", label: deliveries.title },
    { key: "webhooks", label: deliveries.webhook.title },
    ...(seesJobs ? [{ key: "jobs", label: jobs.title }] : []),
  ];
  const tabs = parts.map((part) => ({ ...part, to: `/settings/${part.key}`, current: pathname.startsWith(`/settings/${part.key}`) }));
  return (
    <Page title={settings.title} flush>
      <Tabs label={settings.parts} tabs={tabs} />
      <div className="flex flex-col gap-4 px-4 py-4 md:px-5">
        <Outlet />
      </div>
    </Page>
  );
}
