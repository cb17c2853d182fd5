import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import type { CalendarQuery } from "#app/schemas/calendar-query.ts";
import { calendarPage } from "#app/services/calendar/calendar-page.server.ts";
import { slipOfUnits } from "#app/services/calendar/unit-slips.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { planPage } from "#app/services/projects/plan-page.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const LEAD = { lead: "2025-01-10" };

async function withProjects(): Promise<{ ctx: ServiceContext; as: (change: Partial<Principal>) => ServiceContext; liaisonId: number }> {
  const db = await freshDb();
  const liaison = await addTestUser(db, "liaison", { district: "330206" });
  const ctx = contextOn(db);
  await recordSamples(contextOn(db, "2025-06-01T04:00:00.000Z"), {
    "NB-1": { dates: LEAD, liaisonId: liaison.id, plans: [{ type: "signed", planOn: "2025-07-20" }, { type: "started", planOn: "2025-07" }, { type: "eia", planOn: "2025-06-10", unit: "gov_330206" }] },
    "NB-2": { dates: LEAD, district: "330212", plans: [{ type: "signed", planOn: "2025-08-01" }, { type: "eia", planOn: "2025-07-31" }, { type: "capacity", planOn: "2025" }] },
    "NB-3": { dates: { ...LEAD, signed: "2025-03-01" }, plans: [{ type: "signed", planOn: "2025-07-03" }] },
    "NB-4": { dates: { ...LEAD, terminated: "2025-05-01" }, terminationReason: "x", plans: [{ type: "signed", planOn: "2025-07-04" }] },
    "NB-5": { dates: LEAD, notApplicable: ["eia"], plans: [{ type: "eia", planOn: "2025-07-05" }] },
    "NB-6": { dates: LEAD, archivedOn: "2025-05-01", archiveReason: "x", plans: [{ type: "signed", planOn: "2025-07-06" }] },
    "NB-7": { dates: LEAD, suspendedOn: "2025-05-01", plans: [{ type: "signed", planOn: "2025-07-07" }] },
  });
  return { ctx, liaisonId: liaison.id, as: (change) => ({ ...ctx, actor: { ...SYSTEM, ...change } }) };
}

async function dueOf(ctx: ServiceContext, query: CalendarQuery = {}) {
  const page = await calendarPage(ctx, query);
  if (!page.ok) throw new Error(JSON.stringify(page.errors));
  return page.value.items.map((due) => `${due.dueOn} ${due.code} ${due.type}`);
}

test("a month holds what is planned in it and open, by the last day of each period", async () => {
  const { ctx } = await withProjects();
  expect(await dueOf(ctx)).toEqual(["2025-07-07 NB-7 signed", "2025-07-20 NB-1 signed", "2025-07-31 NB-2 eia", "2025-07-31 NB-1 started"]);
  expect(await dueOf(ctx, { month: "2025-12" })).toEqual(["2025-12-31 NB-2 capacity"]);
  expect(await dueOf(ctx, { month: "2025-02" })).toEqual([]);
  const page = await calendarPage(ctx, {});
  expect(page).toMatchObject({ ok: true, value: { month: "2025-07", total: 4, overdue: 2, items: [{ isSuspended: true, daysLate: 8 }, {}, {}, { planOn: "2025-07" }] } });
});

test("only what is overdue: within the month on the grid, all of it as a list", async () => {
  const { ctx } = await withProjects();
  expect(await dueOf(ctx, { overdue: "1" })).toEqual(["2025-07-07 NB-7 signed"]);
  expect(await dueOf(ctx, { overdue: "1", view: "list", month: "2025-12" })).toEqual(["2025-06-10 NB-1 eia", "2025-07-07 NB-7 signed"]);
  expect(await dueOf(ctx, { overdue: "1", month: "2025-08" })).toEqual([]);
});

test("is narrowed by district, liaison, stage, milestone and unit, the usual one or the one it was given to", async () => {
  const { ctx } = await withProjects();
  expect(await dueOf(ctx, { district: ["鄞州区"] })).toEqual(["2025-07-31 NB-2 eia"]);
  expect(await dueOf(ctx, { liaison: ["liaison@example.test"], type: "started" })).toEqual(["2025-07-31 NB-1 started"]);
  expect(await dueOf(ctx, { stage: ["landing"] })).toEqual([]);
  expect(await dueOf(ctx, { unit: "ecology" })).toEqual(["2025-07-31 NB-2 eia"]);
  expect(await dueOf(ctx, { unit: "gov_330206" })).toEqual(["2025-07-31 NB-1 started"]);
  expect(await dueOf(ctx, { unit: "gov_330206", month: "2025-06" })).toEqual(["2025-06-10 NB-1 eia"]);
  expect(await calendarPage(ctx, { unit: "nobody" })).toMatchObject({ ok: false, errors: [{ code: "unknown_value", field: "unit" }] });
  expect(await calendarPage(ctx, { district: ["nowhere"] })).toMatchObject({ ok: false, errors: [{ code: "unknown_district", field: "district" }] });
});

test("shows nobody what they do not see elsewhere", async () => {
  const { as, liaisonId } = await withProjects();
  expect(await dueOf(as({ role: "district", district: "330212" }))).toEqual(["2025-07-31 NB-2 eia"]);
  expect(await dueOf(as({ role: "district", district: null }))).toEqual([]);
  expect(await dueOf(as({ role: "liaison", userId: liaisonId, district: null }))).toEqual(["2025-07-20 NB-1 signed", "2025-07-31 NB-1 started"]);
  expect(await dueOf(as({ role: "unit", unit: "ecology" }))).toEqual([]);
  expect(await calendarPage(as({ role: "administrator" }), {})).toMatchObject({ ok: false, errors: [{ code: "forbidden" }] });
});

test("slip by unit over the projects is the sum of what their pages say, of the year's milestones", async () => {
  const { ctx, as } = await withProjects();
  const sums = await slipOfUnits(ctx, { filter: {}, year: 2025 });
  if (!sums.ok) throw new Error("seen");
  const byUnit = new Map(sums.value.rows.map((row) => [row.unit, row]));
  const pages = await Promise.all(["NB-1", "NB-2", "NB-3", "NB-5", "NB-7"].map((code) => planPage(ctx, code, undefined)));
  const own = pages.flatMap((page) => (page.ok ? page.value.units : [])).filter((row) => row.unit === "gov_330206");
  expect(byUnit.get("gov_330206")).toMatchObject({ slipped: own.reduce((sum, row) => sum + row.slipped, 0), added: own.reduce((sum, row) => sum + row.added, 0) });
  expect(byUnit.get("gov_330206")?.slipped).toBe(35);
  expect(byUnit.get("commerce")).toMatchObject({ open: 4, overdue: 2 });
  expect(await slipOfUnits(ctx, { filter: {}, year: 2024 })).toMatchObject({ ok: true, value: { rows: [], projects: 0 } });
  const theirs = await slipOfUnits(as({ role: "district", district: "330212" }), { filter: {}, year: 2025 });
  expect(theirs.ok && theirs.value.projects).toBe(1);
});
