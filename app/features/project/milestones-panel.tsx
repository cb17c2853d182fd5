import { Link } from "@remix-run/react";
import { ChevronDown } from "lucide-react";
import { dateFieldOf } from "#app/domain/check-project.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { MilestoneLine } from "#app/services/projects/milestone-lines.ts";
import type { ProjectView } from "#app/services/projects/view-project.server.ts";
import { Icon } from "#app/ui/icon.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { MilestoneLegend } from "../milestone-mark.tsx";
import { MilestoneList } from "./milestone-list.tsx";
import { MilestoneTable } from "./milestone-table.tsx";
import { panePath } from "./project-address.ts";

/** The milestone to update next: the longest overdue, else the next one planned, else the one that closes the present stage. */
export function dueLine({ milestones, gate, card }: Pick<ProjectView, "milestones" | "gate" | "card">): MilestoneLine | null {
  if (card.stage === "done" || card.stage === "left") return null;
  const open = milestones.filter((line) => line.actualOn === null && line.notApplicable === null);
  const overdue = open.filter((line) => line.slip?.kind === "overdue").toSorted((a, b) => (b.slip?.days ?? 0) - (a.slip?.days ?? 0))[0];
  return overdue ?? open.find((line) => line.type === card.nextMilestone) ?? open.find((line) => line.type === gate?.milestone) ?? null;
}

/** Milestones nobody has said anything about yet, to begin with them. */
function Others({ code, lines }: { readonly code: string; readonly lines: readonly MilestoneLine[] }) {
  const { project, plans } = useWords();
  if (lines.length === 0) return null;
  const usual = lines.filter((line) => line.belongs);
  const unusual = lines.filter((line) => !line.belongs);
  return (
    <details className="group border-t border-line">
      <summary className="flex min-h-9 items-center gap-2 px-4 text-sm text-link touch:min-h-11">{project.otherMilestones({ n: usual.length })}<Icon of={ChevronDown} size="s" className="group-open:rotate-180" /></summary>
      <Links code={code} lines={usual} />
      {unusual.length > 0 && <p className="px-4 pb-1 text-xs text-muted">{plans.unusualMilestones({ n: unusual.length })}</p>}
      <Links code={code} lines={unusual} />
    </details>
  );
}

function Links({ code, lines }: { readonly code: string; readonly lines: readonly MilestoneLine[] }) {
  const { milestones } = useWords();
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 px-4 pb-3 text-sm">
      {lines.map((line) => <li key={line.type}><Link to={panePath(code, "record", line.type)} preventScrollReset className="link inline-flex min-h-6 items-center touch:min-h-11">{milestones.name[line.type]}</Link></li>)}
    </ul>
  );
}

/** The milestones that the gate at the end of the present stage still asks for. */
function askedFor({ gate }: Pick<ProjectView, "gate">): ReadonlySet<string> {
  return new Set((gate?.lines ?? []).filter((line) => !line.met).map((line) => line.field));
}

/** Milestones: a table with a timeline on wide screens, a list to act on narrow ones. */
export function MilestonesPanel({ view }: { readonly view: ProjectView }) {
  const { milestones } = useWords();
  const { code, today, mayEdit } = view;
  const due = dueLine(view);
  const asked = askedFor(view);
  const lines = view.milestones.filter((line) => line.isShown || line === due || (line.belongs && asked.has(dateFieldOf(line.type))));
  const shared = { code, lines, today, mayEdit };
  return (
    <>
      <div className="md:hidden"><MilestoneList {...shared} due={due} /></div>
      <Panel flush title={milestones.heading} action={<span className="max-lg:hidden"><MilestoneLegend /></span>} className="overflow-hidden max-md:hidden">
        <MilestoneTable {...shared} />
        {mayEdit && <Others code={code} lines={view.milestones.filter((line) => !lines.includes(line))} />}
      </Panel>
      {mayEdit && <div className="panel overflow-hidden md:hidden"><Others code={code} lines={view.milestones.filter((line) => !lines.includes(line))} /></div>}
    </>
  );
}
