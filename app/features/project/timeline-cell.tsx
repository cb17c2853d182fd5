import { effectiveDate } from "#app/domain/dates.ts";
import { formatMonth } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { MilestoneLine } from "#app/services/projects/milestone-lines.ts";
import { classNames } from "#app/ui/class-names.ts";
import { MilestoneMark } from "../milestone-mark.tsx";
import type { Tick, TimeScale } from "./timeline-scale.ts";

/** A label further right would stand over the next column. */
const LAST_LABEL_PERCENT = 93;
const MARK = "absolute -translate-x-1/2 overflow-visible";

function Lines({ scale, today }: { readonly scale: TimeScale; readonly today: string }) {
  return (
    <>
      {scale.ticks.map((tick) => <span key={tick.on} className="absolute inset-y-0 w-px bg-line" style={{ left: `${tick.percent}%` }} />)}
      <span className="absolute inset-y-0 w-[1.5px] bg-accent" style={{ left: `${scale.percentOf(today)}%` }} />
    </>
  );
}

function tickText(locale: "zh-CN" | "en", { on, hasYear }: Tick): string {
  const month = formatMonth(locale, Number(on.slice(5, 7)));
  if (!hasYear) return month;
  return locale === "en" ? `${month} ${on.slice(2, 4)}` : `${on.slice(2, 4)}年${month}`;
}

/** The months over the time lines. */
export function TimelineHead({ scale }: { readonly scale: TimeScale }) {
  const locale = useLocale();
  return (
    <span aria-hidden className="relative block h-7">
      {scale.ticks.filter((tick) => tick.percent <= LAST_LABEL_PERCENT).map((tick) => <span key={tick.on} className="absolute -translate-x-1/2 leading-7 whitespace-nowrap" style={{ left: `${tick.percent}%` }}>{tickText(locale, tick)}</span>)}
    </span>
  );
}

/** The slip between the frozen plan and what came or is expected; of an overdue milestone to the as-of line. */
function SlipLine({ line, scale, today }: { readonly line: MilestoneLine; readonly scale: TimeScale; readonly today: string }) {
  const isOverdue = line.slip?.kind === "overdue";
  const plan = isOverdue ? line.planOn : (line.baselineOn ?? line.planOn);
  const reached = line.actualOn ?? (isOverdue ? today : line.forecastOn);
  if (plan === null || reached === null || effectiveDate(plan) > scale.to) return null;
  const [start, end] = [scale.percentOf(effectiveDate(plan)), Math.min(100, scale.percentOf(effectiveDate(reached)))];
  const tone = isOverdue ? "bg-light-red" : line.actualOn === null ? "bg-(--chart-forecast) opacity-55" : end < start ? "bg-light-green" : "bg-(--light-yellow-edge)";
  return (
    <>
      {Math.abs(end - start) > 0 && <span className={classNames("absolute bottom-2 h-[2.5px] rounded-full", tone)} style={{ left: `${Math.min(start, end)}%`, width: `${Math.abs(end - start)}%` }} />}
      <span className="absolute top-3.75 bottom-2.5 w-0 border-l border-dotted border-(--chart-plan)" style={{ left: `${start}%` }} />
    </>
  );
}

/** One milestone on the axis: frozen plan above, actual or expected below, so that they never collide. */
export function TimelineCell({ line, scale, today }: { readonly line: MilestoneLine; readonly scale: TimeScale; readonly today: string }) {
  const { project } = useWords();
  const plan = line.baselineOn ?? line.planOn;
  const reached = line.actualOn ?? line.forecastOn;
  const days = [plan, reached].filter((on) => on !== null).map(effectiveDate);
  const beyond = days.length > 0 && days.every((on) => on > scale.to) ? days.sort()[0] : undefined;
  const at = (on: string) => ({ left: `${scale.percentOf(effectiveDate(on))}%` });
  const fits = (on: string | null): on is string => on !== null && effectiveDate(on) <= scale.to;
  return (
    <span aria-hidden className="mark-exact relative block h-9">
      <Lines scale={scale} today={today} />
      {line.notApplicable === null && (
        <>
          <SlipLine line={line} scale={scale} today={today} />
          {fits(plan) && <span className={classNames(MARK, "top-1")} style={at(plan)}><MilestoneMark form="plan" /></span>}
          {fits(reached) && <span className={classNames(MARK, "bottom-0.75")} style={at(reached)}><MilestoneMark form={line.actualOn === null ? "expected" : "actual"} /></span>}
          {beyond && <span className="absolute right-1 top-1/2 -translate-y-1/2 bg-surface pl-1 text-xs text-muted">{project.yearAhead({ year: Number(beyond.slice(0, 4)) })}</span>}
        </>
      )}
    </span>
  );
}
