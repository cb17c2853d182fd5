import { Form, Link, useNavigation } from "@remix-run/react";
import { Play } from "lucide-react";
import { useWords } from "#app/i18n/words-context.tsx";
import type { JobView } from "#app/services/jobs/jobs-page.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "#app/ui/table.tsx";
import { Instant, OutcomeMark, useDuration, useScheduleWords } from "./run-marks.tsx";

/** Every job: what it does and when, how it last went, when it comes next. */
export function JobTable({ jobs: list, runsJobs }: { readonly jobs: readonly JobView[]; readonly runsJobs: boolean }) {
  const { common, jobs } = useWords();
  const scheduleWords = useScheduleWords();
  const duration = useDuration();
  return (
    <Panel title={jobs.title} flush>
      <TableFrame label={jobs.title} density="roomy">
        <thead>
          <tr>
            <HeadCell>{jobs.job}</HeadCell>
            <HeadCell>{jobs.schedule}</HeadCell>
            <HeadCell>{jobs.lastRun}</HeadCell>
            <HeadCell>{jobs.outcome}</HeadCell>
            <HeadCell align="end">{jobs.duration}</HeadCell>
            <HeadCell>{jobs.nextRun}</HeadCell>
            {runsJobs && <HeadCell><span className="sr-only">{common.actions}</span></HeadCell>}
          </tr>
        </thead>
        <tbody>
          {list.map((job) => (
            <Row key={job.id}>
              <NameCell>
                <Link className="link font-strong" to={`/settings/jobs?job=${job.id}`} preventScrollReset>{jobs.name[job.id]}</Link>
                <p className="max-w-md min-w-56 py-1 text-xs font-normal whitespace-normal text-muted">{jobs.does[job.id]}</p>
              </NameCell>
              <Cell>{scheduleWords(job.schedule)}</Cell>
              <Cell>{job.last ? <Instant at={job.last.startedAt} /> : jobs.never}</Cell>
              <Cell>{job.last ? <OutcomeMark outcome={job.last.outcome} /> : common.missing}</Cell>
              <Cell align="end">{job.last ? duration(job.last) : common.missing}</Cell>
              <Cell><Instant at={job.nextAt} /></Cell>
              {runsJobs && <Cell align="end"><RunNow job={job} /></Cell>}
            </Row>
          ))}
        </tbody>
      </TableFrame>
    </Panel>
  );
}

function RunNow({ job }: { readonly job: JobView }) {
  const { jobs } = useWords();
  const { state, formData } = useNavigation();
  const isSending = state !== "idle" && formData?.get("job") === job.id;
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="job" value={job.id} />
      <Button type="submit" size="s" icon={Play} disabled={isSending} aria-label={jobs.runJob({ name: jobs.name[job.id] })}>{jobs.runNow}</Button>
    </Form>
  );
}
