import { describe, expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { judgeCommitment, reportActual } from "#app/services/commitments/check-commitment.server.ts";
import { dutiesOfProject } from "#app/services/commitments/project-duties.server.ts";
import { landOfProject, takeOverPlots } from "#app/services/commitments/land-of-project.server.ts";
import { addCommitment, amendCommitment, withdrawCommitment } from "#app/services/commitments/save-commitment.server.ts";
import { renewContract, saveContract } from "#app/services/commitments/save-contract.server.ts";
import { recordException, savePlot, signIndicators } from "#app/services/commitments/save-plot.server.ts";
import { closeRectification, saveReview, takeBreachStep } from "#app/services/commitments/save-review.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { explanationDocument } from "#app/services/quotas/present.server.ts";
import { createProject } from "#app/services/projects/create-project.server.ts";
import { projectHistory } from "#app/services/projects/project-history.server.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { CommitForm } from "#app/schemas/duty-forms.ts";
import { attachedFacts } from "#db/queries/attached-facts.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";

const CODE = "NB-2024-0001";
const OTHER = "NB-2024-0002";

async function setUp() {
  const db = await freshDb();
  const made = async (code: string, district: string) => value(await createProject(contextOn(db), { code, name: `示例项目 ${code}`, patch: { district, dates: { lead: "2024-06-18" } } }));
  await made(CODE, "330206");
  await made(OTHER, "330212");
  const actor = async (role: "commerce" | "district", email: string): Promise<Principal> => {
    const user = await addTestUser(db, role, { now: TEST_NOW, email });
    return { ...SYSTEM, userId: user.id, name: email, role, district: role === "district" ? "330206" : null };
  };
  const commerce = contextOn(db, TEST_NOW, await actor("commerce", "commerce@example.test"));
  const district = contextOn(db, TEST_NOW, await actor("district", "district@example.test"));
  const colleague = async () => contextOn(db, TEST_NOW, await actor("commerce", "colleague@example.test"));
  return { db, commerce, district, colleague };
}

function value<T>(verdict: Verdict<T>): T {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
  return verdict.value;
}

const codes = (verdict: Verdict<unknown>) => (verdict.ok ? [] : verdict.errors.map(({ code, field }) => `${field ?? ""} ${code}`.trim()));
const page = async (ctx: ServiceContext) => value(await dutiesOfProject(ctx, CODE));

function there<T>(found: T | undefined): T {
  if (found === undefined) throw new Error("not there");
  return found;
}

const duty = async (ctx: ServiceContext, item: number) => there((await page(ctx)).duties.find((row) => row.item === item));
const seenOf = async (ctx: ServiceContext, item: number) => ({ item, seen: (await duty(ctx, item)).seen });

const INVESTMENT: CommitForm = { intent: "commit", side: "investor", indicator: "fixed_investment", value: 2_200_000_000, dueOn: "2025-08-10" };
const add = async (ctx: ServiceContext, form: Partial<CommitForm> = {}) => value(await addCommitment(ctx, CODE, { ...INVESTMENT, ...form })).item;
const report = async (ctx: ServiceContext, item: number, actualValue: number) =>
  reportActual(ctx, CODE, { intent: "report", ...(await seenOf(ctx, item)), actualValue, actualOn: "2025-07-01" });

describe("commitments", () => {
  test("an indicator brings its operator, measure and check; it is reported, judged and counted in the rate of its side", async () => {
    const { commerce, district } = await setUp();
    const item = await add(district);
    expect(await duty(district, item)).toMatchObject({ operator: ">=", measure: "wan", checkStage: "acceptance", light: "yellow", verdict: null });
    value(await report(district, item, 2_300_000_000));
    expect(await duty(commerce, item)).toMatchObject({ actualE4: 2_300_000_000, awaitsVerdict: true });
    expect((await page(commerce)).rates.investor).toEqual({ met: 0, judged: 0, waived: 0, unjudged: 1 });
    value(await judgeCommitment(commerce, CODE, { intent: "judge", ...(await seenOf(commerce, item)), verdict: "met" }));
    expect((await page(commerce)).rates).toMatchObject({ investor: { met: 1, judged: 1, unjudged: 0 }, government: { met: 0, judged: 0 } });
    value(await report(district, item, 100));
    expect(await duty(commerce, item)).toMatchObject({ verdict: null, events: [{ kind: "reported" }, { kind: "judged", verdict: "met" }, { kind: "reported", actualE4: 100 }] });
  });

  test("an amendment needs to change something, keeps the original beside the present value and takes the verdict back", async () => {
    const { commerce, district } = await setUp();
    const item = await add(district);
    const amend = async (change: object) => amendCommitment(district, CODE, { intent: "amend", ...(await seenOf(district, item)), operator: ">=", value: 2_200_000_000, dueOn: "2025-08-10", checkStage: "acceptance", amendmentReason: "市场变化", ...change });
    expect(codes(await amend({}))).toEqual(["nothing_amended"]);
    value(await amend({ value: 2_000_000_000 }));
    value(await amend({ value: 2_000_000_000, dueOn: "2025-12-31" }));
    expect(await duty(commerce, item)).toMatchObject({
      valueE4: 2_000_000_000, dueOn: "2025-12-31", original: { valueE4: 2_200_000_000, dueOn: "2025-08-10" },
      events: [{ kind: "amended", before: { valueE4: 2_200_000_000 }, note: "市场变化" }, { kind: "amended", before: { valueE4: 2_000_000_000, dueOn: "2025-08-10" } }],
    });
  });

  test("two who judge at once: the second is told, and nothing is overwritten", async () => {
    const { commerce, district, colleague } = await setUp();
    const item = await add(district);
    value(await report(district, item, 1));
    const second = await colleague();
    const seen = await seenOf(commerce, item);
    value(await judgeCommitment(commerce, CODE, { intent: "judge", ...seen, verdict: "unmet", verdictReason: "差距大" }));
    expect(codes(await judgeCommitment(second, CODE, { intent: "judge", ...seen, verdict: "waived", verdictReason: "不可抗力" }))).toEqual(["stale"]);
    expect(await duty(commerce, item)).toMatchObject({ verdict: "unmet", verdictReason: "差距大" });
  });

  test("a verdict needs a report and, unless simply met, a reason; nobody judges their own report while a colleague could", async () => {
    const { commerce, colleague } = await setUp();
    const item = await add(commerce);
    const judge = async (ctx: ServiceContext, change: object) => judgeCommitment(ctx, CODE, { intent: "judge", ...(await seenOf(ctx, item)), verdict: "met", ...change });
    expect(codes(await judge(commerce, { verdict: "partly" }))).toEqual(["verdict verdict_without_actual", "verdictReason reason_required"]);
    value(await report(commerce, item, 1));
    expect(codes(await judge(commerce, { verdict: "met" }))).toEqual(["verdictReason reason_required"]);
    const second = await colleague();
    expect(codes(await judge(commerce, { verdict: "unmet", verdictReason: "未达" }))).toEqual(["own_report"]);
    value(await judge(second, { verdict: "unmet", verdictReason: "未达" }));
    expect(await duty(commerce, item)).toMatchObject({ verdict: "unmet", isSelfJudged: false });
  });

  test("where nobody else could judge, the reporter does and the page says so", async () => {
    const { commerce } = await setUp();
    const item = await add(commerce);
    value(await report(commerce, item, 2_200_000_000));
    value(await judgeCommitment(commerce, CODE, { intent: "judge", ...(await seenOf(commerce, item)), verdict: "met" }));
    expect(await duty(commerce, item)).toMatchObject({ verdict: "met", isSelfJudged: true });
  });

  test("every reason against a commitment is told at once", async () => {
    const { commerce } = await setUp();
    const contract = value(await saveContract(commerce, CODE, { intent: "contract", kind: "formal", name: "投资合同", parties: "甲\n乙", signedOn: "2024-06-18", validUntil: "2029-06-17" })).item;
    expect(codes(await addCommitment(commerce, CODE, { intent: "commit", side: "government", indicator: "other", contract, dueOn: "2024-01-01" })))
      .toEqual(["title required", "responsible unit_for_promise", "dueOn due_before_contract"]);
    expect(codes(await addCommitment(commerce, CODE, { ...INVESTMENT, value: undefined, contract: 999 }))).toEqual(["contract not_found", "value required"]);
  });

  test("evidence of another project is refused, as is what another district or a reader sends", async () => {
    const { db, commerce, district } = await setUp();
    const item = await add(district);
    const sha256 = "a".repeat(64);
    db.handle.prepare("INSERT INTO files (sha256, size, media_type, created_at) VALUES (?, 1, 'application/pdf', ?)").run(sha256, TEST_NOW);
    const other = db.handle.prepare("SELECT id FROM projects WHERE code = ?").pluck().get(OTHER);
    db.handle.prepare("INSERT INTO documents (item, project_id, kind, name, sha256, revision, recorded_from) VALUES (1, ?, 'commitment_evidence', '佐证.pdf', ?, 1, ?)").run(other, sha256, TEST_NOW);
    expect(codes(await reportActual(district, CODE, { intent: "report", ...(await seenOf(district, item)), actualValue: 1, actualOn: "2999", evidence: 1 }))).toEqual(["actualOn future_date", "evidence document_elsewhere"]);
    const elsewhere = { ...district, actor: { ...district.actor, district: "330212" } };
    expect(codes(await report(district, item, 1))).toEqual([]);
    expect(codes(await withdrawCommitment(elsewhere, CODE, { intent: "withdraw", ...(await seenOf(commerce, item)), reason: "x" }))).toEqual(["not_found"]);
    expect(codes(await addCommitment({ ...commerce, actor: { ...commerce.actor, role: "leader" } }, CODE, INVESTMENT))).toEqual(["forbidden"]);
    const otherItem = value(await addCommitment(commerce, OTHER, INVESTMENT)).item;
    expect(codes(await withdrawCommitment(commerce, CODE, { intent: "withdraw", item: otherItem, seen: 1, reason: "x" }))).toEqual(["not_found"]);
  });

  test("a form sent twice is stored once; what was recorded by mistake is withdrawn and stays in the history", async () => {
    const { commerce } = await setUp();
    const form = { ...INVESTMENT, formKey: "twice" };
    expect([value(await addCommitment(commerce, CODE, form)).item, value(await addCommitment(commerce, CODE, form)).item]).toEqual([1, 1]);
    value(await withdrawCommitment(commerce, CODE, { intent: "withdraw", ...(await seenOf(commerce, 1)), reason: "误登记" }));
    const { duties, head } = await page(commerce);
    expect([duties.length, head.code]).toEqual([0, CODE]);
    const { entries } = await projectHistory(commerce, 1, 10);
    expect(entries.map((entry) => entry.action)).toEqual(["commitment.withdraw", "commitment.add", "project.create"]);
    expect(entries[0]).toMatchObject({ changes: [{ field: "commitment", after: "fixed_investment" }], reasons: ["误登记"] });
  });
});

describe("contracts, reviews and breaches", () => {
  test("a renewal moves the end forward and reaches the project's milestone", async () => {
    const { commerce } = await setUp();
    const item = value(await saveContract(commerce, CODE, { intent: "contract", kind: "formal", name: "投资合同", parties: "甲", signedOn: "2020-08-01", validUntil: "2025-07-31" })).item;
    const renew = async (validUntil: string, renewedOn: string) => renewContract(commerce, CODE, { intent: "renew", item, seen: there((await page(commerce)).contracts[0]).seen, validUntil, renewedOn });
    expect((await page(commerce)).contracts[0]?.term).toBe("ending");
    expect(codes(await renew("2025-07-31", "2025-08-01"))).toEqual(["validUntil not_longer", "renewedOn future_date"]);
    value(await renew("2030-07-31", "2025-07-10"));
    const after = await page(commerce);
    expect(after.contracts[0]).toMatchObject({ validUntil: "2030-07-31", term: "open", renewedOn: "2025-07-10" });
    expect(after.head.input.dates.renewal).toBe("2025-07-10");
  });

  test("one review a year; a poor one asks for rectification, whose end reaches the milestone", async () => {
    const { commerce, district } = await setUp();
    const review = (change: object) => saveReview(commerce, CODE, { intent: "review", year: 2024, grade: "poor", reviewedOn: "2025-03-10", ...change });
    expect(codes(await review({ year: 2026, reviewedOn: "2999" }))).toEqual(["year year_ahead", "reviewedOn future_date", "findings required", "rectify required"]);
    const item = value(await review({ findings: "投资滞后", rectify: "追加设备投资", rectifyBy: "2025-06-30" })).item;
    expect(codes(await review({ grade: "good" }))).toEqual(["year year_reviewed"]);
    expect(codes(await saveReview(district, CODE, { intent: "review", year: 2023, grade: "good", reviewedOn: "2025-03-10" }))).toEqual(["forbidden"]);
    expect((await page(commerce)).reviews[0]).toMatchObject({ isOverdue: true });
    value(await closeRectification(commerce, CODE, { intent: "rectify", item, seen: there((await page(commerce)).reviews[0]).seen, rectified: "passed", rectifiedOn: "2025-07-01" }));
    const { dates } = (await page(commerce)).head.input;
    expect([dates.performance_review, dates.rectification]).toEqual(["2025-03-10", "2025-07-01"]);
  });

  test("breach steps follow their order and only a breach", async () => {
    const { commerce } = await setUp();
    const item = await add(commerce, { dueOn: "2025-06-30" });
    const kept = await add(commerce, { dueOn: "2026-06-30" });
    const step = async (of: number, name: "notice" | "rectification" | "penalty", stepOn: string, change: object = {}) => takeBreachStep(commerce, CODE, { intent: "breach", ...(await seenOf(commerce, of)), step: name, stepOn, breachReason: "未按期投资", ...change });
    expect(codes(await step(kept, "notice", "2025-07-01"))).toEqual(["not_in_breach"]);
    expect(codes(await step(item, "penalty", "2999-01-01"))).toEqual(["step step_out_of_order", "stepOn future_date", "amount amount_required"]);
    value(await step(item, "notice", "2025-07-05"));
    expect(codes(await step(item, "rectification", "2025-07-01"))).toEqual(["stepOn before_last_step", "deadline deadline_required"]);
    value(await step(item, "rectification", "2025-07-10", { deadline: "2025-09-30" }));
    expect(await duty(commerce, item)).toMatchObject({ nextStep: "penalty", steps: [{ step: "notice" }, { step: "rectification", deadline: "2025-09-30" }] });
  });
});

describe("standard land", () => {
  test("plots sign indicators, need an exception below 2.0, and their sums become the facts that quotas read", async () => {
    const { db, commerce, district } = await setUp();
    const plots = [value(await savePlot(district, CODE, { intent: "plot", name: "A-1", landMu: 1_000_000, far: 18_000 })).item, value(await savePlot(district, CODE, { intent: "plot", name: "A-2", landMu: 2_000_000, far: 22_000 })).item];
    const land = async () => value(await landOfProject(commerce, CODE));
    expect((await land()).plots[0]).toMatchObject({ needsException: true, missing: ["investment_intensity", "tax_per_mu", "far", "energy_per_value", "emissions_per_value"] });
    const of = async (index: number) => ({ item: plots[index] ?? 0, seen: there((await land()).plots[index]).seen });
    expect(codes(await recordException(district, CODE, { intent: "exception", ...(await of(0)), exceptionOn: "2024-09-01", exceptionNote: "航空限高" }))).toEqual(["forbidden"]);
    expect(codes(await recordException(commerce, CODE, { intent: "exception", ...(await of(1)), exceptionOn: "2024-09-01", exceptionNote: "航空限高" }))).toEqual(["no_exception_needed"]);
    value(await recordException(commerce, CODE, { intent: "exception", ...(await of(0)), exceptionOn: "2024-09-01", exceptionNote: "航空限高" }));
    for (const index of [0, 1]) {
      value(await signIndicators(district, CODE, { intent: "sign", ...(await of(index)), investment_intensity: 4_500_000, tax_per_mu: 300_000, far: 18_000, energy_per_value: 5_200, emissions_per_value: 100 }));
    }
    expect(codes(await signIndicators(district, CODE, { intent: "sign", ...(await of(0)), far: 20_000 }))).toEqual(["far signed_already"]);
    expect(await land()).toMatchObject({ differs: true, fromPlots: { landMuE4: 3_000_000, farE4: 20_667, standardLand: true }, annex: { tax_per_mu: { value: "60" } } });
    expect(await attachedFacts(db.read, 1)).toMatchObject({ plots: [{ farE4: 18_000, exceptionOn: "2024-09-01" }, { farE4: 22_000 }], unjudgedCommitments: 10 });
    value(await takeOverPlots(commerce, CODE, { intent: "takeOver", version: (await land()).head.version }));
    expect(await land()).toMatchObject({ differs: false, facts: { landMuE4: 3_000_000, farE4: 20_667, standardLand: true } });
    expect(codes(await takeOverPlots(commerce, CODE, { intent: "takeOver", version: 1 }))).toEqual(["stale"]);
    value(await savePlot(district, CODE, { intent: "plot", ...(await of(0)), name: "A-1", landMu: 1_000_000, far: 20_000 }));
    expect((await land()).plots[0]).toMatchObject({ exceptionOn: null });
  });
});

describe("the ratio of new land", () => {
  test("an approved exception is shown apart and is no pass, on both clocks", async () => {
    const { db, commerce } = await setUp();
    const filled = { newLand: true, farE4: 18_000, landMuE4: 1_000_000, investors: [{ name: "示例", country: null }], division: "39", kind: "new_build", amount: 2_000_000_000, currency: "CNY" } as const;
    const made = await createProject(contextOn(db), { code: "NB-2025-0009", name: "示例用地项目", patch: { ...filled, investors: [...filled.investors], district: "330206", dates: { signed: "2025-01-10", land: "2025-03-01" } } });
    value(made);
    const explained = async (at: string, knownAt: string | null) => value(await explanationDocument(contextOn(db, at), "far_compliance", { year: 2025, ...(knownAt === null ? {} : { knownAt }) }));
    const later = contextOn(db, "2025-07-20T04:00:00.000Z", commerce.actor);
    const { item } = value(await savePlot(later, "NB-2025-0009", { intent: "plot", name: "B-1", landMu: 1_000_000, far: 18_000 }));
    const seen = there(value(await landOfProject(later, "NB-2025-0009")).plots[0]).seen;
    expect(await explained("2025-07-20T05:00:00.000Z", null)).toMatchObject({ counted: [], excepted: [], denominator: [{ code: "NB-2025-0009" }] });
    value(await recordException(later, "NB-2025-0009", { intent: "exception", item, seen, exceptionOn: "2025-06-01", exceptionNote: "航空限高" }));
    expect(await explained("2025-07-21T05:00:00.000Z", null)).toMatchObject({ counted: [], excepted: [{ code: "NB-2025-0009" }] });
    expect(await explained("2025-07-21T05:00:00.000Z", "2025-07-19T00:00:00.000Z")).toMatchObject({ counted: [], excepted: [] });
  });
});
