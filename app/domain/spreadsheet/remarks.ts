import { parseDateCell } from "../date-cell.ts";
import type { MilestoneType } from "../milestones.ts";
import { cleanText } from "../text.ts";
import { modifierOf } from "./read-texts.ts";
import type { RowReader } from "./row-context.ts";

const PLANNED_EVENTS: Readonly<Record<string, MilestoneType>> = {
  start: "started", started: "started", construction: "started", completed: "completed", completion: "completed", complete: "completed",
  production: "produced", produced: "produced", signing: "signed", signed: "signed", landing: "landed", landed: "landed", capacity: "capacity",
  delivery: "completed", registered: "registered", registration: "registered",
};
const TAG = /\[(amount|planned)[:\s]\s*([^\]]*)\]/gi;
const LEADING_DATE = /^(\d{4}(?:-\d{1,2}(?:-\d{1,2})?|-?Q[1-4]|年[^\s;；,，]*)?)(.*)$/i;

/**
 * Tags in the remarks: `[amount:约]` qualifies the amount, `[planned completed 2018-08]` is a plan date. Every other tag is
 * just a remark, and the remark itself is kept whole. A plan date with more words behind it is pointed out.
 */
export function readRemarkTags(reader: RowReader): void {
  const cell = reader.cell("note");
  if (cell === null || reader.isCanonical) return;
  for (const [, kind, content] of cleanText(cell.text).matchAll(TAG)) {
    const words = (content ?? "").trim();
    if (kind?.toLowerCase() === "amount") {
      const modifier = modifierOf(words);
      if (modifier !== null && reader.values.amount != null) reader.values.amountModifier ??= modifier;
      continue;
    }
    const [, event = "", rest = ""] = /^(\w+)\s+(.*)$/.exec(words) ?? [];
    const type = PLANNED_EVENTS[event.toLowerCase()];
    const [, date = "", tail = ""] = LEADING_DATE.exec(rest) ?? [];
    const reading = date === "" ? null : parseDateCell(date, { isText: true });
    if (type === undefined || reading === null || (reading.kind !== "date" && reading.kind !== "words") || reading.on === null) continue;
    reader.values.planned[type] ??= reading.on;
    if (reading.kind === "words" || tail.trim() !== "" || event.toLowerCase() === "delivery") reader.report(cell, "date_from_words", { value: `[${kind} ${words}]` });
  }
}
