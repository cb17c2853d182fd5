import { Link } from "@remix-run/react";
import { placeName } from "#app/features/figure-controls/place-name.ts";
import { DateText } from "#app/features/date-text.tsx";
import { formatMoney, formatMoneyColumn } from "#app/i18n/format-money.ts";
import { isImpreciseDate } from "#app/i18n/format-date.ts";
import { joinFacts, MISSING } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ExplainedProject, Explanation } from "#app/services/quotas/view-explanation.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Cell, HeadCell, Row, TableFrame } from "#app/ui/table.tsx";

type Shown = Pick<Explanation, "milestone" | "row" | "counted">;

function ProjectTable({ projects, view, label }: { readonly projects: readonly ExplainedProject[]; readonly view: Shown; readonly label: string }) {
  const { fields, common, milestones } = useWords();
  const locale = useLocale();
  const inUsd = view.row.unit === "usd";
  return (
    <TableFrame label={label} density="roomy">
      <thead>
        <tr>
          <HeadCell className="max-sm:hidden">{fields.code}</HeadCell>
          <HeadCell className="max-sm:pl-4">{fields.name}</HeadCell>
          <HeadCell className="max-sm:hidden">{fields.district}</HeadCell>
          <HeadCell align="end">{common.amountColumn}</HeadCell>
          {inUsd && <HeadCell align="end">{common.usdColumn}</HeadCell>}
          <HeadCell>{milestones.name[view.milestone]}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {projects.map((project) => (
          <Row key={project.code}>
            <Cell className="text-muted max-sm:hidden">{project.code}</Cell>
            <Cell strong wrap className="min-w-36 max-sm:py-1.5 max-sm:pl-4">
              <Link to={`/projects/${encodeURIComponent(project.code)}`} className="text-ink hover:text-link hover:underline">{project.name}</Link>
              <span className="block text-xs font-normal text-muted sm:hidden">{joinFacts(locale, [project.code, placeName(locale, project.district)])}</span>
            </Cell>
            <Cell className="max-sm:hidden">{placeName(locale, project.district) ?? <span className="text-muted">{MISSING}</span>}</Cell>
            <Cell align="end" strong>{formatMoneyColumn(locale, project.totalCny)}</Cell>
            {inUsd && <Cell align="end" strong>{formatMoneyColumn(locale, project.totalUsd)}</Cell>}
            <Cell><DateText date={project.on} /></Cell>
          </Row>
        ))}
      </tbody>
    </TableFrame>
  );
}

function MonthMark({ projects }: { readonly projects: readonly ExplainedProject[] }) {
  const { quotasPage } = useWords();
  return projects.some((project) => project.on !== null && isImpreciseDate(project.on)) ? <span className="text-xs text-muted">{quotasPage.monthMark}</span> : null;
}

/** The projects that make the figure, the largest first. */
export function CountedPanel({ view }: { readonly view: Shown }) {
  const { quotasPage } = useWords();
  const locale = useLocale();
  const { counted } = view;
  const sumCny = counted.reduce((sum, project) => sum + (project.totalCny ?? 0), 0);
  const title = quotasPage.counted({ n: counted.length });
  return (
    <Panel title={title} flush className="overflow-hidden" meta={counted.length > 0 && quotasPage.countedSum({ amount: formatMoney(locale, sumCny) })} action={<MonthMark projects={counted} />}>
      {counted.length === 0 ? <EmptyState text={quotasPage.countedEmpty} /> : <ProjectTable projects={counted} view={view} label={quotasPage.countedTable} />}
    </Panel>
  );
}

/** Members of a rate that do not count but have an approved exception: shown apart, not as passes. */
export function ExceptedPanel({ view, excepted }: { readonly view: Shown; readonly excepted: readonly ExplainedProject[] }) {
  const { commitments } = useWords();
  const title = commitments.excepted({ n: excepted.length });
  return <Panel title={title} flush className="overflow-hidden" meta={commitments.exceptedHint} action={<MonthMark projects={excepted} />}><ProjectTable projects={excepted} view={view} label={title} /></Panel>;
}

/** What else stands below the line of a rate. */
export function OthersPanel({ view, others }: { readonly view: Shown; readonly others: readonly ExplainedProject[] }) {
  const { quotasPage } = useWords();
  const title = quotasPage.others({ n: others.length });
  return (
    <Panel title={title} flush className="overflow-hidden" meta={quotasPage.othersHint} action={<MonthMark projects={others} />}>
      <ProjectTable projects={others} view={view} label={quotasPage.othersTable} />
    </Panel>
  );
}
