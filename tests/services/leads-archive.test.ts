import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { boardPage } from "#app/services/board/board-page.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { captureLead } from "#app/services/leads/capture-lead.server.ts";
import { leadsPage } from "#app/services/leads/leads-page.server.ts";
import { changeMilestone } from "#app/services/projects/change-milestones.server.ts";
import { projectTable } from "#app/services/projects/project-table.server.ts";
import { readProjects } from "#app/services/api/read-projects.server.ts";
import { viewQuotas } from "#app/services/quotas/view-quotas.server.ts";
import { leadDays, setLeadDays, viewLeadDays } from "#app/services/settings/lead-days.server.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

async function asCommerce(): Promise<ServiceContext> {
  const db = await freshDb();
  const user = await addTestUser(db, "commerce", { now: TEST_NOW });
  const actor: Principal = { ...SYSTEM, userId: user.id, name: "示例商务", role: "commerce" };
  return contextOn(db, TEST_NOW, actor);
}

async function aLead(ctx: ServiceContext, company: string): Promise<string> {
  const made = await captureLead(ctx, { company, intent: "", amount: "", source: "fair", sourceDetail: "示例装备展" });
  if (!made.ok) throw new Error("captured");
  return made.value.code;
}

const leadNames = async (ctx: ServiceContext, query: Parameters<typeof leadsPage>[1]) => {
  const page = await leadsPage(ctx, query);
  return page.ok ? page.value.items.map((row) => row.card.name) : page.errors;
};

test("a lost lead leaves the open ones and stands among the lost with its reason and where it went", async () => {
  const ctx = await asCommerce();
  const code = await aLead(ctx, "示例流失");
  const lose = (form: object) => changeMilestone(ctx, code, { intent: "terminate", version: 1, formKey: undefined, terminatedOn: "2025-07-14", ...form });
  expect(await lose({})).toMatchObject({ ok: false, errors: [{ code: "required", field: "terminationReason" }] });
  expect(await lose({ lossReason: "other" })).toMatchObject({ ok: false, errors: [{ code: "required", field: "terminationReason" }] });
  expect(await lose({ lossReason: "land", lostTo: "江苏盐城" })).toMatchObject({ ok: true, value: { stage: "left" } });
  expect(await leadNames(ctx, {})).toEqual([]);
  const lost = await leadsPage(ctx, { view: "lost" });
  expect(lost).toMatchObject({ ok: true, value: { total: 1, items: [{ sourceDetail: "示例装备展", lost: { on: "2025-07-14", reason: "land", to: "江苏盐城" } }], losses: { reasons: [{ reason: "land", count: 1 }], destinations: [{ to: "江苏盐城", count: 1 }] } } });
});

test("what was put away leaves list, board and leads, a filter shows it, the API and every figure keep it, and it comes back", async () => {
  const ctx = await asCommerce();
  await recordSamples(contextOn(ctx.db), { "NB-2025-0900": { dates: { lead: "2025-01-02", signed: "2025-02-03", terminated: "2025-07-01" }, terminationReason: "示例" } });
  const code = await aLead(ctx, "示例归档");
  const figures = await viewQuotas(ctx, {});
  const archive = (which: string, version: number, as = ctx) => changeMilestone(as, which, { intent: "archive", version, formKey: undefined, reason: "多年无联系" });
  expect(await archive(code, 1, { ...ctx, actor: { ...ctx.actor, role: "district", district: "330206" } })).toMatchObject({ ok: false, errors: [{ code: "forbidden" }] });
  for (const which of [code, "NB-2025-0900"]) expect(await archive(which, 1)).toMatchObject({ ok: true });
  expect(await archive(code, 2)).toMatchObject({ ok: false, errors: [{ code: "already_archived" }] });
  const listed = async (query: object) => { const table = await projectTable(ctx, query); return table.ok ? table.value.rows.map((row) => row.code).sort() : []; };
  expect([await listed({}), await listed({ archived: "only" }), await listed({ archived: "all" })]).toEqual([[], [code, "NB-2025-0900"].sort(), [code, "NB-2025-0900"].sort()]);
  const board = await boardPage(ctx, {});
  expect(board.ok && board.value.board.columns.reduce((sum, column) => sum + column.count, 0)).toBe(0);
  expect([await leadNames(ctx, {}), await leadNames(ctx, { view: "archived" })]).toEqual([[], ["示例归档"]]);
  expect(await readProjects(ctx, { filter: {}, sort: { key: "code", descending: false }, page: 1, size: 10 })).toMatchObject({ ok: true, value: { total: 2 } });
  expect(await viewQuotas(ctx, {})).toEqual(figures);
  expect(await changeMilestone(ctx, code, { intent: "restore", version: 2, formKey: undefined, reason: "投资方重新联系" })).toMatchObject({ ok: true });
  expect(await leadNames(ctx, {})).toEqual(["示例归档"]);
});

test("a project on its way is not put away", async () => {
  const ctx = await asCommerce();
  const code = await aLead(ctx, "示例在谈");
  await changeMilestone(ctx, code, { intent: "record", version: 1, formKey: undefined, milestone: "site_visit", actualOn: "2025-07-15" });
  expect(await changeMilestone(ctx, code, { intent: "archive", version: 2, formKey: undefined, reason: "误操作" })).toMatchObject({ ok: false, errors: [{ code: "still_going" }] });
});

test("the days of leads are a setting with versions; the clock follows it, whoever was faster is noticed", async () => {
  const ctx = await asCommerce();
  const admin = { ...ctx, actor: { ...SYSTEM, role: "administrator" as const, name: "示例管理" } };
  await aLead(ctx, "示例时钟");
  const due = async () => { const page = await leadsPage(ctx, {}); return page.ok ? page.value.items[0]?.clock?.dueOn : null; };
  expect(await due()).toBe("2025-07-16");
  const typed = { answer: "5", assess: "6", feedBack: "7", followUp: "14", right: "180", backdate: "90" };
  expect(await setLeadDays(ctx, typed, null)).toMatchObject({ ok: false, errors: [{ code: "forbidden" }] });
  expect(await setLeadDays(admin, typed, null)).toMatchObject({ ok: true, value: { changed: true } });
  expect(await due()).toBe("2025-07-20");
  expect(await setLeadDays(admin, { ...typed, answer: "2" }, null)).toMatchObject({ ok: false, errors: [{ code: "stale" }] });
  expect(await setLeadDays(admin, typed, null)).toMatchObject({ ok: true, value: { changed: false } });
  expect((await leadDays(ctx)).assess).toBe(6);
  expect(await viewLeadDays(admin)).toMatchObject({ ok: true, value: { days: { answer: 5 }, versions: [{ recordedTo: null }] } });
});

test("my leads today: overdue ones first; a liaison's own and their district's without an owner, nobody else's; a reader has none", async () => {
  const ctx = await asCommerce();
  const liaison = await addTestUser(ctx.db, "liaison", { district: "330206" });
  const other = await addTestUser(ctx.db, "liaison", { district: "330206", email: "other@example.test" });
  await recordSamples(contextOn(ctx.db), {
    "NB-2025-0801": { name: "自己的", dates: { lead: "2025-07-01" }, liaisonId: liaison.id, district: "330212" },
    "NB-2025-0802": { name: "本区无主", dates: { lead: "2025-07-10" }, district: "330206" },
    "NB-2025-0806": { name: "本区他人的", dates: { lead: "2025-07-01" }, district: "330206", liaisonId: other.id },
    "NB-2025-0803": { name: "别区无主", dates: { lead: "2025-07-01" }, district: "330212" },
    "NB-2025-0804": { name: "今天新来", dates: { lead: "2025-07-15" }, district: "330206" },
    "NB-2025-0805": { name: "暂停的", dates: { lead: "2025-07-01" }, district: "330206", suspendedOn: "2025-07-05" },
  });
  const tasks = async (actor: Principal) => { const page = await leadsPage({ ...ctx, actor }, { mine: "today" }); return page.ok ? page.value.tasks?.map((task) => [task.name, task.daysLate]) : page.errors; };
  const as = (role: Principal["role"], district: string | null, userId: number | null = null): Principal => ({ ...SYSTEM, role, district, userId });
  expect(await tasks(as("liaison", "330206", liaison.id))).toEqual([["自己的", 13], ["本区无主", 4]]);
  expect(await tasks(as("district", "330212"))).toEqual([["自己的", 13], ["别区无主", 13]]);
  expect(await tasks(as("leader", null))).toEqual([]);
});
