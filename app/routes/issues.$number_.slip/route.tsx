import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Printer } from "lucide-react";
import type { ReactNode } from "react";
import { useUnitNames } from "#app/features/admission/unit-names.ts";
import { issuePath } from "#app/features/issues/issue-marks.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { Page } from "#app/features/shell/page.tsx";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { formatList, joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { handOverSlip } from "#app/services/issues/issue-page.server.ts";
import { Button } from "#app/ui/button.tsx";

export const meta = pageTitle((words) => words.issues.slip);

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  return found(await handOverSlip(ctx, params.number ?? ""));
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <tr>
      <th scope="row" className="w-36 border border-line-strong px-3 py-2.5 text-left align-top font-strong">{label}</th>
      <td className="border border-line-strong px-3 py-2.5 whitespace-pre-line [overflow-wrap:anywhere]">{children}</td>
    </tr>
  );
}

/** The paper that goes to the units with an issue: what, whose, until when, and room to sign. */
export default function HandOverSlip() {
  const { issue, units, names, handedBy } = useLoaderData<typeof loader>();
  const { issues, milestones } = useWords();
  const locale = useLocale();
  const nameOf = useUnitNames(names);
  const supports = units.filter(({ part }) => part === "support").map(({ unit }) => nameOf(unit));
  const print = <Button size="s" variant="primary" icon={Printer} onClick={() => window.print()}>{issues.print}</Button>;
  return (
    <Page title={issues.slip} crumbs={[{ label: issues.title, to: "/issues" }, { label: issue.number, to: issuePath(issue.number) }, { label: issues.slip }]} actions={print}>
      <article className="panel mx-auto max-w-3xl p-4 md:p-8 print:border-0 print:p-0">
        <h1 className="mb-4 text-center text-xl">{issues.slipTitle}</h1>
        <p className="mb-2 flex justify-between gap-3 text-sm"><span>{issues.number} {issue.number}</span><span>{formatPartialDate(locale, issue.handedOn)}</span></p>
        <table className="w-full border-collapse text-sm text-ink">
          <tbody>
            <Line label={issues.project}>{joinFacts(locale, [issue.projectName, issue.code])}</Line>
            <Line label={issues.issue}>{issue.title}{issue.detail && <span className="mt-1 block text-ink-2">{issue.detail}</span>}</Line>
            <Line label={issues.categoryLabel}>{joinFacts(locale, [issues.category[issue.category], issue.blocking ? issues.blocking : null, issue.milestone === null ? null : milestones.name[issue.milestone]])}</Line>
            <Line label={issues.lead}>{issue.leadUnit === null ? "—" : nameOf(issue.leadUnit)}</Line>
            <Line label={issues.supports}>{supports.length === 0 ? "—" : formatList(locale, supports)}</Line>
            <Line label={issues.dueOn}>{issues.dueBy({ date: formatPartialDate(locale, issue.dueOn) })}</Line>
            <Line label={issues.requirement}>{issue.requirement ?? "—"}</Line>
            <Line label={issues.handedBy}>{handedBy ?? "—"}</Line>
            {units.map(({ unit, receivedOn }) => <Line key={unit} label={issues.sign}><span className="block min-h-10">{joinFacts(locale, [nameOf(unit), receivedOn === null ? null : formatPartialDate(locale, receivedOn)])}</span></Line>)}
          </tbody>
        </table>
      </article>
    </Page>
  );
}
