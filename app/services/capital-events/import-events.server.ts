import { effectiveDate, firstDay, isPartialDate } from "#app/domain/dates.ts";
import { scaledExactly } from "#app/domain/decimal.ts";
import { companyKey } from "#app/domain/text.ts";
import { checkUscc } from "#app/domain/uscc.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { currentEvents, recordEvent } from "#db/queries/capital-events.ts";
import type { CapitalEventRow } from "#db/schema/reference.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { readRecords } from "../import/read-records.server.ts";
import type { FileRecord } from "../import/read-records.server.ts";
import { actorFields } from "../projects/record-project.server.ts";

const COLUMNS = ["company", "uscc", "type", "on", "amount_cny"] as const;
const TYPES = ["listed", "refinancing"] as const;
type EventRecord = FileRecord<(typeof COLUMNS)[number]>;
type Event = Pick<CapitalEventRow, "company" | "uscc" | "type" | "on_date" | "amount_cny">;

export interface EventsReport {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

function readEvent({ row, cells }: EventRecord, today: string): Verdict<Event> {
  const errors: Refusal[] = [];
  const say = (code: string, field: (typeof COLUMNS)[number]) => errors.push({ code, field, params: { row, value: cells[field] } });
  const uscc = cells.uscc === "" ? null : checkUscc(cells.uscc);
  const type = TYPES.find((known) => known === cells.type.toLowerCase());
  const digits = cells.amount_cny.replace(/(?<=\d),(?=\d{3})/g, "");
  const amount = digits === "" ? null : scaledExactly(digits, 0);
  if (cells.company === "") say("required", "company");
  if (uscc !== null && !uscc.ok) say("bad_uscc", "uscc");
  if (type === undefined) say("unknown_value", "type");
  if (!isPartialDate(cells.on)) say("bad_date", "on");
  else if (firstDay(cells.on) > today) say("future_date", "on");
  if (digits !== "" && amount === null) say(/^-\d/.test(digits) ? "negative" : "bad_number", "amount_cny");
  if (type === "refinancing" && digits === "") say("required", "amount_cny");
  if (errors.length > 0 || type === undefined) return refuse(...errors);
  return accept({ company: cells.company, uscc: uscc?.ok ? uscc.uscc : null, type, on_date: effectiveDate(cells.on), amount_cny: amount });
}

/** The same event: one company, known by credit code or name, one type, one day. */
function keysOf(event: Event): string[] {
  return [...(event.uscc === null ? [] : [`${event.uscc} ${event.type} ${event.on_date}`]), `${companyKey(event.company)} ${event.type} ${event.on_date}`];
}

function readAll(records: readonly EventRecord[], today: string): Verdict<Event[]> {
  const [events, errors, seen]: [Event[], Refusal[], Set<string>] = [[], [], new Set()];
  for (const record of records) {
    const read = readEvent(record, today);
    if (!read.ok) errors.push(...read.errors);
    else if (keysOf(read.value).some((key) => seen.has(key))) errors.push({ code: "duplicate_row", field: "company", params: { row: record.row, value: read.value.company } });
    else {
      for (const key of keysOf(read.value)) seen.add(key);
      events.push(read.value);
    }
  }
  return errors.length > 0 ? refuse(...errors) : accept(events);
}

function isSame(one: Event, other: Event): boolean {
  return one.company === other.company && one.uscc === other.uscc && one.amount_cny === other.amount_cny;
}

/** Loads listings and refinancings, all or none: new ones are added, changed ones get a new version, the same file again changes nothing. */
export async function importEvents(ctx: ServiceContext, bytes: Uint8Array): Promise<Verdict<EventsReport>> {
  const allowed = authorise(ctx, "import.run");
  if (!allowed.ok) return allowed;
  if (ctx.actor.role === "district") return refuse({ code: "forbidden" });
  const records = readRecords(bytes, COLUMNS);
  if (!records.ok) return records;
  const read = readAll(records.value, todayOf(ctx));
  if (!read.ok) return read;
  return ctx.db.transaction(async (trx) => {
    const known = new Map((await currentEvents(trx)).flatMap((event) => keysOf(event).map((key) => [key, event] as const)));
    let [created, updated] = [0, 0];
    for (const event of read.value) {
      const present = keysOf(event).map((key) => known.get(key)).find((found) => found !== undefined);
      if (present && isSame(present, event)) continue;
      await recordEvent(trx, present?.id ?? null, { ...event, recorded_from: ctx.now, recorded_by: ctx.actor.userId });
      if (present) updated += 1;
      else created += 1;
    }
    const report: EventsReport = { rows: read.value.length, created, updated, unchanged: read.value.length - created - updated };
    if (created + updated > 0) await appendAudit(trx, { ...actorFields(ctx), action: "events.import", objectType: "capital_event", objectCode: null, projectId: null, before: null, after: { ...report } });
    return accept(report);
  });
}
