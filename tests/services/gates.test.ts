import { describe, expect, it } from "vitest";
import type { Principal } from "#app/domain/permissions.ts";
import { QUOTAS } from "#app/domain/quotas.ts";
import { changeProject } from "#app/services/projects/change-project.server.ts";
import { moveBack } from "#app/services/projects/move-back.server.ts";
import { moveProject, recordMilestone } from "#app/services/projects/record-milestone.server.ts";
import { viewProject } from "#app/services/projects/view-project.server.ts";
import { checkMove } from "#app/services/board/check-move.server.ts";
import { quotaFigures } from "#app/services/quotas/quota-figures.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Db } from "#db/connection.server.ts";
import { replaceGateDate } from "#db/queries/gate-rules.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";
import type { SampleChange } from "#tests/support/sample-projects.ts";

const INVESTOR = [{ name: "示例海曜", country: "US" }];
const READY: SampleChange = { investors: INVESTOR, projectCode: "2503-330206-04-01-123456", dates: { lead: "2025-01-10", signed: "2025-03-01", registered: "2025-03-20", project_code: "2025-04-02", land: "2025-05-06" } };
const LANDED: SampleChange = { ...READY, dates: { ...READY.dates, landed: "2025-05-06" } };
const BUILT: SampleChange = { ...LANDED, dates: { lead: "2022-01-10", signed: "2022-03-01", registered: "2022-03-20", land: "2022-05-06", landed: "2022-06-01", started: "2022-09-01", completed: "2024-02-01", accepted: "2024-06" } };

const person = (role: Principal["role"], change: Partial<Principal> = {}): Principal => ({ userId: null, name: `示例${role}`, role, district: null, unit: null, readOnly: false, ...change });
const as = (db: Db, role: Principal["role"], change: Partial<Principal> = {}) => contextOn(db, TEST_NOW, person(role, change));
const codes = (verdict: Verdict<unknown>) => (verdict.ok ? [] : verdict.errors.map(({ code, params }) => [code, params?.rule].filter(Boolean).join(" ")).toSorted());

async function withSamples(samples: Readonly<Record<string, SampleChange>>): Promise<{ db: Db; ctx: ServiceContext }> {
  const db = await freshDb();
  const ctx = contextOn(db);
  await recordSamples(ctx, samples);
  return { db, ctx };
}

async function setDate(db: Db, rule: string, from: string | null): Promise<void> {
  await db.transaction((trx) => replaceGateDate(trx, { rule, from, at: TEST_NOW, by: null }, null));
}

const land = (ctx: ServiceContext, code = "A") => recordMilestone(ctx, { code, version: null, type: "landed", actualOn: "2025-06-01" });
const viewed = async (ctx: ServiceContext, code = "A") => {
  const view = await viewProject(ctx, code);
  if (!view.ok) throw new Error(JSON.stringify(view.errors));
  return view.value;
};

describe("the gates that come from the policy", () => {
  it.each([
    ["new industrial land", { newLand: true }, ["gate_missing admission", "gate_missing farFloor", "gate_missing standardIndicators"]],
    ["new industrial land that is dense enough", { newLand: true, farE4: 20_000 }, ["gate_missing admission", "gate_missing standardIndicators"]],
    ["a division that must be screened", { division: "26" }, ["gate_missing twoHighScreen"]],
    ["a screen that found nothing", { division: "26", twoHighScreen: "clear" }, []],
    ["a screen that hit", { division: "26", twoHighScreen: "hit" }, ["gate_missing admission", "gate_missing replacementPlan"]],
    ["a hit with an approved plan", { division: "26", twoHighScreen: "hit", replacementPlanOn: "2025-02" }, ["gate_missing admission"]],
    ["a technical upgrade in such a division", { kind: "technical_upgrade", division: "31" }, ["gate_missing twoHighScreen"]],
    ["neither", {}, []],
  ] as const)("ask of %s all that it needs before landing, at once", async (_name, change, expected) => {
    const { ctx } = await withSamples({ A: { ...READY, ...change } });
    expect(codes(await land(ctx))).toEqual(expected);
  });
  it("are met by what hangs on the project", async () => {
    const { db, ctx } = await withSamples({ A: { ...READY, newLand: true } });
    const row = { project_id: 1, recorded_from: TEST_NOW, recorded_to: null, recorded_by: null };
    await db.transaction(async (trx) => {
      await trx.insertInto("admissions").values({ ...row, item: 1, subject: "new_land", question: null, asked_on: "2025-04-20", due_on: "2025-05-01", decision: "conditions", decided_on: "2025-05-02", decision_note: null }).execute();
      await trx.insertInto("land_plots").values({ ...row, item: 1, name: "一号地", land_mu_e4: 10_000, far_e4: 15_000, exception_on: "2025-05-02", exception_note: null, exception_document: null }).execute();
      for (const [index, indicator] of ["investment_intensity", "tax_per_mu", "far", "energy_per_value", "emissions_per_value"].entries()) {
        await trx.insertInto("commitments").values({ ...row, item: index + 1, plot: 1, side: "investor", indicator, operator: ">=", value_e4: 1 } as never).execute();
      }
    });
    expect(codes(await land(ctx))).toEqual([]);
  });
});

describe("the day of a rule", () => {
  it("asks from that day on, and never touches what is recorded", async () => {
    const { db, ctx } = await withSamples({ A: READY, B: LANDED });
    await setDate(db, "landFile", "2025-07-16");
    expect(codes(await land(ctx))).toEqual([]);
    const tomorrow = { ...ctx, now: "2025-07-15T16:30:00.000Z" };
    const { db: other, ctx: fresh } = await withSamples({ A: READY, B: LANDED });
    await setDate(other, "landFile", "2025-07-16");
    expect(codes(await land({ ...fresh, now: tomorrow.now }))).toEqual(["gate_missing landFile"]);
    expect(codes(await changeProject({ ...fresh, now: tomorrow.now }, { code: "B", version: null, patch: { dates: { landed: "2025-05-07" }, note: "更正" } }))).toEqual([]);
  });
  it("switches a rule off with null, for the dialog, the form and the server alike", async () => {
    const { db, ctx } = await withSamples({ A: { ...READY, division: "26" } });
    expect((await viewed(ctx)).gate?.lines.find((line) => line.rule === "twoHighScreen")).toMatchObject({ met: false, at: "admission" });
    await setDate(db, "twoHighScreen", null);
    expect((await viewed(ctx)).gate?.lines.some((line) => line.rule === "twoHighScreen")).toBe(false);
    expect((await checkMove(ctx, "A", "construction"))?.asked?.lines.some((line) => line.rule === "twoHighScreen")).toBe(false);
    expect(codes(await land(ctx))).toEqual([]);
  });
});

describe("an override", () => {
  const move = (ctx: ServiceContext, change: object = {}, reason: string | null = "示例：专题会议同意") =>
    moveProject(ctx, { code: "A", version: 1, toStage: "construction", patch: { dates: { landed: "2025-06-01" } }, overrideReason: reason, ...change });

  it("passes the gate for named roles and stays on the project's page: who, when, why, what was missing", async () => {
    const { db } = await withSamples({ A: { ...READY, projectCode: null, newLand: true } });
    expect(codes(await move(as(db, "leader")))).toEqual([]);
    expect((await viewed(as(db, "leader"))).passed).toEqual([
      { at: TEST_NOW, by: "示例leader", reason: "示例：专题会议同意", milestones: ["landed"], rules: ["projectCode", "admission", "standardIndicators", "farFloor"] },
    ]);
    expect((await viewed(as(db, "commerce"))).gaps.map(({ milestone, lines }) => [milestone, lines.map((line) => line.rule)])).toEqual([["landed", ["projectCode", "admission", "standardIndicators", "farFloor"]]]);
  });
  it("is not for others, and says so beside the other reasons", async () => {
    const { db } = await withSamples({ A: { ...READY, projectCode: null } });
    expect(codes(await move(as(db, "district", { district: "330206" })))).toEqual(["override_forbidden"]);
    expect(codes(await move(as(db, "auditor")))).toEqual(["forbidden"]);
    expect(codes(await move(as(db, "leader"), {}, null))).toEqual(["forbidden"]);
    expect(codes(await move(as(db, "district", { district: "330281" })))).toEqual(["not_found"]);
  });
  it("lets who may not edit record the closing date and nothing else, and only where something is missing", async () => {
    const { db } = await withSamples({ A: { ...READY, projectCode: null }, B: READY });
    expect(codes(await move(as(db, "leader"), { patch: { dates: { landed: "2025-06-01" }, projectCode: "2503-330206-04-01-123456" } }))).toEqual(["override_dates_only"]);
    expect(codes(await move(as(db, "leader"), { code: "B" }))).toEqual(["nothing_to_override"]);
    expect(codes(await move(as(db, "commerce"), { code: "B" }))).toEqual([]);
    expect((await viewed(as(db, "commerce"), "B")).passed).toEqual([]);
  });
  it("passes over gates only: a date ahead is refused all the same, and nothing is stored", async () => {
    const { db } = await withSamples({ A: { ...READY, projectCode: null } });
    expect(codes(await move(as(db, "commerce"), { patch: { dates: { landed: "2025-08-01" } } }))).toEqual(["future_date"]);
    expect((await viewed(as(db, "commerce"))).version).toBe(1);
  });
});

describe("a move back", () => {
  const back = (ctx: ServiceContext, change: Partial<Parameters<typeof moveBack>[1]> = {}) => moveBack(ctx, { code: "A", version: 1, toStage: "landing", reason: "示例：合同失效", ...change });

  it("changes the figures exactly as it announced, of every year and rate, and no others", async () => {
    const { db } = await withSamples({ A: { ...BUILT, chainRole: "fill", flags: ["central_soe"] }, B: { ...LANDED }, C: { ...BUILT, investors: INVESTOR } });
    const ctx = as(db, "leader");
    const figures = async () => {
      const years = await Promise.all([2021, 2022, 2023, 2024, 2025].map((year) => quotaFigures(ctx, { year })));
      return new Map(years.flatMap((answer) => (answer.ok ? answer.value.quotas.map((quota) => [`${quota.id} ${answer.value.year}`, { value: quota.value, numerator: quota.numerator, denominator: quota.denominator }] as const) : [])));
    };
    for (const toStage of ["landing", "attraction"] as const) {
      const before = await figures();
      const announced = (await checkMove(ctx, "A", toStage))?.asked?.back;
      const version = (await viewed(ctx)).version;
      expect(codes(await back(ctx, { toStage, version }))).toEqual([]);
      const after = await figures();
      const told = new Map((announced?.effects ?? []).map((effect) => [`${effect.id} ${effect.year}`, effect]));
      expect(told.size).toBeGreaterThan(2);
      for (const [key, figure] of after) {
        const effect = told.get(key);
        const was = before.get(key);
        if (!effect) { expect(figure, key).toEqual(was); continue; }
        if (effect.after.kind === "ratio" && effect.before.kind === "ratio") {
          expect([was?.numerator, was?.denominator, figure.numerator, figure.denominator], key).toEqual([effect.before.numerator, effect.before.denominator, effect.after.numerator, effect.after.denominator]);
        } else expect([was?.value, figure.value], key).toEqual([effect.before.kind === "value" && effect.before.value, effect.after.kind === "value" && effect.after.value]);
      }
      expect((await viewed(ctx)).card.stage).toBe(toStage);
    }
    expect(QUOTAS.length).toBe(16);
  });
  it("takes back the closings from there on, keeps everything else, and says why in the history", async () => {
    const { db } = await withSamples({ A: { ...BUILT, notApplicable: ["capacity"] } });
    expect(codes(await back(as(db, "commerce"), { toStage: "construction" }))).toEqual([]);
    const view = await viewed(as(db, "commerce"));
    expect(view.input.dates).toMatchObject({ landed: "2022-06-01", started: "2022-09-01" });
    expect([view.input.dates.completed, view.input.dates.accepted, view.input.notApplicable]).toEqual([undefined, undefined, []]);
    expect(view.history.entries[0]).toMatchObject({ action: "project.moveBack" });
    expect(view.history.entries[0]?.changes.find((change) => change.field === "moveBackReason")?.after).toBe("示例：合同失效");
  });
  it("is refused forwards, for a stage the kind does not have, for one that has left, and for those who may not", async () => {
    const { db } = await withSamples({ A: LANDED, T: { ...LANDED, kind: "technical_upgrade" }, X: { ...LANDED, dates: { ...LANDED.dates, terminated: "2025-07-01" }, terminationReason: "示例" } });
    expect(codes(await back(as(db, "commerce"), { toStage: "acceptance" }))).toEqual(["not_back"]);
    expect(codes(await back(as(db, "commerce"), { code: "T", toStage: "attraction" }))).toEqual(["stage_not_of_kind"]);
    expect(codes(await back(as(db, "commerce"), { code: "X" }))).toEqual(["wrong_stage"]);
    expect(codes(await back(as(db, "district", { district: "330206" })))).toEqual(["forbidden"]);
    expect(codes(await back(as(db, "commerce"), { version: 7 }))).toEqual(["stale"]);
    expect((await viewed(as(db, "commerce"))).version).toBe(1);
  });
  it("is stored once when its form is sent twice", async () => {
    const { db } = await withSamples({ A: LANDED });
    const ctx = contextOn(db, TEST_NOW, person("leader", { userId: (await addTestUser(db, "leader")).id }));
    const [one, again] = [await back(ctx, { formKey: "once" }), await back(ctx, { formKey: "once" })];
    expect([one.ok, again]).toEqual([true, one]);
    expect((await viewed(ctx)).version).toBe(2);
  });
});

describe("loaded history", () => {
  it("is not judged; what recorded milestones lack is listed by the rules of their day", async () => {
    const { ctx } = await withSamples({ A: { dates: { lead: "2020-01-10", signed: "2020-03-01", landed: "2020-06-01" }, newLand: true, amount: null }, B: { ...LANDED, dates: { ...LANDED.dates, landed: "2022-01-01" }, newLand: true, farE4: 21_000 } });
    const gaps = async (code: string) => (await viewed(ctx, code)).gaps.map(({ milestone, lines }) => `${milestone}: ${lines.map((line) => line.rule).join()}`);
    expect(await gaps("A")).toEqual(["signed: investor,amount", "landed: registered,projectCode,hardCommitment"]);
    expect(await gaps("B")).toEqual(["landed: admission,standardIndicators"]);
  });
});
