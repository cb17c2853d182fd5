import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "#app/domain/permissions.ts";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { targetText } from "#app/features/target-text.ts";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { listTargets } from "#app/services/settings/targets.server.ts";
import type { QuotaTargets, TargetView } from "#app/services/settings/targets.server.ts";
import { todayOf } from "#app/services/context.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";

export const meta = pageTitle((words) => words.settings.targets);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, principal } = await requireUser(request, context, "settings.read");
  const quotas = found(await listTargets(ctx));
  const thisYear = Number(todayOf(ctx).slice(0, 4));
  const years = [...new Set([...quotas.flatMap((quota) => quota.targets.map((target) => target.year)), thisYear])].sort((a, b) => a - b);
  return { quotas, years, writes: may(principal, "settings.write"), isSaved: new URL(request.url).searchParams.has("saved") };
}

export default function Targets() {
  const { quotas, years, writes, isSaved } = useLoaderData<typeof loader>();
  const { quotas: names, settings } = useWords();
  return (
    <>
      {isSaved && <Banner tone="done">{settings.targetSaved}</Banner>}
      <Panel title={settings.targets} meta={writes ? undefined : settings.readOnly} flush>
        <TableFrame label={settings.tableOf({ name: settings.targets })}>
          <thead>
            <tr>
              <HeadCell>{settings.quota}</HeadCell>
              <HeadCell className="max-sm:hidden">{settings.clause}</HeadCell>
              {years.map((year) => <HeadCell key={year} align="end">{year}</HeadCell>)}
            </tr>
          </thead>
          <tbody>
            {quotas.map((quota) => (
              <Row key={quota.id}>
                <NameCell title={quota.id} className="min-w-44">{names.title[quota.id]} <span className="text-xs font-normal text-muted max-sm:block">{settings[quota.period]}</span></NameCell>
                <Cell className="max-sm:hidden">{quota.clause}</Cell>
                {years.map((year) => <TargetCell key={year} quota={quota} year={year} target={quota.targets.find((target) => target.year === year)} />)}
              </Row>
            ))}
          </tbody>
        </TableFrame>
      </Panel>
    </>
  );
}

/** A target, or a dash where there is none; both lead to its page. */
function TargetCell({ quota, year, target }: { readonly quota: QuotaTargets; readonly year: number; readonly target: TargetView | undefined }) {
  const { common, quotas: names, settings } = useWords();
  const locale = useLocale();
  const label = settings.targetOf({ quota: names.title[quota.id], year });
  return (
    <Cell align="end">
      {target?.provisional && <Chip className="mr-1.5">{settings.provisional}</Chip>}
      <Link className="link" to={`/settings/targets/${quota.id}/${year}`} aria-label={target ? undefined : label} title={label}>
        {target ? targetText(locale, quota.unit, target) : common.missing}
      </Link>
    </Cell>
  );
}
