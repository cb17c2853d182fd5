import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { captureLead } from "#app/services/leads/capture-lead.server.ts";
import { recordFollowUp } from "#app/services/leads/follow-up.server.ts";
import { leadsPage } from "#app/services/leads/leads-page.server.ts";
import { changeMilestone } from "#app/services/projects/change-milestones.server.ts";
import { createProject } from "#app/services/projects/create-project.server.ts";
import { addProject, saveFacts } from "#app/services/projects/save-facts.server.ts";
import { viewProject } from "#app/services/projects/view-project.server.ts";
import { factsFormSchema } from "#app/schemas/project-form.ts";
import type { FactsForm } from "#app/schemas/project-form.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";

const GIVEN = { investors: [{ name: "示例澄湖电子", country: null }], district: "330206", division: "39", kind: "new_build", amount: 1_200_000_000, currency: "CNY" } as const;

async function asCommerce(): Promise<ServiceContext> {
  const db = await freshDb();
  const user = await addTestUser(db, "commerce", { now: TEST_NOW });
  const actor: Principal = { ...SYSTEM, userId: user.id, name: "示例商务", role: "commerce" };
  return contextOn(db, TEST_NOW, actor);
}

async function withProject(): Promise<{ ctx: ServiceContext; code: string }> {
  const ctx = await asCommerce();
  const made = await createProject(ctx, { name: "示例功率器件基地", patch: { ...GIVEN, investors: [...GIVEN.investors], dates: { lead: "2025-01-10" } } });
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return { ctx, code: made.value.code };
}

function form(fields: Record<string, unknown>): FactsForm {
  return factsFormSchema.parse({ name: "示例功率器件基地", investors: [{ name: "示例澄湖电子" }], district: "330206", industry: "39", kind: "new_build", amount: "12亿", ...fields });
}

async function viewOf(ctx: ServiceContext, code: string) {
  const view = await viewProject(ctx, code);
  if (!view.ok) throw new Error("not seen");
  return view.value;
}

test("a facts form that changes nothing makes no new version", async () => {
  const { ctx, code } = await withProject();
  const saved = await saveFacts(ctx, code, form({ version: "1" }));
  expect(saved).toMatchObject({ ok: true, value: { isChanged: false, version: 1 } });
});

test("somebody was faster: both versions are answered, nothing is stored, the choice is", async () => {
  const { ctx, code } = await withProject();
  expect(await saveFacts(ctx, code, form({ version: "1", amount: "15亿", bureauChief: "示例局长" }))).toMatchObject({ ok: true });
  const mine = { version: "1", amount: "18亿", note: "我的备注" };
  const stale = await saveFacts(ctx, code, form(mine));
  if (stale.ok || !stale.conflict) throw new Error("a conflict was expected");
  expect(stale.conflict).toMatchObject({ by: "示例商务", version: 2 });
  expect(stale.conflict.fields.map(({ field, changedBy }) => [field, changedBy])).toEqual([["amount", "both"], ["note", "me"], ["bureauChief", "them"]]);
  expect((await viewOf(ctx, code)).input).toMatchObject({ amount: 1_500_000_000, note: null });
  const chosen = await saveFacts(ctx, code, form({ ...mine, version: String(stale.conflict.version), keep: { amount: "theirs", note: "mine", bureauChief: "theirs" } }));
  expect(chosen).toMatchObject({ ok: true, value: { version: 3 } });
  expect((await viewOf(ctx, code)).input).toMatchObject({ amount: 1_500_000_000, note: "我的备注", bureauChief: "示例局长" });
});

test("an unknown country is refused by its row; a known one is kept by its code", async () => {
  const { ctx, code } = await withProject();
  expect(await saveFacts(ctx, code, form({ version: "1", investors: [{ name: "示例甲", country: "亚特兰蒂斯" }] }))).toMatchObject({ ok: false, errors: [{ code: "no_such_country", field: "investors[0].country" }] });
  expect(await saveFacts(ctx, code, form({ version: "1", investors: [{ name: "示例甲", country: "德国" }] }))).toMatchObject({ ok: true });
  expect((await viewOf(ctx, code)).input.investors).toEqual([{ name: "示例甲", country: "DE" }]);
});

test("the same form sent twice makes one project", async () => {
  const ctx = await asCommerce();
  const [one, again] = [await addProject(ctx, form({ formKey: "once" })), await addProject(ctx, form({ formKey: "once" }))];
  expect(one.ok && again.ok && one.value.code === again.value.code).toBe(true);
  expect(await leadsPage(ctx, {})).toMatchObject({ ok: true, value: { total: 1 } });
});

test("a milestone's gate names every missing field under the form's own names", async () => {
  const { ctx, code } = await withProject();
  const refused = await changeMilestone(ctx, code, { intent: "record", version: 1, formKey: undefined, milestone: "landed", actualOn: "2025-07-01" });
  if (refused.ok) throw new Error("refused");
  expect(refused.errors.map((error) => error.field)).toEqual(["signedOn", "registeredOn", "projectCode", "commitmentOn"]);
});

test("re-plans are counted, the first plan stays, slip is counted against it", async () => {
  const { ctx, code } = await withProject();
  const plan = (version: number, planOn: string, reason?: string) => changeMilestone(ctx, code, { intent: "plan", version, formKey: undefined, milestone: "signed", planOn, reason });
  expect(await plan(1, "2025-05-01")).toMatchObject({ ok: true });
  expect(await plan(2, "2025-06-15")).toMatchObject({ ok: false, errors: [{ code: "replan_reason", field: "reason" }] });
  expect(await plan(2, "2025-06-15", "投资方董事会推迟")).toMatchObject({ ok: true });
  const signed = async () => (await viewOf(ctx, code)).milestones.find((line) => line.type === "signed");
  expect(await signed()).toMatchObject({ baselineOn: "2025-05-01", planOn: "2025-06-15", replans: 1, slip: { kind: "overdue", days: 30 } });
  expect(await changeMilestone(ctx, code, { intent: "record", version: 3, formKey: undefined, milestone: "signed", actualOn: "2025-05-11" })).toMatchObject({ ok: true });
  expect(await signed()).toMatchObject({ slip: { kind: "late", days: 10 } });
});

test("a closing milestone is left out only by those who may override its gate", async () => {
  const { ctx, code } = await withProject();
  const district = { ...ctx, actor: { ...ctx.actor, role: "district" as const, district: "330206" } };
  const skip = (as: ServiceContext, version: number, milestone: "signed" | "eia") => changeMilestone(as, code, { intent: "skip", version, formKey: undefined, milestone, reason: "收购现有厂房" });
  expect(await skip(district, 1, "signed")).toMatchObject({ ok: false, errors: [{ code: "closing_applies" }] });
  expect(await skip(district, 1, "eia")).toMatchObject({ ok: true });
  expect((await viewOf(ctx, code)).milestones.find((line) => line.type === "eia")).toMatchObject({ notApplicable: "said", reason: "收购现有厂房" });
  expect(await skip(ctx, 2, "signed")).toMatchObject({ ok: true });
});

test("a project ends with a reason and is reopened with one", async () => {
  const { ctx, code } = await withProject();
  expect(await changeMilestone(ctx, code, { intent: "terminate", version: 1, formKey: undefined, terminatedOn: "2025-07-10", terminationReason: "转投外地" })).toMatchObject({ ok: true, value: { stage: "left" } });
  expect(await changeMilestone(ctx, code, { intent: "clear", version: 2, formKey: undefined, milestone: "terminated" })).toMatchObject({ ok: false, errors: [{ code: "reason_required", field: "reason" }] });
  expect(await changeMilestone(ctx, code, { intent: "reopen", version: 2, formKey: undefined, reason: "投资方回心转意" })).toMatchObject({ ok: true, value: { stage: "attraction" } });
  const view = await viewOf(ctx, code);
  expect(view.input.terminationReason).toBeNull();
  expect(view.history.entries[0]).toMatchObject({ action: "project.reopen" });
  expect(view.history.entries[0]?.reasons).toEqual(["投资方回心转意"]);
});

test("a follow-up is kept with its words, once", async () => {
  const { ctx, code } = await withProject();
  const note = { code, note: "已约下周考察", formKey: "note" };
  expect([(await recordFollowUp(ctx, note)).ok, (await recordFollowUp(ctx, note)).ok]).toEqual([true, true]);
  expect((await viewOf(ctx, code)).notes).toMatchObject([{ note: "已约下周考察", on: "2025-07-15" }]);
});

test("leads are narrowed by state and source", async () => {
  const ctx = await asCommerce();
  await captureLead(ctx, { company: "示例一号", intent: "", amount: "5000 万美元", source: "fund" });
  const second = await captureLead(ctx, { company: "示例二号", intent: "建膜材料工厂", amount: "", source: "fair" });
  if (!second.ok) throw new Error("captured");
  await changeMilestone(ctx, second.value.code, { intent: "record", version: 1, formKey: undefined, milestone: "site_visit", actualOn: "2025-07-15" });
  const names = async (query: Parameters<typeof leadsPage>[1]) => {
    const page = await leadsPage(ctx, query);
    return page.ok ? page.value.items.map((row) => row.card.name) : [];
  };
  expect(await names({})).toEqual(["建膜材料工厂", "示例一号"]);
  expect(await names({ state: "lead" })).toEqual(["示例一号"]);
  expect(await names({ state: "talks" })).toEqual(["建膜材料工厂"]);
  expect(await names({ source: "fund" })).toEqual(["示例一号"]);
});
