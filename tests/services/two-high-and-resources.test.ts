import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal, Role } from "#app/domain/permissions.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { projectAdmission } from "#app/services/admission/project-admission.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { projectHistory } from "#app/services/projects/project-history.server.ts";
import { setBudget } from "#app/services/resources/budgets.server.ts";
import { allocateResource, askResource } from "#app/services/resources/requests.server.ts";
import { resourcesPage } from "#app/services/resources/resources-page.server.ts";
import { approvePlan, revokePlan, savePlan } from "#app/services/two-high/replacement-plan.server.ts";
import { screenProject } from "#app/services/two-high/screen-project.server.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const [CODE, OTHER] = ["NB-2025-0001", "NB-2025-0002"];
const E4 = 10_000;

async function world() {
  const db = await freshDb();
  const user = await addTestUser(db, "commerce", { now: TEST_NOW });
  await recordSamples(contextOn(db), { [CODE]: { division: "26" }, [OTHER]: { district: "330206" }, "NB-2025-0003": { district: "330281" } });
  const as = (role: Role, change: Partial<Principal> = {}): ServiceContext => contextOn(db, TEST_NOW, { ...SYSTEM, userId: user.id, name: `示例${role}`, role, ...change });
  return { db, as, ctx: as("commerce") };
}

const codes = (verdict: Verdict<unknown>) => (verdict.ok ? [] : verdict.errors.map(({ code, field }) => (field ? `${field}:${code}` : code)));

async function pageOf(ctx: ServiceContext, code = CODE) {
  const page = await projectAdmission(ctx, code);
  if (!page.ok) throw new Error(JSON.stringify(page.errors));
  return page.value;
}

const REPORT = { code: CODE, seen: null, result: "hit", basis: "单位能耗高于行业先进值", unit: "development_reform", screenedOn: "2025-07-10" } as const;

test("a screen writes the project's fact and the report behind it in one step; a second one on the first is stale", async () => {
  const { ctx, as } = await world();
  expect((await pageOf(ctx)).twoHigh).toMatchObject({ isDivisionHit: true, result: null, report: null });
  expect(codes(await screenProject(ctx, { ...REPORT, unit: "nobody", screenedOn: "2025-07-16" }))).toEqual(["unit:unknown_unit", "screenedOn:future_date"]);
  expect(codes(await screenProject(as("district", { district: "330281" }), REPORT))).toEqual(["not_found"]);
  expect(await screenProject(ctx, REPORT)).toMatchObject({ ok: true });
  const { twoHigh, head } = await pageOf(ctx);
  expect([twoHigh, head.input.twoHighScreen, head.version]).toMatchObject([{ result: "hit", report: { basis: REPORT.basis, unit: "development_reform" } }, "hit", 2]);
  expect(codes(await screenProject(ctx, { ...REPORT, result: "clear" }))).toEqual(["stale"]);
  expect(await screenProject(ctx, { ...REPORT, seen: twoHigh.seen, result: "clear", basis: "复核后低于行业平均" })).toMatchObject({ ok: true });
  expect((await pageOf(ctx)).twoHigh).toMatchObject({ result: "clear", earlier: [{ result: "hit" }] });
});

const FULL = {
  capacity: { needed: 20 * E4, replaced: 20 * E4, source: "示例甲厂关停产能" }, energy: { needed: 8 * E4, replaced: 9 * E4, ratio: 12_500, source: "示例乙厂腾出" }, emissions: { needed: 0, replaced: 0 },
};

test("a plan is approved only when balanced; approval is a fact, fixes the plan, and can be revoked", async () => {
  const { db, ctx, as } = await world();
  const plan = async () => (await pageOf(ctx)).twoHigh.plan;
  const seen = async () => ({ code: CODE, item: (await plan())?.item ?? 0, seen: (await plan())?.seen ?? 0 });
  expect(codes(await savePlan(ctx, { code: CODE, seen: null, note: null, balances: {} }))).toEqual(["capacity.needed:balances_required"]);
  expect(codes(await savePlan(ctx, { code: CODE, seen: null, note: null, balances: { capacity: { needed: 5 } } }))).toEqual(["capacity.replaced:required", "capacity.source:source_required"]);
  expect(await savePlan(as("district", { district: "330206" }), { code: CODE, seen: null, note: null, balances: FULL })).toMatchObject({ ok: true });
  expect(await plan()).toMatchObject({ isBalanced: false, balances: [{ dimension: "capacity", leftE4: 0 }, { dimension: "energy", leftE4: -E4 }, { dimension: "emissions", leftE4: 0 }] });
  const approval = { approvedOn: "2025-07-12", approval: "甬发改〔2025〕示例 1 号" };
  expect(codes(await approvePlan(as("district", { district: "330206" }), { ...(await seen()), ...approval }))).toEqual(["forbidden"]);
  expect(codes(await approvePlan(ctx, { ...(await seen()), ...approval }))).toEqual(["replaced_energy:balance_negative"]);
  expect((await pageOf(ctx)).head.input.replacementPlanOn).toBeNull();
  await savePlan(ctx, { code: CODE, seen: (await plan())?.seen ?? null, note: null, balances: { ...FULL, energy: { ...FULL.energy, replaced: 10 * E4 } } });
  expect(codes(await approvePlan(ctx, { ...(await seen()), ...approval, approvedOn: "2025-07-16" }))).toEqual(["approvedOn:future_date"]);
  expect(await approvePlan(ctx, { ...(await seen()), ...approval })).toMatchObject({ ok: true });
  expect((await pageOf(ctx)).head.input.replacementPlanOn).toBe("2025-07-12");
  expect(codes(await savePlan(ctx, { code: CODE, seen: (await plan())?.seen ?? null, note: null, balances: FULL }))).toEqual(["plan_approved"]);
  expect(await revokePlan(ctx, { ...(await seen()), reason: "替代来源落空" })).toMatchObject({ ok: true });
  expect([(await pageOf(ctx)).head.input.replacementPlanOn, await plan()]).toMatchObject([null, { approvedOn: null, revocationReason: "替代来源落空" }]);
  const told = await projectHistory(ctx, 1, 20);
  expect(told.entries.map(({ action }) => action)).toEqual(expect.arrayContaining(["plan.save", "plan.approve", "plan.approval", "plan.revocation"]));
  expect(db.handle.prepare("SELECT count(*) FROM replacement_plans").pluck().get()).toBe(4);
});

const land = (ctx: ServiceContext, amount: number, change: object = {}) => setBudget(ctx, { year: 2025, kind: "land", district: null, amountE4: amount * E4, note: null, seen: null, ...change });
const ask = (ctx: ServiceContext, code: string, amount: number) => askResource(ctx, { code, kind: "land", year: 2025, askedE4: amount * E4, purpose: null, seen: null });
async function give(ctx: ServiceContext, code: string, amount: number, change: object = {}) {
  const request = (await pageOf(ctx, code)).resources.requests[0];
  return allocateResource(ctx, { code, item: request?.item ?? 0, seen: request?.seen ?? 0, allocatedE4: amount * E4, note: null, ...change });
}

test("what is given never exceeds the budget's balance, nor do two at once overdraw it", async () => {
  const { ctx } = await world();
  await ask(ctx, CODE, 80);
  await ask(ctx, OTHER, 80);
  expect(codes(await give(ctx, CODE, 80))).toEqual(["allocated:no_budget"]);
  expect(await land(ctx, 100)).toMatchObject({ ok: true });
  const [one, two] = await Promise.all([give(ctx, CODE, 80), give(ctx, OTHER, 80)]);
  expect([codes(one), codes(two)].toSorted()).toEqual([[], ["allocated:over_city_balance"]]);
  expect(two).toMatchObject({ errors: [{ params: { balanceE4: 20 * E4 } }] });
  expect(codes(await give(ctx, OTHER, 81))).toEqual(["allocated:more_than_asked", "allocated:over_city_balance"]);
  expect(codes(await give(ctx, CODE, 50))).toEqual(["allocationNote:reason_required"]);
  expect(await give(ctx, CODE, 50, { note: "分期供地" })).toMatchObject({ ok: true });
  expect(await give(ctx, OTHER, 50)).toMatchObject({ ok: true });
  expect((await pageOf(ctx)).resources.requests).toMatchObject([{ allocatedE4: 50 * E4, availableE4: 50 * E4 }]);
});

test("a district's part limits what its projects get; budgets stay above what was given", async () => {
  const { ctx, as } = await world();
  const district = as("district", { district: "330206" });
  expect(codes(await land(district, 100))).toEqual(["forbidden"]);
  expect(codes(await land(ctx, 30, { district: "330206" }))).toEqual(["district:city_budget_first"]);
  await land(ctx, 100);
  await land(ctx, 30, { district: "330206" });
  expect(codes(await land(ctx, 80, { district: "330281" }))).toEqual(["amount:splits_over_budget"]);
  expect(codes(await land(ctx, 10, { district: "330206" }))).toEqual(["stale"]);
  await ask(district, OTHER, 40);
  expect(codes(await give(district, OTHER, 10))).toEqual(["forbidden"]);
  expect(codes(await give(ctx, OTHER, 31))).toEqual(["allocated:over_district_balance"]);
  expect(await give(ctx, OTHER, 30)).toMatchObject({ ok: true });
  const page = await resourcesPage(ctx, {});
  if (!page.ok) throw new Error("seen");
  const beilun = page.value.districts.find(({ place }) => place.code === "330206")?.lines[0];
  expect([page.value.city[0], beilun]).toMatchObject([{ amountE4: 100 * E4, givenE4: 30 * E4, askedE4: 40 * E4, projects: 1 }, { amountE4: 30 * E4, givenE4: 30 * E4 }]);
  expect(codes(await land(ctx, 20, { district: "330206", seen: beilun?.seen }))).toEqual(["amount:budget_below_given"]);
  expect(codes(await ask(ctx, OTHER, 50))).toEqual(["asked:already_asked"]);
});

test("a district sees the city's budgets, its own row and its own requests", async () => {
  const { ctx, as } = await world();
  await land(ctx, 100);
  await ask(ctx, OTHER, 40);
  await ask(ctx, "NB-2025-0003", 20);
  const page = await resourcesPage(as("district", { district: "330281" }), {});
  if (!page.ok) throw new Error("seen");
  expect(page.value).toMatchObject({ total: 1, items: [{ code: "NB-2025-0003" }], districts: [{ place: { code: "330281" } }], city: [{ askedE4: 60 * E4 }, {}, {}], mayAllocate: false });
  expect(await resourcesPage(as("unit", { unit: "energy" }), {})).toMatchObject({ ok: true, value: { total: 0, districts: [] } });
  expect(codes(await ask(as("district", { district: "330281" }), OTHER, 5))).toEqual(["not_found"]);
});
