import { Link } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { IconButton } from "./button.tsx";
import { classNames } from "./class-names.ts";

export interface MonthCalendarProps {
  /** The chosen day, `2025-08-31`; its month shows first. */
  readonly day: string;
  /** Days after this one cannot be chosen. */
  readonly last: string;
  /** From Monday on. */
  readonly weekdays: readonly { readonly short: string; readonly long: string }[];
  readonly titleOf: (month: string) => string;
  readonly nameOf: (day: string) => string;
  readonly hrefFor: (day: string) => string;
  readonly previousLabel: string;
  readonly nextLabel: string;
}

const DAYS_OF_WEEK = 7;
const MONTHS_OF_YEAR = 12;

const twoDigits = (n: number) => String(n).padStart(2, "0");

function otherMonth(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * MONTHS_OF_YEAR + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(index / MONTHS_OF_YEAR)}-${twoDigits((index % MONTHS_OF_YEAR) + 1)}`;
}

/** The days of a month in weeks that start on Monday; null outside the month. */
export function weeksOf(month: string): (string | null)[][] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const first = new Date(Date.UTC(year, number - 1, 1));
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const before = (first.getUTCDay() + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK;
  const cells = [...Array<null>(before).fill(null), ...Array.from({ length: count }, (_, index) => `${month}-${twoDigits(index + 1)}`)];
  const padded = [...cells, ...Array<null>((DAYS_OF_WEEK - (cells.length % DAYS_OF_WEEK)) % DAYS_OF_WEEK).fill(null)];
  return Array.from({ length: padded.length / DAYS_OF_WEEK }, (_, week) => padded.slice(week * DAYS_OF_WEEK, (week + 1) * DAYS_OF_WEEK));
}

const DAY = "grid h-7.5 place-items-center rounded-sm text-sm -outline-offset-2! touch:h-11";

/** A month of days, each a link. */
export function MonthCalendar({ day, last, weekdays, titleOf, nameOf, hrefFor, previousLabel, nextLabel }: MonthCalendarProps) {
  const [shown, setShown] = useState({ of: day, month: day.slice(0, 7) });
  const month = shown.of === day ? shown.month : day.slice(0, 7);
  const turn = (by: number) => setShown({ of: day, month: otherMonth(month, by) });
  return (
    <div>
      <div className="flex items-center">
        <span aria-live="polite" className="flex-1 text-sm font-strong text-ink">{titleOf(month)}</span>
        <IconButton label={previousLabel} icon={ChevronLeft} onClick={() => turn(-1)} />
        <IconButton label={nextLabel} icon={ChevronRight} disabled={month >= last.slice(0, 7)} onClick={() => turn(1)} />
      </div>
      <table className="w-full table-fixed">
        <thead>
          <tr>{weekdays.map((weekday) => <th key={weekday.long} scope="col" abbr={weekday.long} className="h-7 text-center text-xs font-normal text-muted">{weekday.short}</th>)}</tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((cell) => cell !== null)}>
              {week.map((cell, index) => (
                <td key={cell ?? index} className="p-0">
                  {cell !== null && (cell > last
                    ? <span className={classNames(DAY, "text-faint")} aria-hidden>{Number(cell.slice(8))}</span>
                    : (
                      <Link to={hrefFor(cell)} preventScrollReset aria-label={nameOf(cell)} aria-current={cell === day ? "date" : undefined}
                        className={classNames(DAY, cell === day ? "bg-accent font-strong text-on-accent" : "text-ink hover:bg-hover")}>
                        {Number(cell.slice(8))}
                      </Link>
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
