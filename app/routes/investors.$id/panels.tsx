import { Form, Link, useNavigation } from "@remix-run/react";
import { Undo2 } from "lucide-react";
import { Amount } from "#app/features/amount.tsx";
import { companyPath } from "#app/features/company/company-address.ts";
import { projectPath } from "#app/features/project/project-address.ts";
import { StageName } from "#app/features/stage-mark.tsx";
import { formatInstant, formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { GroupMember } from "#app/services/companies/group-tree.server.ts";
import type { CompanyView } from "#app/services/companies/view-company.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { Panel } from "#app/ui/panel.tsx";

const NONE = "px-4 pb-4 text-sm text-muted";
const LINE = "border-t border-line px-4 py-2.5 text-sm";

/** The projects of a company and of its group that the viewer sees. */
export function ProjectsPanel({ projects }: Pick<CompanyView, "projects">) {
  const { common, companies } = useWords();
  const locale = useLocale();
  return (
    <Panel flush title={companies.projects} meta={common.project({ n: projects.length })}>
      {projects.length === 0 ? <p className={NONE}>{companies.noProjects}</p> : (
        <ul>
          {projects.map((project) => (
            <li key={project.code} className={`${LINE} flex items-start gap-3`}>
              <div className="min-w-0 flex-1">
                <Link to={projectPath(project.code)} className="link font-strong">{project.name}</Link>
                <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-muted">
                  <StageName stage={project.stage} short />
                  <span>{joinFacts(locale, [project.code, project.district && (locale === "en" ? project.district.en : project.district.zh), project.company])}</span>
                  {!project.isCounted && <Chip tone="outline">{companies.notCounted}</Chip>}
                </p>
              </div>
              <Amount amount={project.totalCny} className="font-strong text-ink" />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** What was said with the company, newest first. */
export function TalksPanel({ talks }: Pick<CompanyView, "talks">) {
  const { companies, project } = useWords();
  const locale = useLocale();
  return (
    <Panel flush title={companies.talks}>
      {talks.length === 0 ? <p className={NONE}>{companies.noTalks}</p> : (
        <ul>
          {talks.map((talk) => (
            <li key={talk.id} className={LINE}>
              <p className="whitespace-pre-line text-ink [overflow-wrap:anywhere]">{talk.note}</p>
              <p className="text-xs text-muted">{project.recordedBy({ name: talk.by ?? project.system, at: formatPartialDate(locale, talk.on) })} <Link to={projectPath(talk.code)} className="link underline">{talk.project}</Link></p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

const INDENT = ["", "pl-5", "pl-10", "pl-15", "pl-20"] as const;

/** The group from its top down. */
export function GroupPanel({ group, own }: { readonly group: readonly GroupMember[]; readonly own: number }) {
  const { companies } = useWords();
  return (
    <Panel title={companies.group}>
      {group.length === 0 ? <p className="text-sm text-muted">{companies.alone}</p> : (
        <ul className="text-sm">
          {group.map((member) => (
            <li key={member.id} className={`py-1 ${INDENT[Math.min(member.depth, INDENT.length - 1)]}`}>
              {member.depth > 0 && <span aria-hidden className="text-muted">└ </span>}
              {member.id === own ? <strong className="font-strong text-ink">{member.name} <Chip tone="accent">{companies.thisCompany}</Chip></strong> : <Link to={companyPath(member.id)} className="link">{member.name}</Link>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** The records that were merged into this one, each with its way back. */
export function MergedPanel({ merges, formKey, mayUndo }: Pick<CompanyView, "merges"> & { readonly formKey: string; readonly mayUndo: boolean }) {
  const { common, companies, project } = useWords();
  const locale = useLocale();
  const isSending = useNavigation().state !== "idle";
  return (
    <Panel flush title={companies.merged}>
      <ul>
        {merges.map((merge) => (
          <li key={merge.id} className={`${LINE} flex items-start gap-2`}>
            <div className="min-w-0 flex-1">
              <p className="text-ink">{merge.name}</p>
              <p className="text-xs text-muted">{companies.mergedBy({ by: merge.by ?? project.system, at: formatInstant(locale, merge.at) })}</p>
              {merge.reason && <p className="text-xs text-muted">{common.named({ name: common.reason, text: merge.reason })}</p>}
            </div>
            {mayUndo && (
              <Form method="post">
                <input type="hidden" name="formKey" value={`${formKey}-${merge.id}`} />
                <input type="hidden" name="merge" value={merge.id} />
                <Button type="submit" name="intent" value="undoMerge" size="s" icon={Undo2} disabled={isSending} aria-label={companies.undoNamed({ name: merge.name })}>{companies.undo}</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
