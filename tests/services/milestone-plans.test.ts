import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { changeMilestone } from "#app/services/projects/change-milestones.server.ts";
import { planPage, takeOverDates } from "#app/services/projects/plan-page.server.ts";
import { projectHistory } from "#app/services/projects/project-history.server.ts";
import { viewProject } from "#app/services/projects/view-project.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";
import type { SampleChange } from "#tests/support/sample-projects.ts";

const CODE = "NB-2025-0001";

async function withProject(change: SampleChange = {}): Promise<ServiceContext> {
  const db = await freshDb();
  const user = await addTestUser(db, "commerce");
  await recordSamples(contextOn(db, "2025-06-01T04:00:00.000Z"), { [CODE]: { dates: { lead: "2025-01-10", signed: "2025-06-01" }, ...change } });
  return contextOn(db, "2025-07-15T04:00:00.000Z", { ...SYSTEM, userId: user.id, name: "示例商务", role: "commerce" });
}

async function planOf(ctx: ServiceContext, from?: string) {
  const page = await planPage(ctx, CODE, from);
  if (!page.ok) throw new Error(JSON.stringify(page.errors));
  return page.value;
}

const later = (ctx: ServiceContext, now: string): ServiceContext => ({ ...ctx, now });

test("the template is reviewed, saved as the frozen first plan, once, and never proposed again", async () => {
  const ctx = await withProject();
  const page = await planOf(ctx, "2025-06-01");
  const plan: Record<string, string> = Object.fromEntries(page.proposals.map(({ type, planOn }) => [type, planOn]));
  expect(plan).toMatchObject({ registered: "2025-07-01", landed: "2025-10-24" });
  const reviewed = Object.fromEntries(Object.entries({ ...plan, landed: "2025-12" }).filter(([type]) => type !== "registered"));
  const form = { intent: "template" as const, version: 1, formKey: "template-1", plan: reviewed };
  const [saved, again] = [await takeOverDates(ctx, CODE, form), await takeOverDates(ctx, CODE, form)];
  expect([saved, again]).toMatchObject([{ ok: true, value: { version: 2 } }, { ok: true, value: { version: 2 } }]);
  const after = await planOf(ctx, "2025-06-01");
  expect(after.proposals.map(({ type }) => type)).toEqual(["registered"]);
  expect(after.head.milestones.find((line) => line.type === "landed")).toMatchObject({ planOn: "2025-12", baselineOn: "2025-12", unit: "gov_330206" });
  expect(await takeOverDates(ctx, CODE, { ...form, formKey: "template-2" })).toMatchObject({ ok: false, errors: [{ code: "stale" }] });
  expect(await takeOverDates(ctx, CODE, { intent: "template", version: 2, formKey: undefined, plan: {} })).toMatchObject({ ok: false, errors: [{ code: "no_plans" }] });
});

test("a re-plan needs its reason and is kept with who, when and why; the first plan stays", async () => {
  const ctx = await withProject({ plans: [{ type: "started", planOn: "2025-09-01" }] });
  const plan = (version: number, change: { planOn?: string; forecastOn?: string; reason?: string; unit?: string }) =>
    changeMilestone(ctx, CODE, { intent: "plan", version, formKey: undefined, milestone: "started", ...change });
  expect(await plan(1, { planOn: "2025-10-01" })).toMatchObject({ ok: false, errors: [{ code: "replan_reason", field: "reason", params: { value: "2025-09-01" } }] });
  expect(await plan(1, {})).toMatchObject({ ok: false, errors: [{ code: "replan_reason" }] });
  expect(await plan(1, { planOn: "2025-09-01", forecastOn: "2025-09-20" })).toMatchObject({ ok: true });
  expect(await plan(2, { planOn: "2025-10-01", forecastOn: "2025-09-20", reason: "等待电力接入" })).toMatchObject({ ok: true });
  const { replans, head } = await planOf(ctx);
  expect(replans).toMatchObject([{ type: "started", from: "2025-09-01", to: "2025-10-01", by: "示例commerce", reason: "等待电力接入", at: ctx.now }]);
  expect(head.milestones.find((line) => line.type === "started")).toMatchObject({ baselineOn: "2025-09-01", planOn: "2025-10-01", replans: 1, slip: { kind: "late", days: 19 } });
});

test("the holding unit is the usual one until somebody changes it; an unknown one is refused; the history names it", async () => {
  const ctx = await withProject({ plans: [{ type: "eia", planOn: "2025-08-01" }] });
  const plan = (version: number, unit?: string) => changeMilestone(ctx, CODE, { intent: "plan", version, formKey: undefined, milestone: "eia", planOn: "2025-08-01", unit });
  const unit = async () => (await planOf(ctx)).head.milestones.find((line) => line.type === "eia")?.unit;
  expect(await unit()).toBe("ecology");
  expect(await plan(1, "nobody")).toMatchObject({ ok: false, errors: [{ code: "unknown_value", field: "unit" }] });
  expect(await plan(1, "gov_330206")).toMatchObject({ ok: true });
  expect(await unit()).toBe("gov_330206");
  const view = await viewProject(ctx, CODE);
  if (!view.ok) throw new Error("seen");
  const history = await projectHistory(ctx, 1, 1);
  expect(history.entries[0]?.changes).toEqual([{ field: "unit.eiaOn", before: null, after: "gov_330206" }]);
  expect(history.names["unit:gov_330206"]).toEqual({ zh: "北仑区人民政府", en: "Beilun District Government" });
});

test("a slip pushes what follows; the proposals are taken over as forecasts and the plans stay", async () => {
  const ctx = await withProject({
    dates: { lead: "2025-01-10", signed: "2025-06-01", land: "2025-07-10" },
    plans: [{ type: "land", planOn: "2025-06-10" }, { type: "started", planOn: "2025-09-01" }, { type: "completed", planOn: "2026-09" }],
  });
  const { pushed } = await planOf(ctx);
  expect(pushed).toEqual([
    { type: "started", presentOn: "2025-09-01", proposedOn: "2025-10-01", days: 30, because: "land" },
    { type: "completed", presentOn: "2026-09-30", proposedOn: "2026-10-30", days: 30, because: "started" },
  ]);
  const forecast = Object.fromEntries(pushed.map((entry) => [entry.type, entry.proposedOn]));
  expect(await takeOverDates(ctx, CODE, { intent: "forecasts", version: 1, formKey: undefined, forecast })).toMatchObject({ ok: true });
  const after = await planOf(ctx);
  expect(after.pushed).toEqual([]);
  expect(after.replans).toEqual([]);
  expect(after.head.milestones.find((line) => line.type === "completed")).toMatchObject({ planOn: "2026-09", forecastOn: "2026-10-30", slip: { kind: "late", days: 30 } });
});

test("slip by unit of a project follows a change of holder in time", async () => {
  const ctx = await withProject({
    dates: { lead: "2025-01-10", signed: "2025-06-01", registered: "2025-06-10" }, plans: [{ type: "registered", planOn: "2025-06-05" }, { type: "project_code", planOn: "2025-07-01" }],
  });
  expect(await changeMilestone(later(ctx, "2025-07-10T04:00:00.000Z"), CODE, { intent: "plan", version: 1, formKey: undefined, milestone: "project_code", planOn: "2025-07-01", unit: "economy_information" })).toMatchObject({ ok: true });
  const { units } = await planOf(ctx);
  expect(units.map(({ unit, daysHeld, slipped, added, overdue }) => [unit, daysHeld, slipped, added, overdue])).toEqual([
    ["economy_information", 5, 14, 9, 1], ["gov_330206", 9, 5, 5, 0], ["commerce", 142, 0, 0, 0], ["development_reform", 30, 0, 0, 0],
  ]);
});

test("another district's plan is not found", async () => {
  const ctx = await withProject();
  const district = { ...ctx, actor: { ...ctx.actor, role: "district" as const, district: "330212" } };
  expect(await planPage(district, CODE, undefined)).toMatchObject({ ok: false, errors: [{ code: "not_found" }] });
  expect(await takeOverDates(district, CODE, { intent: "template", version: 1, formKey: undefined, plan: { landed: "2025-12-01" } })).toMatchObject({ ok: false, errors: [{ code: "not_found" }] });
});
