import { describe, expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal, Role } from "#app/domain/permissions.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { AUDIENCES, NOTICE_KINDS, NOTICE_RULES } from "#app/domain/notices.ts";
import type { NoticeKind } from "#app/domain/notices.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { LOCALES } from "#app/i18n/locale.ts";
import { noticeText } from "#app/i18n/notice-text.ts";
import { askReview } from "#app/services/admission/ask-review.server.ts";
import { askClosing, replyToIssue } from "#app/services/issues/answer-issue.server.ts";
import { handOver, raiseIssue } from "#app/services/issues/raise-issue.server.ts";
import { startJob } from "#app/services/jobs/run-job.server.ts";
import { gatherDigests } from "#app/services/notices/gather-digests.server.ts";
import { notify } from "#app/services/notices/notify.server.ts";
import type { News } from "#app/services/notices/notify.server.ts";
import { openNotice, ownNotices, readNotices, unreadNotices } from "#app/services/notices/notices-page.server.ts";
import { ownChoices, saveChoices } from "#app/services/notices/own-choices.server.ts";
import { escalate, remind } from "#app/services/notices/remind.server.ts";
import { findProject } from "#db/queries/project-facts.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, freshDb, freshFolder, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples, reviseSample } from "#tests/support/sample-projects.ts";

const CODE = "NB-2025-0001";
const [HOME, AWAY] = ["330206", "330282"];
const codes = (verdict: Verdict<unknown>) => (verdict.ok ? [] : verdict.errors.map(({ code }) => code));

function done<T>(verdict: Verdict<T>): T {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
  return verdict.value;
}

/** Everybody who could be told of a project in Beilun, and everybody who must not. */
async function world() {
  const db = await freshDb();
  const people = new Map<string, Principal>();
  const add = async (name: string, role: Role, district: string | null = null, unit: string | null = null) => {
    const { id } = await addTestUser(db, role, { email: `${name}@luodi.test`, name, now: TEST_NOW, district, unit });
    people.set(name, { ...SYSTEM, userId: id, name, role, district, unit });
    return id;
  };
  const liaison = await add("liaison", "liaison");
  await add("district", "district", HOME);
  for (const role of ["commerce", "leader", "administrator", "auditor"] as const) await add(role, role);
  for (const unit of ["power_grid", "energy", "ecology"]) await add(unit, "unit", null, unit);
  for (const [name, role, district] of [["cixi", "district", AWAY], ["cixi liaison", "liaison", AWAY], ["nowhere", "district", null], ["idle liaison", "liaison", null]] as const) await add(name, role, district);
  await add("unitless", "unit");
  await add("gone", "commerce");
  db.handle.prepare("UPDATE users SET disabled_at = ? WHERE name = 'gone'").run(TEST_NOW);
  await recordSamples(contextOn(db), { [CODE]: { liaisonId: liaison, name: "金丝雀Q7" } });
  const as = (name: string, now = TEST_NOW) => contextOn(db, now, people.get(name));
  const number = done(await raiseIssue(contextOn(db), { code: CODE, category: "land", source: "phone", title: "金丝雀Q7", detail: null, blocking: true, milestone: null })).number;
  const [seen] = db.handle.prepare("SELECT max(id) FROM issue_steps").pluck().all() as number[];
  done(await handOver(contextOn(db), { number, seen: seen ?? 0, lead: "power_grid", supports: ["energy"], requirement: null, dueOn: "2025-07-20", days: null, unit: "calendar" }));
  const { id } = db.handle.prepare("SELECT id FROM projects").get() as { id: number };
  return { db, people, as, project: { id, code: CODE, district: HOME, liaisonId: liaison } };
}

const toldOf = (db: Db, key: string) => db.handle.prepare("SELECT name FROM notices INNER JOIN users ON users.id = user_id WHERE event_key = ? ORDER BY name").pluck().all(key) as string[];

/** News of a kind with all that any wording needs, for every audience there is. */
function newsOf(kind: NoticeKind, change: Partial<News>): News {
  const params = {
    code: CODE, project: "金丝雀Q7", number: "DB-2025-0001", title: "金丝雀Q7", by: "示例", unit: { zh: "示例单位", en: "Sample unit" }, dueOn: "2025-07-20", until: "2025-08-01", note: "示例", daysLate: 3,
    days: 3, milestone: "completed", step: "answer", subject: "other", indicator: "other", month: "2025-06", currency: "USD", on: "2024-01-01", job: "backup", error: "示例", channel: "email",
  };
  return { kind, params: params as never, key: `${kind}:1`, path: "/issues/DB-2025-0001", project: null, ...change };
}

describe("nobody is told of what they may not see", () => {
  test.each(NOTICE_KINDS)("%s, whoever it would be for", async (kind) => {
    const { db, people, project } = await world();
    for (const [name, person] of people) {
      const key = `${kind}:${name}`;
      const news = newsOf(kind, { key, project, tells: AUDIENCES, leadUnit: "power_grid", supportUnits: ["energy"], raiser: person.userId, asker: person.userId });
      await db.transaction((trx) => notify(trx, contextOn(db), news));
      const told = toldOf(db, key);
      for (const receiver of told) expect(await findProject(db.read, CODE, scopeOf(people.get(receiver) ?? SYSTEM)), receiver).not.toBeNull();
      expect(told.filter((receiver) => !["liaison", "district", "commerce", "leader", "power_grid", "energy", "auditor"].includes(receiver))).toEqual([]);
      expect(told).toEqual(expect.arrayContaining(["commerce", "district", "energy", "leader", "liaison", "power_grid"]));
    }
  });
  test.each(NOTICE_KINDS)("%s reaches those its rule names, never its own doer, and once", async (kind) => {
    const { db, people, project, as } = await world();
    const news = newsOf(kind, { project: NOTICE_RULES[kind].topic === "system" ? null : project, leadUnit: "power_grid", supportUnits: ["energy"], raiser: people.get("commerce")?.userId ?? null, asker: people.get("commerce")?.userId ?? null });
    const tell = () => db.transaction((trx) => notify(trx, as("district"), news));
    const first = await tell();
    expect([await tell(), toldOf(db, news.key).length]).toEqual([0, first]);
    expect(toldOf(db, news.key)).not.toContain("district");
    expect(first).toBeGreaterThan(0);
  });
  test("what was told before is out of sight with the project, in the list, in the count and by its number", async () => {
    const { db, as } = await world();
    const liaison = as("liaison");
    const before = done(await ownNotices(liaison, "zh-CN", {}));
    expect([before.total, await unreadNotices(liaison)]).toEqual([2, 2]);
    await reviseSample(contextOn(db, "2025-07-16T00:00:00.000Z"), CODE, { liaisonId: as("idle liaison").actor.userId });
    expect([done(await ownNotices(liaison, "zh-CN", {})).total, await unreadNotices(liaison)]).toEqual([0, 0]);
    expect(codes(await openNotice(liaison, before.notices[0]?.id ?? 0))).toEqual(["not_found"]);
  });
  test("a notice is its receiver's alone", async () => {
    const { as } = await world();
    const [notice] = done(await ownNotices(as("liaison"), "en", {})).notices;
    expect(codes(await openNotice(as("commerce"), notice?.id ?? 0))).toEqual(["not_found"]);
    expect(await openNotice(as("liaison"), notice?.id ?? 0)).toEqual({ ok: true, value: { path: "/issues/DB-2025-0001" } });
    expect(done(await ownNotices(as("liaison"), "en", {})).notices.map(({ isRead }) => isRead)).toEqual([false, true]);
  });
});

test("every kind has its words in both languages, without a gap", () => {
  for (const locale of LOCALES) {
    for (const kind of NOTICE_KINDS) {
      const { title, text } = noticeText(locale, newsOf(kind, {}));
      expect(`${title} ${text}`, kind).not.toMatch(/undefined|null|NaN|\[object/);
      expect(title === "" || text === "", kind).toBe(false);
    }
  }
});

test("all until the newest that was shown are read, and none that came after", async () => {
  const { db, as, project } = await world();
  const { newest } = done(await ownNotices(as("liaison"), "zh-CN", {}));
  await db.transaction((trx) => notify(trx, contextOn(db), newsOf("report.missing", { project })));
  done(await readNotices(as("liaison"), { until: newest, formKey: "one" }));
  expect(await unreadNotices(as("liaison"))).toBe(1);
  expect(done(await ownNotices(as("liaison"), "zh-CN", { topic: "reports" })).notices).toMatchObject([{ title: "月报未填：2025年6月", isRead: false }]);
});

test("a unit that is asked for its opinion is told, and reminded until it answers", async () => {
  const { db, as } = await world();
  done(await askReview(as("commerce"), { code: CODE, subject: "other", question: null, units: ["ecology", "energy"], dueOn: "2025-07-18" }));
  const heard = async () => done(await ownNotices(as("ecology"), "zh-CN", { topic: "opinions" })).notices.map(({ title }) => title);
  expect(await heard()).toEqual(["征求准入意见：金丝雀Q7"]);
  for (const now of ["2025-07-15T06:00:00.000Z", "2025-07-16T00:00:00.000Z", "2025-07-19T00:00:00.000Z"]) await remind(contextOn(db, now));
  expect(await heard()).toEqual(["准入意见逾期 1 天：金丝雀Q7", "准入意见剩 3 天：金丝雀Q7", "征求准入意见：金丝雀Q7"]);
  expect(done(await ownNotices(as("ecology"), "zh-CN", { topic: "issues" })).total).toBe(0);
  expect(done(await ownNotices(as("commerce"), "zh-CN", { topic: "opinions" })).notices.map(({ title }) => title)).toEqual(["准入意见逾期 1 天：金丝雀Q7", "准入意见逾期 1 天：金丝雀Q7"]);
});

test("a job that fails is told to administrators, once a day", async () => {
  const { db, as } = await world();
  const fail = async (now: string) => (await startJob(contextOn(db, now), { id: "backup", run: async () => ({ ok: false, error: "磁盘已满", summary: null }) }, { trigger: "command", dueAt: null, dataDir: freshFolder(), clock: () => now }));
  for (const now of [TEST_NOW, "2025-07-15T05:00:00.000Z", "2025-07-16T05:00:00.000Z"]) await done(await fail(now)).ended;
  expect(done(await ownNotices(as("administrator"), "zh-CN", {})).notices.map(({ title, text }) => `${title} ${text}`)).toEqual(["定时任务失败：备份 磁盘已满", "定时任务失败：备份 磁盘已满"]);
  expect(done(await ownNotices(as("leader"), "zh-CN", { topic: "system" })).total).toBe(0);
});

test("reminders and escalation run twice tell nothing twice, and after weeks only what stands now", async () => {
  const { db, as } = await world();
  const late = "2025-08-10T00:00:00.000Z";
  const run = async () => [(await remind(contextOn(db, late))).notices, (await escalate(contextOn(db, late))).notices];
  const [first, second] = [await run(), await run()];
  expect(first[0]).toBeGreaterThan(0);
  expect([first[1], second]).toEqual([2, [0, 0]]);
  expect(done(await ownNotices(as("power_grid"), "en", {})).notices.map(({ title }) => title)).toEqual(["Issue 21 days overdue: 金丝雀Q7", "Issue handed over: 金丝雀Q7"]);
  expect(done(await ownNotices(as("leader"), "en", {})).notices.map(({ title }) => title)).toEqual(["Escalated, 21 days overdue: 金丝雀Q7"]);
});

test("an issue that nobody hands over, and one that nobody re-checks, are called to mind", async () => {
  const { db, as } = await world();
  done(await raiseIssue(as("commerce"), { code: CODE, category: "land", source: "phone", title: "无人交办", detail: null, blocking: false, milestone: null }));
  const step = async (name: string, work: (ctx: ReturnType<typeof as>, form: { number: string; seen: number }) => Promise<Verdict<unknown>>) =>
    done(await work(as(name), { number: "DB-2025-0001", seen: Number(db.handle.prepare("SELECT max(id) FROM issue_steps WHERE issue = 1").pluck().get()) }));
  await step("power_grid", (ctx, form) => replyToIssue(ctx, { ...form, reply: "已通电" }));
  await step("power_grid", (ctx, form) => askClosing(ctx, { ...form, note: "配合单位无意见" }));
  for (const day of ["17", "18", "19", "23"]) await remind(contextOn(db, `2025-07-${day}T00:00:00.000Z`));
  const heard = async (name: string) => done(await ownNotices(as(name), "zh-CN", { topic: "issues" })).notices.map(({ title }) => title).filter((title) => /天未/.test(title)).toSorted();
  expect(await heard("district")).toEqual(["申请销号 3 天未核查：金丝雀Q7", "申请销号 8 天未核查：金丝雀Q7", "登记 3 天未交办：无人交办", "登记 8 天未交办：无人交办"]);
  expect(await heard("liaison")).toEqual(["申请销号 3 天未核查：金丝雀Q7", "申请销号 8 天未核查：金丝雀Q7"]);
  expect(await heard("power_grid")).toEqual([]);
});

test("an issue asked to close that nobody but commerce may re-check is called to mind to commerce, as it was told there", async () => {
  const { db, as, people } = await world();
  db.handle.prepare("UPDATE users SET disabled_at = ? WHERE name IN ('liaison', 'district')").run(TEST_NOW);
  for (const work of [(ctx: ReturnType<typeof as>, form: { number: string; seen: number }) => replyToIssue(ctx, { ...form, reply: "已通电" }), (ctx: ReturnType<typeof as>, form: { number: string; seen: number }) => askClosing(ctx, { ...form, note: "配合单位无意见" })]) {
    done(await work(as("power_grid"), { number: "DB-2025-0001", seen: Number(db.handle.prepare("SELECT max(id) FROM issue_steps WHERE issue = 1").pluck().get()) }));
  }
  for (let time = 0; time < 2; time++) await remind(contextOn(db, "2025-07-18T00:00:00.000Z"));
  const heard = db.handle.prepare("SELECT kind, user_id FROM notices WHERE kind IN ('issue.closingAsked', 'issue.unchecked') ORDER BY id").all();
  expect(heard).toEqual(["issue.closingAsked", "issue.unchecked"].map((kind) => ({ kind, user_id: people.get("commerce")?.userId })));
});

describe("choices", () => {
  const HABITS = { quietFrom: "22:00", quietTo: "07:00", digestAt: "08:30", locale: "zh-CN", seen: 0 } as const;
  test("are kept for one's own channels and topics; the second of two forms is told of the first", async () => {
    const { as } = await world();
    const form = { ...HABITS, choices: [{ topic: "issues", channel: "email", mode: "digest" }, { topic: "dates", channel: "email", mode: "off" }] } as const;
    done(await saveChoices(as("liaison"), { ...form, formKey: "one" }));
    done(await saveChoices(as("liaison"), { ...form, formKey: "one" }));
    expect(done(await ownChoices(as("liaison"), "en"))).toMatchObject({ seen: 1, locale: "zh-CN", choices: [{ topic: "issues", channel: "email", mode: "digest" }] });
    expect(codes(await saveChoices(as("liaison"), form))).toEqual(["stale"]);
    expect(done(await ownChoices(as("commerce"), "en"))).toMatchObject({ seen: 0, locale: "en", choices: [], quietFrom: "22:00" });
  });
  test("of a robot of somebody else, a topic one is never told of, and times that are none are refused with every reason", async () => {
    const { db, as } = await world();
    db.handle.prepare("INSERT INTO robots (user_id, kind, name, address_sealed, created_at) VALUES (?, 'wecom', '示例', 'x', ?)").run(as("commerce").actor.userId, TEST_NOW);
    const choices = [{ topic: "issues", channel: "robot:1", mode: "at_once" }, { topic: "system", channel: "email", mode: "at_once" }] as const;
    expect(codes(await saveChoices(as("liaison"), { ...HABITS, quietFrom: "24:00", digestAt: "noon", choices }))).toEqual(["invalid_time", "invalid_time", "unknown_value", "unknown_value"]);
    expect(done(await ownChoices(as("commerce"), "zh-CN")).channels).toEqual([{ channel: "email", name: null }, { channel: "robot:1", name: "示例" }]);
    expect(done(await ownChoices(as("liaison"), "zh-CN"))).toMatchObject({ seen: 0, channels: [{ channel: "email" }] });
  });
  test("what was read or switched off while it waited is not sent", async () => {
    const { db, as, project } = await world();
    const both = [{ topic: "issues", channel: "email", mode: "digest" }, { topic: "reports", channel: "email", mode: "digest" }] as const;
    done(await saveChoices(as("liaison"), { ...HABITS, choices: both }));
    await db.transaction(async (trx) => {
      for (const kind of ["issue.closed", "report.missing", "issue.reopened"] as const) await notify(trx, contextOn(db), newsOf(kind, { project }));
    });
    const [newest] = done(await ownNotices(as("liaison"), "zh-CN", { topic: "issues" })).notices;
    done(await openNotice(as("liaison"), newest?.id ?? 0));
    done(await saveChoices(as("liaison"), { ...HABITS, seen: 1, choices: [both[0]] }));
    expect([await gatherDigests(contextOn(db, "2025-07-16T00:29:00.000Z")), await gatherDigests(contextOn(db, "2025-07-16T00:30:00.000Z")), await gatherDigests(contextOn(db, "2025-07-17T00:30:00.000Z"))]).toEqual([{ messages: 0 }, { messages: 1 }, { messages: 0 }]);
    expect(db.handle.prepare("SELECT json_array_length(notice_ids) AS n, not_before FROM deliveries").all()).toEqual([{ n: 1, not_before: "2025-07-16T00:30:00.000Z" }]);
  });
});
