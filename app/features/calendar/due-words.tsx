import { Link } from "@remix-run/react";
import { RED_AFTER_DAYS } from "#app/domain/lights.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { DueMilestone } from "#app/services/calendar/due-milestones.server.ts";
import { LightMark } from "../light-mark.tsx";
import { panePath } from "../project/project-address.ts";

/** Later than this a milestone stands in red, as the light of its project does. */
export function isRed({ daysLate }: Pick<DueMilestone, "daysLate">): boolean {
  return daysLate > RED_AFTER_DAYS;
}

/** How late a due milestone is, with its mark; nothing for one that is not late. */
export function LateMark({ due, isShort = false }: { readonly due: DueMilestone; readonly isShort?: boolean }) {
  const { milestones } = useWords();
  if (due.daysLate === 0) return null;
  const text = milestones.daysOverdue({ n: due.daysLate });
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${isRed(due) ? "text-light-red-text" : "text-light-yellow-text"}`} title={isShort ? text : undefined}>
      <LightMark light={isRed(due) ? "red" : "yellow"} size="s" isDecorative />
      {isShort ? <span className="sr-only">{text}</span> : text}
    </span>
  );
}

/** Leads to the milestone on its project's page. */
export function DueLink({ due, className }: { readonly due: DueMilestone; readonly className?: string }) {
  const { milestones } = useWords();
  return <Link to={panePath(due.code, "record", due.type)} className={className}>{milestones.name[due.type]}</Link>;
}
