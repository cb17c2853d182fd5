import { daysBetween } from "#app/domain/dates.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { bulkLoader } from "#db/queries/bulk-load.ts";
import { allUsers } from "#db/queries/demo.ts";
import { lastCodeNumber } from "#db/queries/project-facts.ts";
import { allRates } from "#db/queries/reference.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { actorFields } from "../projects/record-project.server.ts";
import type { People } from "../demo/facts-of-slot.ts";
import { syntheticProject } from "./synthetic-project.server.ts";

/** So many projects a transaction: others waiting for the write lock get it in between. */
const AT_ONCE = 500;
const FIRST_DAY = "2019-01-01";
const EARLIEST_YEAR = 2017;

/** Adds synthetic projects by bulk load, as versioned rows with a row of the trail for each and one for all of them; answers how many. */
export async function generateProjects(ctx: ServiceContext, options: { readonly projects: number; readonly seed: number }): Promise<number> {
  const today = todayOf(ctx);
  const liaisons = (await allUsers(ctx.db.read)).filter((user) => user.role === "liaison").map((user) => user.id);
  const [first, ...others] = liaisons;
  const numbers = new Map<string, number>();
  for (let year = EARLIEST_YEAR; year <= Number(today.slice(0, 4)); year++) numbers.set(String(year), await lastCodeNumber(ctx.db.read, String(year)));
  const nextCode = (year: string) => {
    const number = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, number);
    return `NB-${year}-${String(number).padStart(4, "0")}`;
  };
  const people: People | null = first === undefined ? null : { liaisons: [first, ...others] };
  const around = { seed: options.seed, today, now: ctx.now, rates: await allRates(ctx.db.read), people, nextCode };
  const load = bulkLoader(ctx.db, ctx.now);
  const days = daysBetween(FIRST_DAY, today);
  for (let start = 0; start < options.projects; start += AT_ONCE) {
    load(Array.from({ length: Math.min(AT_ONCE, options.projects - start) }, (_, index) => syntheticProject(around, start + index, days)));
  }
  await ctx.db.transaction((trx) => appendAudit(trx, { ...actorFields(ctx), action: "data.generate", objectType: "project", objectCode: null, projectId: null, before: null, after: { projects: options.projects, seed: options.seed } }));
  return options.projects;
}
