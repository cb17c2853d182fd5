import { Link } from "@remix-run/react";
import { useWords } from "#app/i18n/words-context.tsx";
import type { DueMilestone } from "#app/services/calendar/due-milestones.server.ts";
import { LightMark } from "../light-mark.tsx";
import { panePath } from "../project/project-address.ts";

const RED_AFTER_DAYS = 30;

/** How late a due milestone is, with its mark; nothing for one that is not late. */
export function LateMark({ due, isShort = false }: { readonly due: DueMilestone; readonly isShort?: boolean }) {
  const { milestones } = useWords();
  if (due.daysLate === 0) return null;
  const text = milestones.daysOverdue({ n: due.daysLate });
  const isRed = due.daysLate > RED_AFTER_DAYS;
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${isRed ? "text-light-red-text" : "text-light-yellow-text"}`} title={isShort ? text : undefined}>
      <LightMark light={isRed ? "red" : "yellow"} size="s" isDecorative />
      {isShort ? <span className="sr-only">{text}</span> : text}
    </span>
  );
}

/** Leads to the milestone on its project's page. */
export function DueLink({ due, className }: { readonly due: DueMilestone; readonly className?: string }) {
  const { milestones } = useWords();
  return <Link to={panePath(due.code, "record", due.type)} className={className}>{milestones.name[due.type]}</Link>;
}
