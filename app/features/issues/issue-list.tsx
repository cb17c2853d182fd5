import { Link } from "@remix-run/react";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { IssueView } from "#app/services/issues/issue-views.server.ts";
import type { NamedUnit } from "#app/services/reference/unit-names.server.ts";
import { useUnitNames } from "../admission/unit-names.ts";
import { IssueChips, IssueDeadline, issuePath } from "./issue-marks.tsx";

export interface IssueListProps {
  readonly issues: readonly IssueView[];
  readonly units: readonly NamedUnit[];
  /** Names the project of each; left out on the project's own page. */
  readonly withProject: boolean;
}

/** Issues line by line: what is in the way, whose it is, where it stands and until when; the whole line leads to it. */
export function IssueList({ issues: list, units, withProject }: IssueListProps) {
  const { issues } = useWords();
  const locale = useLocale();
  const nameOf = useUnitNames(units);
  return (
    <ul>
      {list.map((issue) => (
        <li key={issue.number} className="border-b border-line last:border-b-0">
          <Link to={issuePath(issue.number)} className="flex flex-col gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-hover md:flex-row md:items-center">
            <span className="min-w-0 flex-1">
              <strong className="block font-strong text-ink [overflow-wrap:anywhere]">{issue.title}</strong>
              <span className="block text-xs text-muted [overflow-wrap:anywhere]">
                {joinFacts(locale, [issue.number, withProject ? issue.projectName : null, issues.category[issue.category], issue.leadUnit === null ? null : nameOf(issue.leadUnit), issues.raisedOn({ date: formatPartialDate(locale, issue.raisedOn) }), issue.repeats > 0 ? issues.repeatsInYear({ n: issue.repeats }) : null])}
              </span>
            </span>
            <span className="flex items-center justify-between gap-3 md:w-72 md:shrink-0">
              <IssueChips issue={issue} />
              <IssueDeadline issue={issue} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
