import { readDaysOff, runsOf, workingDaysOfMonths } from "#app/domain/days-off.ts";
import type { SpecialRun } from "#app/domain/days-off.ts";
import { may } from "#app/domain/permissions.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { dropSpecialDays, putSpecialDay, specialDaysOf, specialYears } from "#db/queries/special-days.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { actorFields } from "../projects/record-project.server.ts";
import { sentOnce } from "../sent-once.server.ts";

export interface DaysOffPage {
  readonly year: number;
  /** The years to choose from, up to the next one. */
  readonly years: readonly number[];
  readonly runs: readonly SpecialRun[];
  /** The working days of each month, to check against the calendar of the offices. */
  readonly months: readonly number[];
  readonly mayWrite: boolean;
}

/** The days of a year on which offices rest or work against the week. */
export async function daysOffPage(ctx: ServiceContext, query: { readonly year?: number | undefined }): Promise<Verdict<DaysOffPage>> {
  const allowed = authorise(ctx, "settings.read");
  if (!allowed.ok) return allowed;
  const thisYear = Number(todayOf(ctx).slice(0, 4));
  const year = query.year ?? thisYear;
  const known = (await specialYears(ctx.db.read)) ?? { first: thisYear, last: thisYear };
  const [first, last] = [Math.min(known.first, year), Math.max(known.last, thisYear + 1, year)];
  const special = await specialDaysOf(ctx.db.read, year);
  return accept({ year, years: Array.from({ length: last - first + 1 }, (_, index) => last - index), runs: runsOf(special), months: workingDaysOfMonths(year, special), mayWrite: may(ctx.actor, "settings.write") });
}

function told(days: readonly string[], isWorking: boolean) {
  return { [isWorking ? "daysWorked" : "daysOff"]: days };
}

/** Takes the days of a notice into the calendar, all or none. Deadlines that were set already stay. */
export async function addDaysOff(ctx: ServiceContext, { year, lines, formKey }: { readonly year: number; readonly lines: string; readonly formKey?: string | undefined }): Promise<Verdict<{ days: number }>> {
  const allowed = authorise(ctx, "settings.write");
  if (!allowed.ok) return allowed;
  const { days, refusals } = readDaysOff(lines, year);
  if (refusals.length > 0) return refuse(...refusals);
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, { year, lines }, async (): Promise<Verdict<{ days: number }>> => {
    for (const [day, isWorking] of days) await putSpecialDay(trx, day, isWorking);
    const of = (isWorking: boolean) => [...days].flatMap(([day, works]) => (works === isWorking ? [day] : [])).toSorted();
    await appendAudit(trx, { ...actorFields(ctx), action: "daysOff.add", objectType: "setting", objectCode: String(year), projectId: null, before: null, after: { ...told(of(false), false), ...told(of(true), true) } });
    return accept({ days: days.size });
  }));
}

/** Makes the days of a run ordinary ones again. Deadlines that were set already stay. */
export async function removeDaysOff(ctx: ServiceContext, { from, to, kind, formKey }: { readonly from: string; readonly to: string; readonly kind: "off" | "work"; readonly formKey?: string | undefined }): Promise<Verdict<null>> {
  const allowed = authorise(ctx, "settings.write");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, { from, to, kind }, async (): Promise<Verdict<null>> => {
    const dropped = await dropSpecialDays(trx, from, to, kind === "work");
    if (dropped.length === 0) return refuse({ code: "stale" });
    await appendAudit(trx, { ...actorFields(ctx), action: "daysOff.remove", objectType: "setting", objectCode: from.slice(0, 4), projectId: null, before: told(dropped, kind === "work"), after: null });
    return accept(null);
  }));
}
