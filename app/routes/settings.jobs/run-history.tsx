import { useLocation } from "@remix-run/react";
import { withParam } from "#app/features/clock-controls/clock-params.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { JobsPage, RunView } from "#app/services/jobs/jobs-page.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";
import { Instant, OutcomeMark, useDuration, useSummaryWords } from "./run-marks.tsx";

/** The runs there were, the newest first, with what they did or failed of. */
export function RunHistory({ page: { runs, job, page, size, total } }: { readonly page: JobsPage }) {
  const { common, jobs } = useWords();
  const { pathname, search } = useLocation();
  const pages = Math.max(1, Math.ceil(total / size));
  const title = job === null ? jobs.history : jobs.historyOf({ name: jobs.name[job] });
  return (
    <Panel title={title} meta={total > 0 && total} flush action={
      <div className="flex flex-wrap items-center gap-2">
        {job !== null && <LinkButton to={pathname} size="s" variant="ghost" preventScrollReset>{jobs.allRuns}</LinkButton>}
        {pages > 1 && <Pagination page={page} pages={pages} hrefFor={(wanted) => withParam(pathname, search, "page", String(wanted))} label={common.pagination} previousLabel={common.previous} nextLabel={common.next} status={common.pageOf({ page, pages })} />}
      </div>
    }>
      {runs.length === 0 ? <EmptyState text={jobs.noRuns} /> : (
        <TableFrame label={title}>
          <thead>
            <tr>
              <HeadCell>{jobs.startedAt}</HeadCell>
              <HeadCell>{jobs.job}</HeadCell>
              <HeadCell>{jobs.outcome}</HeadCell>
              <HeadCell align="end">{jobs.duration}</HeadCell>
              <HeadCell>{jobs.startedBy}</HeadCell>
              <HeadCell>{jobs.result}</HeadCell>
            </tr>
          </thead>
          <tbody>{runs.map((run) => <RunRow key={run.id} run={run} />)}</tbody>
        </TableFrame>
      )}
    </Panel>
  );
}

function RunRow({ run }: { readonly run: RunView }) {
  const { jobs } = useWords();
  const duration = useDuration();
  const summaryWords = useSummaryWords();
  return (
    <Row>
      <Cell><Instant at={run.startedAt} /></Cell>
      <NameCell className="whitespace-nowrap">{jobs.name[run.job]}</NameCell>
      <Cell><OutcomeMark outcome={run.outcome} /></Cell>
      <Cell align="end">{duration(run)}</Cell>
      <Cell>{run.by ?? jobs.trigger[run.trigger]}</Cell>
      <Cell className="min-w-64 whitespace-normal">
        {run.error === null ? summaryWords(run) : <p className="font-mono text-xs whitespace-pre-wrap text-light-red-text [overflow-wrap:anywhere]">{run.error}</p>}
      </Cell>
    </Row>
  );
}
