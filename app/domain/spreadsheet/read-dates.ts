import { firstDay } from "../dates.ts";
import type { PartialDate } from "../dates.ts";
import { parseDateCell } from "../date-cell.ts";
import { CANONICAL_MILESTONES } from "../milestones.ts";
import type { MilestoneType } from "../milestones.ts";
import type { CanonicalColumn } from "./canonical-columns.ts";
import { emptyMeans } from "./row-context.ts";
import type { ReadCell, RowReader } from "./row-context.ts";

interface DateReading {
  readonly on: PartialDate | null;
  readonly isPlanned: boolean;
}

/** What a date cell says; doubts are reported. Null where it says nothing or nothing that can be used. */
function readDate(reader: RowReader, cell: ReadCell): DateReading | null {
  const reading = parseDateCell(cell.text, { year: reader.ctx.year, isText: cell.kind === "text" || cell.kind === "date", date1904: reader.ctx.date1904 });
  switch (reading.kind) {
    case "date": return { on: reading.on, isPlanned: false };
    case "empty": return null;
    case "planned":
      if (reading.fromWords) reader.report(cell, "date_from_words");
      return { on: reading.on, isPlanned: true };
    case "words":
      reader.report(cell, "date_from_words");
      return { on: reading.on, isPlanned: false };
    case "ambiguous": case "bad":
      reader.report(cell, "bad_date");
      return { on: null, isPlanned: true };
  }
}

function isFuture(reader: RowReader, on: PartialDate): boolean {
  return firstDay(on) > reader.ctx.today;
}

/** A plain actual date under a head: a value, null to clear, undefined to leave. An intention is handed to `plan`. */
function actualDate(reader: RowReader, column: CanonicalColumn, plan: (on: PartialDate) => void = () => {}): PartialDate | null | undefined {
  const cell = reader.cell(column);
  const empty = emptyMeans(reader, cell);
  if (empty !== null || cell === null) return empty === "clear" ? null : undefined;
  const reading = readDate(reader, cell);
  if (reading === null) return reader.isCanonical ? null : undefined;
  if (reading.on === null) return undefined;
  if (reading.isPlanned) {
    plan(reading.on);
    return undefined;
  }
  if (!isFuture(reader, reading.on)) return reading.on;
  reader.report(cell, "future_date", { value: reading.on, today: reader.ctx.today });
  return undefined;
}

function readMilestone(reader: RowReader, type: MilestoneType): void {
  const column = `${type}_on` as CanonicalColumn;
  const on = actualDate(reader, column, (planned) => {
    reader.values.planned[type] = planned;
  });
  if (on !== undefined) reader.values.dates[type] = on;
  const planCell = reader.cell(column, true);
  const plan = planCell === null || emptyMeans(reader, planCell) !== null ? null : readDate(reader, planCell);
  if (plan !== null && plan.on !== null) reader.values.planned[type] = plan.on;
}

/** Reads actual and planned dates of a row. An actual date whose first day lies after today is an error. */
export function readDates(reader: RowReader): void {
  for (const type of CANONICAL_MILESTONES) readMilestone(reader, type);
  for (const [column, key] of [["replacement_plan_on", "replacementPlanOn"], ["last_update_on", "lastUpdateOn"], ["suspended_on", "suspendedOn"], ["resumed_on", "resumedOn"]] as const) {
    const on = actualDate(reader, column);
    if (on !== undefined) reader.values[key] = on;
  }
}
