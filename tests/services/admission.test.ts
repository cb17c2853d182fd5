import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal, Role } from "#app/domain/permissions.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { askReview } from "#app/services/admission/ask-review.server.ts";
import { extendReview } from "#app/services/admission/extend-review.server.ts";
import { followConditions, giveOpinion } from "#app/services/admission/give-opinion.server.ts";
import { admissionInbox } from "#app/services/admission/inbox.server.ts";
import { projectAdmission } from "#app/services/admission/project-admission.server.ts";
import { decideReview, reopenReview, withdrawReview } from "#app/services/admission/settle-review.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { attachedFacts } from "#db/queries/attached-facts.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const CODE = "NB-2025-0001";
const LATER = "2025-07-16T02:00:00.000Z";
const LONG_AFTER = "2025-08-15T02:00:00.000Z";

async function world() {
  const db = await freshDb();
  const commerce = await addTestUser(db, "commerce", { now: TEST_NOW });
  await recordSamples(contextOn(db), { [CODE]: { newLand: true }, "NB-2025-0002": { district: "330281" } });
  const as = (role: Role, change: Partial<Principal> = {}, now = TEST_NOW): ServiceContext => contextOn(db, now, { ...SYSTEM, userId: commerce.id, name: `示例${role}`, role, ...change });
  return { db, as, ctx: as("commerce"), unit: (code: string, now = TEST_NOW) => as("unit", { unit: code }, now) };
}

const codes = (verdict: Verdict<unknown>) => (verdict.ok ? [] : verdict.errors.map(({ code }) => code));
const QUESTION = { code: CODE, subject: "new_land", question: "是否符合产业导向", units: ["natural_resources", "ecology"], dueOn: "2025-07-25" } as const;

async function reviewOf(ctx: ServiceContext) {
  const page = await projectAdmission(ctx, CODE);
  if (!page.ok) throw new Error(JSON.stringify(page.errors));
  const review = page.value.reviews[0];
  if (!review) throw new Error("no review");
  return review;
}

async function opinionOf(ctx: ServiceContext, unit: string) {
  const found = (await reviewOf(ctx)).opinions.find((opinion) => opinion.unit === unit);
  if (!found) throw new Error(`no opinion of ${unit}`);
  return found;
}

const answer = (opinion: { item: number; seen: number }, change: object = {}) => ({ code: CODE, item: opinion.item, seen: opinion.seen, opinion: "agree" as const, conditions: null, note: null, givenOn: null, ...change });
const settle = ({ item, seen, opinionsSeen }: { item: number; seen: number; opinionsSeen: number }, change: object) => ({ code: CODE, item, seen, opinionsSeen, ...change });

test("a review asks each unit; from then on the unit sees the project, and no other", async () => {
  const { ctx, unit, as } = await world();
  expect(codes(await projectAdmission(unit("ecology"), CODE))).toEqual(["not_found"]);
  expect(await askReview(ctx, QUESTION)).toMatchObject({ ok: true });
  expect(await projectAdmission(unit("ecology"), CODE)).toMatchObject({ ok: true, value: { mayAsk: false, mayDecide: false } });
  expect(codes(await projectAdmission(unit("ecology"), "NB-2025-0002"))).toEqual(["not_found"]);
  expect(codes(await projectAdmission(unit("energy"), CODE))).toEqual(["not_found"]);
  expect(codes(await projectAdmission(as("district", { district: "330281" }), CODE))).toEqual(["not_found"]);
  expect(codes(await askReview(as("district", { district: "330281" }), QUESTION))).toEqual(["not_found"]);
  expect(codes(await askReview(as("leader"), QUESTION))).toEqual(["forbidden"]);
});

test("what is wrong with a request is told at once, nothing is stored; sent twice it is stored once", async () => {
  const { ctx } = await world();
  expect(codes(await askReview(ctx, { ...QUESTION, units: ["ecology", "ecology", "nobody"], dueOn: "2025-07-14" }))).toEqual(["unit_twice", "unknown_unit", "deadline_over"]);
  const [one, again] = [await askReview(ctx, { ...QUESTION, formKey: "once" }), await askReview(ctx, { ...QUESTION, formKey: "once" })];
  expect(again).toEqual(one);
  expect(codes(await askReview(ctx, QUESTION))).toEqual(["review_already_open"]);
  expect((await projectAdmission(ctx, CODE)).ok && (await reviewOf(ctx)).opinions.length).toBe(2);
});

test("a unit writes its own opinion only, revises it while the review is open, and both versions stay", async () => {
  const { ctx, unit, as } = await world();
  await askReview(ctx, QUESTION);
  const own = await opinionOf(unit("ecology"), "ecology");
  const other = await opinionOf(unit("ecology"), "natural_resources");
  expect([own.mayGive, other.mayGive]).toEqual([true, false]);
  expect(codes(await giveOpinion(unit("ecology"), answer(other)))).toEqual(["not_found"]);
  expect(codes(await giveOpinion(as("district", { district: "330206" }), answer(own)))).toEqual(["forbidden"]);
  expect(codes(await giveOpinion(unit("ecology"), answer(own, { opinion: "conditions" })))).toEqual(["conditions_required"]);
  expect((await opinionOf(ctx, "ecology")).opinion).toBeNull();
  expect(await giveOpinion(unit("ecology"), answer(own, { opinion: "conditions", conditions: "排放总量先行替代" }))).toMatchObject({ ok: true });
  const given = await opinionOf(ctx, "ecology");
  expect(given).toMatchObject({ opinion: "conditions", conditions: "排放总量先行替代", onPaper: false, givenOn: "2025-07-15" });
  await giveOpinion(unit("ecology", LATER), answer(given));
  expect(await opinionOf(ctx, "ecology")).toMatchObject({ opinion: "agree", conditions: null, earlier: [{ opinion: "conditions", conditions: "排放总量先行替代" }] });
});

test("of two who answer one opinion the second is stale and sees the first one's version", async () => {
  const { ctx, unit } = await world();
  await askReview(ctx, QUESTION);
  const drawn = await opinionOf(ctx, "ecology");
  expect(await giveOpinion(unit("ecology"), answer(drawn, { opinion: "against", note: "选址在生态红线内" }))).toMatchObject({ ok: true });
  expect(codes(await giveOpinion(ctx, answer(drawn)))).toEqual(["stale"]);
  expect(await opinionOf(ctx, "ecology")).toMatchObject({ opinion: "against", note: "选址在生态红线内", by: "示例commerce" });
});

test("staff of commerce record an opinion from paper, marked and dated", async () => {
  const { ctx } = await world();
  await askReview(ctx, QUESTION);
  const opinion = await opinionOf(ctx, "ecology");
  expect(opinion.isPaper).toBe(true);
  expect(codes(await giveOpinion(ctx, answer(opinion, { givenOn: "2025-07-16" })))).toEqual(["future_date"]);
  expect(codes(await giveOpinion(ctx, answer(opinion, { givenOn: "2025-07-14" })))).toEqual(["before_asked"]);
  await giveOpinion(contextOn(ctx.db, LONG_AFTER, ctx.actor), answer(opinion, { givenOn: "2025-07-20" }));
  expect(await opinionOf(ctx, "ecology")).toMatchObject({ onPaper: true, givenOn: "2025-07-20" });
});

test("a decision before all have answered or over one against needs a reason; only then the project is admitted", async () => {
  const { db, ctx, unit } = await world();
  await askReview(ctx, QUESTION);
  await giveOpinion(unit("ecology"), answer(await opinionOf(ctx, "ecology"), { opinion: "against", note: "环境容量不足" }));
  const decide = async (change: object) => decideReview(ctx, settle(await reviewOf(ctx), { decision: "agree", note: null, ...change }) as Parameters<typeof decideReview>[1]);
  expect(codes(await decide({}))).toEqual(["early_needs_reason", "overrules_needs_reason"]);
  const drawn = await reviewOf(ctx);
  await giveOpinion(unit("natural_resources"), answer(await opinionOf(ctx, "natural_resources")));
  expect(codes(await decideReview(ctx, settle(drawn, { decision: "agree", note: "市政府专题会议同意" }) as Parameters<typeof decideReview>[1]))).toEqual(["stale"]);
  const admitted = async () => (await attachedFacts(db.read, 1)).admissions.map(({ decision }) => decision);
  expect(await admitted()).toEqual([null]);
  expect(await decide({ note: "市政府专题会议同意" })).toMatchObject({ ok: true });
  expect(await admitted()).toEqual(["agree"]);
  expect(codes(await giveOpinion(unit("ecology"), answer(await opinionOf(ctx, "ecology"))))).toEqual(["review_decided"]);
  expect(codes(await decide({ note: "再来一次" }))).toEqual(["review_decided"]);
});

test("a withdrawn review admits nothing and asks nobody; reopened it asks again, opinions given stand", async () => {
  const { db, ctx, unit } = await world();
  await askReview(ctx, QUESTION);
  await giveOpinion(unit("ecology"), answer(await opinionOf(ctx, "ecology")));
  await decideReview(ctx, settle(await reviewOf(ctx), { decision: "agree", note: "先行决定" }) as Parameters<typeof decideReview>[1]);
  expect(await withdrawReview(ctx, settle(await reviewOf(ctx), { reason: "项目选址变更" }) as Parameters<typeof withdrawReview>[1])).toMatchObject({ ok: true });
  expect((await attachedFacts(db.read, 1)).admissions).toEqual([{ subject: "new_land", decision: null }]);
  expect(codes(await projectAdmission(unit("ecology"), CODE))).toEqual(["not_found"]);
  expect(await reviewOf(ctx)).toMatchObject({ state: "withdrawn", withdrawalReason: "项目选址变更", opinions: [{ opinion: null }, { opinion: "agree" }] });
  const reopen = async (dueOn: string) => reopenReview({ ...ctx, now: LATER }, settle(await reviewOf(ctx), { reason: "新选址确定", dueOn }) as Parameters<typeof reopenReview>[1]);
  expect(codes(await reopen("2025-07-01"))).toEqual(["deadline_over"]);
  expect(await reopen("2025-08-01")).toMatchObject({ ok: true });
  expect(await reviewOf(unit("ecology"))).toMatchObject({ state: "open", dueOn: "2025-08-01", opinions: [{ opinion: null, dueOn: "2025-08-01" }, { opinion: "agree" }] });
});

test("the deadline of an open review moves for what is missing, further units are asked; what was given stands", async () => {
  const { db, ctx, unit, as } = await world();
  await askReview(ctx, QUESTION);
  await giveOpinion(unit("ecology"), answer(await opinionOf(ctx, "ecology")));
  const extend = async (change: object, who = ctx) => extendReview(who, settle(await reviewOf(ctx), { dueOn: "2025-08-08", units: ["energy"], reason: "加征能源意见", ...change }) as Parameters<typeof extendReview>[1]);
  expect(codes(await extend({ units: [], dueOn: QUESTION.dueOn }))).toEqual(["review_unchanged"]);
  expect(codes(await extend({ units: ["ecology", "nobody"], dueOn: "2025-07-14" }))).toEqual(["unit_twice", "unknown_unit", "deadline_over"]);
  expect(codes(await extend({}, as("district", { district: "330206" })))).toEqual(["forbidden"]);
  expect(codes(await extend({ opinionsSeen: 1 }))).toEqual(["stale"]);
  expect(codes(await projectAdmission(unit("energy"), CODE))).toEqual(["not_found"]);
  expect(await extend({})).toMatchObject({ ok: true });
  expect(await reviewOf(unit("energy"))).toMatchObject({
    state: "open", dueOn: "2025-08-08",
    opinions: [{ unit: "natural_resources", opinion: null, dueOn: "2025-08-08" }, { unit: "ecology", opinion: "agree", dueOn: "2025-07-25", earlier: [] }, { unit: "energy", opinion: null, mayGive: true }],
  });
  const { after } = await db.read.selectFrom("audit_log").select("after").where("action", "=", "admission.extend").executeTakeFirstOrThrow();
  expect(JSON.parse(after ?? "")).toMatchObject({ dueOn: "2025-08-08", askedUnits: ["energy"], reason: "加征能源意见" });
  await decideReview(ctx, settle(await reviewOf(ctx), { decision: "agree", note: "先行决定" }) as Parameters<typeof decideReview>[1]);
  expect(codes(await extend({ dueOn: "2025-08-20", units: [] }))).toEqual(["review_decided"]);
});

test("conditions are followed up by the unit that made them", async () => {
  const { ctx, unit } = await world();
  await askReview(ctx, QUESTION);
  await giveOpinion(unit("ecology"), answer(await opinionOf(ctx, "ecology"), { opinion: "conditions", conditions: "排放总量先行替代" }));
  const look = async (who: ServiceContext, unitCode: string, change: object) => {
    const { item, seen } = await opinionOf(ctx, unitCode);
    return followConditions(who, { code: CODE, item, seen, followUp: "met", note: null, ...change });
  };
  expect(codes(await look(unit("natural_resources"), "ecology", {}))).toEqual(["not_found"]);
  expect(codes(await look(ctx, "natural_resources", {}))).toEqual(["no_conditions"]);
  expect(codes(await look(unit("ecology"), "ecology", { followUp: "unmet" }))).toEqual(["reason_required"]);
  expect(await look(unit("ecology"), "ecology", { note: "排污权已交易" })).toMatchObject({ ok: true });
  expect(await opinionOf(ctx, "ecology")).toMatchObject({ followUp: "met", followUpNote: "排污权已交易", opinion: "conditions" });
});

test("the inbox of a unit holds what it owes, that of others what is open in their scope", async () => {
  const { ctx, unit, as } = await world();
  await askReview(ctx, QUESTION);
  const inbox = async (who: ServiceContext, query: Parameters<typeof admissionInbox>[1] = {}) => {
    const page = await admissionInbox(who, query);
    return page.ok ? page.value.items.map(({ code }) => code) : codes(page);
  };
  expect(await inbox(unit("ecology"))).toEqual([CODE]);
  expect(await inbox(unit("energy"))).toEqual([]);
  expect(await inbox(as("district", { district: "330281" }))).toEqual([]);
  await giveOpinion(unit("ecology"), answer(await opinionOf(ctx, "ecology")));
  expect(await inbox(unit("ecology"))).toEqual([]);
  expect(await inbox(unit("ecology"), { state: "answered" })).toEqual([CODE]);
  expect(await inbox(ctx)).toEqual([CODE]);
  expect(await inbox(ctx, { state: "overdue" })).toEqual([]);
  expect(await inbox(as("commerce", {}, LONG_AFTER), { state: "overdue" })).toEqual([CODE]);
  expect(await inbox(ctx, { unit: "nobody" })).toEqual(["unknown_unit"]);
  expect(await admissionInbox(as("commerce", {}, LONG_AFTER), {})).toMatchObject({ value: { ages: [{ unit: "natural_resources", missing: 1, overdue: 1, oldestDays: 31 }] } });
});
