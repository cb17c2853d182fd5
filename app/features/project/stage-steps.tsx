import { daysBetween, effectiveDate } from "#app/domain/dates.ts";
import { closingMilestone, COLUMN_STAGES } from "#app/domain/stages.ts";
import type { ColumnStage } from "#app/domain/stages.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { formatDuration, joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { MilestoneLine } from "#app/services/projects/milestone-lines.ts";
import type { HeadView } from "#app/services/projects/project-head.server.ts";
import { classNames } from "#app/ui/class-names.ts";
import { stageColor, StageMark } from "../stage-mark.tsx";

type Shown = Pick<HeadView, "card" | "milestones" | "today" | "missing">;
type Place = "past" | "current" | "future";

function placeOf(stage: ColumnStage, { card }: Shown, line: MilestoneLine | undefined): Place {
  if (card.stage === stage) return "current";
  if (card.stage === "done") return "past";
  const present = COLUMN_STAGES.findIndex((entry) => entry === card.stage);
  if (present < 0) return line?.actualOn != null ? "past" : "future";
  return COLUMN_STAGES.indexOf(stage) < present ? "past" : "future";
}

/** What a step says: when the stage was closed and how long it took, how long it lasts, or when it is planned to close. */
function useStepText(shown: Shown): (stage: ColumnStage, place: Place, line: MilestoneLine | undefined) => string {
  const { milestones, stages } = useWords();
  const locale = useLocale();
  const closedOn = (stage: ColumnStage) => shown.milestones.find((line) => line.type === closingMilestone(stage))?.actualOn ?? null;
  const enteredOn = (stage: ColumnStage): string | null => {
    const before = COLUMN_STAGES[COLUMN_STAGES.indexOf(stage) - 1];
    return before ? closedOn(before) : (shown.milestones.find((line) => line.type === "lead")?.actualOn ?? null);
  };
  return (stage, place, line) => {
    const name = milestones.name[closingMilestone(stage)];
    const planned = line?.forecastOn ?? line?.planOn ?? null;
    const due = planned === null ? null : line?.forecastOn ? `${name}${locale === "en" ? " " : ""}${milestones.expectedOn({ date: formatPartialDate(locale, planned) })}` : `${name} ${milestones.planOn({ date: formatPartialDate(locale, planned) })}`;
    if (place === "future") return due ?? "";
    if (place === "current") return joinFacts(locale, [shown.card.daysInStage === null ? null : stages.dayOfStage({ n: shown.card.daysInStage }), due]);
    if (line?.actualOn == null) return line?.notApplicable ? `${name} ${milestones.notApplicable}` : stages.milestoneMissing({ milestone: name });
    const entered = enteredOn(stage);
    const days = entered === null ? null : daysBetween(effectiveDate(entered), effectiveDate(line.actualOn));
    return joinFacts(locale, [`${name} ${formatPartialDate(locale, line.actualOn)}`, days === null || days < 0 ? null : formatDuration(locale, days)]);
  };
}

const EDGES: Record<Place, string> = { past: "border-line-strong", current: "", future: "border-line" };

/** The six stages with the dates that closed them; on a phone a bar and the present one. */
export function StageSteps(shown: Shown) {
  const { stages } = useWords();
  const textOf = useStepText(shown);
  return (
    <ol aria-label={stages.stage} className="mt-3.5 grid grid-cols-6 gap-x-1.5 pb-3.5">
      {COLUMN_STAGES.map((stage) => {
        const line = shown.milestones.find((entry) => entry.type === closingMilestone(stage));
        const place = placeOf(stage, shown, line);
        const text = textOf(stage, place, line);
        const isMissing = place === "past" && line?.actualOn == null && line?.notApplicable == null;
        return (
          <li key={stage} aria-current={place === "current" ? "step" : undefined} className={classNames("min-w-0 border-t-3 pt-1.5 text-sm max-md:pt-0", EDGES[place])}
            style={place === "current" ? { borderColor: stageColor(stage) } : undefined}>
            <span className={classNames("flex items-center gap-1.5 max-md:sr-only", place === "future" ? "text-muted" : "text-ink", place === "current" && "font-strong")}>
              <StageMark stage={stage} /><span className="truncate">{stages.name[stage]}</span>
            </span>
            <span className={classNames("block truncate text-xs max-md:sr-only", isMissing ? "text-light-yellow-text" : "text-muted")} title={text}>{text}</span>
          </li>
        );
      })}
    </ol>
  );
}
