import { useWords } from "#app/i18n/words-context.tsx";
import type { IssueView } from "#app/services/issues/issue-views.server.ts";
import { Chip } from "#app/ui/chip.tsx";
import { LightMark } from "../light-mark.tsx";

/** The page of an issue. */
export function issuePath(number: string): string {
  return `/issues/${encodeURIComponent(number)}`;
}

/** The form that raises an issue on a project; `site`: the short one for a phone. */
export function raisePath(code: string, from: "1" | "site" = "1"): string {
  return `/projects/${encodeURIComponent(code)}/issues?raise=${from}`;
}

/** Where an issue is on its way, and whether it stops the next stage. */
export function IssueChips({ issue }: { readonly issue: Pick<IssueView, "state" | "blocking"> }) {
  const { issues } = useWords();
  const tone = issue.state === "closed" ? "green" : issue.state === "asked" || issue.state === "raised" ? "accent" : "neutral";
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Chip tone={tone}>{issues.state[issue.state]}</Chip>
      {issue.blocking && issue.state !== "closed" && issue.state !== "withdrawn" && <Chip tone="outline">{issues.blocking}</Chip>}
    </span>
  );
}

/** How an issue stands against its deadline: shape, then days. Nothing once it is closed. */
export function IssueDeadline({ issue }: { readonly issue: Pick<IssueView, "light" | "daysLate" | "dueOn"> }) {
  const { issues } = useWords();
  if (issue.light === null) return null;
  if (issue.dueOn === null) return <span className="text-xs text-muted">{issues.noDeadline}</span>;
  const text = issue.daysLate > 0 ? issues.overdue({ n: issue.daysLate }) : issue.daysLate === 0 ? issues.dueToday : issues.dueIn({ n: -issue.daysLate });
  return <span className="inline-flex items-center gap-1.5 text-sm whitespace-nowrap"><LightMark light={issue.light} size="s" isDecorative />{text}</span>;
}
