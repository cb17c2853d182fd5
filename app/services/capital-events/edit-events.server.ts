import type { Transaction } from "kysely";
import { effectiveDate, firstDay } from "#app/domain/dates.ts";
import { companyKey } from "#app/domain/text.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import type { EventForm, WithdrawEventForm } from "#app/schemas/capital-event-form.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { currentEvents, findEvent, recordEvent } from "#db/queries/capital-events.ts";
import { closeVersion } from "#db/queries/versions.ts";
import type { Database } from "#db/schema/database.ts";
import type { CapitalEventRow } from "#db/schema/reference.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { changedFields } from "../projects/describe-input.ts";
import { actorFields } from "../projects/record-project.server.ts";
import { sentOnce } from "../sent-once.server.ts";

type Said = Pick<CapitalEventRow, "company" | "uscc" | "type" | "on_date" | "amount_cny">;

/** Adds a capital event (`id` null), or corrects one as a new version; figures as known before stay as they were. */
export async function saveEvent(ctx: ServiceContext, id: number | null, { formKey, ...form }: EventForm): Promise<Verdict<{ isChanged: boolean }>> {
  const allowed = authorise(ctx, "event.write");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, { id, form }, async (): Promise<Verdict<{ isChanged: boolean }>> => {
    const present = id === null ? null : await findEvent(trx, id);
    if (id !== null && present === null) return refuse({ code: "not_found" });
    if (present && present.recorded_to !== null) return refuse({ code: "stale" });
    const said: Said = { company: form.company, uscc: form.uscc ?? null, type: form.type, on_date: effectiveDate(form.on), amount_cny: form.amount ?? null };
    const errors = await eventRefusals(trx, ctx, form, said, present);
    if (errors.length > 0) return refuse(...errors);
    const told = changedFields(present ? fieldsOf(present) : {}, fieldsOf(said));
    if (told === null) return accept({ isChanged: false });
    const at = present && present.recorded_from > ctx.now ? present.recorded_from : ctx.now;
    await recordEvent(trx, present?.id ?? null, { ...said, recorded_from: at, recorded_by: ctx.actor.userId });
    await tell(trx, ctx, said.company, present ? "event.correct" : "event.add", present ? told.before : null, { ...told.after, ...(form.reason ? { reason: form.reason } : {}) });
    return accept({ isChanged: true });
  }));
}

/** Takes a capital event back for a reason; it stays in figures as known before. */
export async function withdrawEvent(ctx: ServiceContext, id: number, { formKey, withdrawReason }: WithdrawEventForm): Promise<Verdict<{ isChanged: boolean }>> {
  const allowed = authorise(ctx, "event.write");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, { id, withdrawReason }, async (): Promise<Verdict<{ isChanged: boolean }>> => {
    const present = await findEvent(trx, id);
    if (!present) return refuse({ code: "not_found" });
    if (!(await closeVersion(trx, "capital_events", id, ctx.now))) return refuse({ code: "stale" });
    await tell(trx, ctx, present.company, "event.withdraw", fieldsOf(present), { reason: withdrawReason });
    return accept({ isChanged: true });
  }));
}

/** Reasons that only the day, the reason of a correction and the other events can say. */
async function eventRefusals(trx: Transaction<Database>, ctx: ServiceContext, form: Omit<EventForm, "formKey">, said: Said, present: CapitalEventRow | null): Promise<Refusal[]> {
  const isSame = (row: CapitalEventRow) => row.id !== present?.id && row.type === said.type && row.on_date === said.on_date
    && ((said.uscc !== null && row.uscc === said.uscc) || companyKey(row.company) === companyKey(said.company));
  return [
    ...(firstDay(form.on) > todayOf(ctx) ? [{ code: "future_date", field: "on" }] : []),
    ...(form.type === "refinancing" && form.amount === undefined ? [{ code: "required", field: "amount" }] : []),
    ...(present && !form.reason ? [{ code: "reason_required", field: "reason" }] : []),
    ...((await currentEvents(trx)).some(isSame) ? [{ code: "already_exists", field: "company", params: { value: said.company } }] : []),
  ];
}

function fieldsOf(row: Said): Record<string, unknown> {
  return { company: row.company, uscc: row.uscc, type: row.type, on: row.on_date, amountCny: row.amount_cny };
}

async function tell(trx: Transaction<Database>, ctx: ServiceContext, company: string, action: string, before: Readonly<Record<string, unknown>> | null, after: Readonly<Record<string, unknown>>): Promise<void> {
  await appendAudit(trx, { ...actorFields(ctx), action, objectType: "capital_event", objectCode: company, projectId: null, before, after });
}
