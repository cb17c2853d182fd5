import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal, Role } from "#app/domain/permissions.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { askClosing, askLonger, receiveIssue, replyToIssue } from "#app/services/issues/answer-issue.server.ts";
import { handOverSlip, issuePage } from "#app/services/issues/issue-page.server.ts";
import { issuesList, projectIssues } from "#app/services/issues/issues-page.server.ts";
import { handOver, raiseIssue } from "#app/services/issues/raise-issue.server.ts";
import { answerExtension, closeIssue, reopenIssue, sendBack, withdrawIssue } from "#app/services/issues/settle-issue.server.ts";
import { headedProject } from "#app/services/projects/project-head.server.ts";
import { recordMilestone } from "#app/services/projects/record-milestone.server.ts";
import { verifyDatabase } from "#app/services/operations/verify.server.ts";
import { contextOn, freshDb, freshFolder, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const CODE = "NB-2025-0001";
const AFTER = "2025-07-30T02:00:00.000Z";

async function world() {
  const db = await freshDb();
  await recordSamples(contextOn(db), { [CODE]: {}, "NB-2025-0002": { district: "330281" } });
  const people = new Map<string, number>();
  const idOf = async (name: string, role: Role) => {
    const known = people.get(name);
    if (known !== undefined) return known;
    const { id } = await addTestUser(db, role, { now: TEST_NOW, email: `${name}@luodi.test` });
    people.set(name, id);
    return id;
  };
  const as = async (name: string, role: Role, change: Partial<Principal> = {}, now = TEST_NOW): Promise<ServiceContext> =>
    contextOn(db, now, { ...SYSTEM, userId: await idOf(name, role), name: `示例${name}`, role, ...change });
  const commerce = await as("commerce", "commerce");
  return { db, as, commerce, unit: (code: string, now = TEST_NOW, name = code) => as(name, "unit", { unit: code }, now) };
}

const codes = (verdict: Verdict<unknown>) => (verdict.ok ? [] : verdict.errors.map(({ code }) => code));
const ISSUE = { code: CODE, category: "utilities", source: "meeting", title: "供电线路未到厂区", detail: "110 千伏线路差两公里", blocking: true, milestone: null } as const;

function numberOf(verdict: Verdict<{ number: string }>): string {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
  return verdict.value.number;
}

async function page(ctx: ServiceContext, number: string) {
  const found = await issuePage(ctx, number);
  if (!found.ok) throw new Error(JSON.stringify(found.errors));
  return found.value;
}

/** What a form about the issue carries that is drawn now. */
const on = async (ctx: ServiceContext, number: string) => ({ number, seen: (await page(ctx, number)).seen });

const TERM = { lead: "power_grid", supports: ["energy"], requirement: "一周内拿出方案", dueOn: null, days: 5, unit: "working" } as const;

async function handedOver() {
  const around = await world();
  const number = numberOf(await raiseIssue(around.commerce, ISSUE));
  numberOf(await handOver(around.commerce, { ...(await on(around.commerce, number)), ...TERM }));
  return { ...around, number };
}

test("an issue is numbered, handed to one lead and supporting units for working days, and from then on they see it", async () => {
  const { commerce, unit, as } = await world();
  const number = numberOf(await raiseIssue(commerce, ISSUE));
  expect([number, numberOf(await raiseIssue(commerce, { ...ISSUE, title: "另一个问题" }))]).toEqual(["DB-2025-0001", "DB-2025-0002"]);
  expect(codes(await issuePage(await unit("power_grid"), number))).toEqual(["not_found"]);
  expect(codes(await handOverSlip(commerce, number))).toEqual(["not_found"]);
  const bad = await handOver(commerce, { ...(await on(commerce, number)), ...TERM, lead: "nobody", supports: ["nobody"], dueOn: "2025-07-14", days: null });
  expect(codes(bad)).toEqual(["unknown_unit", "unknown_unit", "lead_supports", "deadline_over"]);
  expect(codes(await handOver(await as("leader", "leader"), { ...(await on(commerce, number)), ...TERM }))).toEqual(["forbidden"]);
  numberOf(await handOver(commerce, { ...(await on(commerce, number)), ...TERM }));
  expect((await page(commerce, number)).issue).toMatchObject({ state: "handed", dueOn: "2025-07-22", leadUnit: "power_grid", light: "green" });
  expect((await page(await unit("energy"), number)).units).toMatchObject([{ unit: "power_grid", part: "lead" }, { unit: "energy", part: "support" }]);
  expect(codes(await issuePage(await unit("ecology"), number))).toEqual(["not_found"]);
  expect(codes(await issuePage(await as("cixi", "district", { district: "330281" }), number))).toEqual(["not_found"]);
  expect((await issuesList(await unit("energy"), {})).ok && (await projectIssues(await unit("energy"), CODE))).toMatchObject({ ok: true, value: { issues: [{ number }] } });
  expect(await handOverSlip(await unit("energy"), number)).toMatchObject({ ok: true, value: { issue: { requirement: "一周内拿出方案" } } });
});

test("each unit replies once for itself; the lead asks for more time and to close; nobody re-checks their own", async () => {
  const { number, commerce, unit, as } = await handedOver();
  const [grid, energy, ecology] = [await unit("power_grid"), await unit("energy"), await unit("ecology")];
  expect(codes(await replyToIssue(ecology, { ...(await on(commerce, number)), reply: "与我无关" }))).toEqual(["not_found"]);
  expect(codes(await askLonger(energy, { ...(await on(energy, number)), until: "2025-08-01", reason: "材料未到" }))).toEqual(["lead_only"]);
  expect(codes(await askClosing(grid, { ...(await on(grid, number)), note: null }))).toEqual(["lead_reply_missing"]);
  numberOf(await receiveIssue(grid, await on(grid, number)));
  expect(codes(await receiveIssue(grid, await on(grid, number)))).toEqual(["already_received"]);
  expect(codes(await askLonger(grid, { ...(await on(grid, number)), until: "2025-07-22", reason: "材料未到" }))).toEqual(["not_longer"]);
  numberOf(await askLonger(grid, { ...(await on(grid, number)), until: "2025-08-01", reason: "材料未到" }));
  expect(codes(await askLonger(grid, { ...(await on(grid, number)), until: "2025-08-02", reason: "再要" }))).toEqual(["extension_pending"]);
  expect(codes(await answerExtension(grid, { ...(await on(grid, number)), answer: "granted", note: null }))).toEqual(["forbidden"]);
  numberOf(await answerExtension(commerce, { ...(await on(commerce, number)), answer: "granted", note: null }));
  expect((await page(commerce, number)).issue.dueOn).toBe("2025-08-01");
  numberOf(await replyToIssue(grid, { ...(await on(grid, number)), reply: "线路已架通" }));
  expect(codes(await askClosing(grid, { ...(await on(grid, number)), note: null }))).toEqual(["replies_missing"]);
  numberOf(await replyToIssue(energy, { ...(await on(energy, number)), reply: "负荷已核定" }));
  numberOf(await askClosing(grid, { ...(await on(grid, number)), note: null }));
  expect((await page(grid, number)).mays.check).toBe(false);
  expect(codes(await closeIssue(grid, { ...(await on(grid, number)), note: null }))).toEqual(["forbidden"]);
  expect(codes(await replyToIssue(grid, { ...(await on(grid, number)), reply: "补充" }))).toEqual(["issue_asked"]);
  const leader = await as("leader", "leader");
  numberOf(await sendBack(leader, { ...(await on(leader, number)), reason: "现场仍未送电" }));
  expect((await page(commerce, number)).issue.state).toBe("received");
  numberOf(await askClosing(grid, { ...(await on(grid, number)), note: "已送电" }));
  numberOf(await closeIssue(commerce, { ...(await on(commerce, number)), note: "现场核实" }));
  const closed = await page(commerce, number);
  expect(closed.issue).toMatchObject({ state: "closed", light: null });
  expect(closed.steps.map(({ step }) => step)).toEqual(["raise", "handOver", "receive", "askLonger", "grant", "reply", "reply", "askClosing", "sendBack", "askClosing", "close"]);
  numberOf(await reopenIssue(commerce, { ...(await on(commerce, number)), reason: "再次跳闸", dueOn: "2025-08-10" }));
  expect((await page(commerce, number)).issue).toMatchObject({ state: "received", reopened: 1, dueOn: "2025-08-10" });
});

test("staff of a unit that replied re-check nothing of it, not even the one who raised it", async () => {
  const { commerce, as } = await world();
  const number = numberOf(await raiseIssue(commerce, ISSUE));
  numberOf(await handOver(commerce, { ...(await on(commerce, number)), ...TERM, lead: "commerce", supports: [] }));
  const colleague = await as("colleague", "commerce");
  numberOf(await replyToIssue(colleague, { ...(await on(colleague, number)), reply: "已协调" }));
  numberOf(await askClosing(colleague, { ...(await on(colleague, number)), note: null }));
  expect(codes(await closeIssue(colleague, { ...(await on(colleague, number)), note: null }))).toEqual(["recheck_own_request", "recheck_own_reply", "recheck_own_unit"]);
  expect(codes(await closeIssue(commerce, { ...(await on(commerce, number)), note: null }))).toEqual(["recheck_own_unit"]);
  expect((await page(commerce, number)).notMine).toEqual(["recheck_own_unit"]);
  const leader = await as("leader", "leader");
  numberOf(await closeIssue(leader, { ...(await on(leader, number)), note: null }));
});

test("an overdue blocking issue turns the project red and stops its gate; closing opens it again", async () => {
  const { db, number, as, unit } = await handedOver();
  const late = await as("commerce", "commerce", {}, AFTER);
  const signing = () => recordMilestone(late, { code: CODE, type: "signed", actualOn: "2025-07-29", version: null });
  const head = async () => {
    const headed = await headedProject(late, CODE);
    if (!headed.ok) throw new Error("not seen");
    return headed.value.head;
  };
  const gridLate = await unit("power_grid", AFTER);
  numberOf(await replyToIssue(gridLate, { ...(await on(gridLate, number)), reply: "正在施工" }));
  const stopped = await head();
  expect(stopped.card).toMatchObject({ light: "red", lightMilestone: null, lightDaysLate: 8 });
  expect(stopped.gate?.lines.find(({ rule }) => rule === "issues_signed")).toMatchObject({ met: false, at: "issues" });
  const refused = await signing();
  expect(refused.ok ? [] : refused.errors.map(({ field }) => field)).toContain("issues");
  numberOf(await replyToIssue(await unit("energy", AFTER), { ...(await on(gridLate, number)), reply: "已核定" }));
  numberOf(await askClosing(gridLate, { ...(await on(gridLate, number)), note: null }));
  numberOf(await closeIssue(late, { ...(await on(late, number)), note: null }));
  const open = await head();
  expect(open.card.light).not.toBe("red");
  expect(open.gate?.lines.map(({ rule }) => rule)).not.toContain("issues_signed");
  expect((await verifyDatabase({ db, now: AFTER }, freshFolder())).faults).toEqual([]);
});

test("a form drawn before a further step is stale; sent twice it is stored once; an issue raised by mistake is withdrawn", async () => {
  const { number, commerce, unit } = await handedOver();
  const [grid, energy] = [await unit("power_grid"), await unit("energy")];
  const old = await on(grid, number);
  numberOf(await replyToIssue(energy, { ...(await on(energy, number)), reply: "已核定" }));
  expect(codes(await replyToIssue(grid, { ...old, reply: "已架通" }))).toEqual(["stale"]);
  const now = await on(grid, number);
  const once = { ...now, reply: "已架通", formKey: "one-form" };
  expect([numberOf(await replyToIssue(grid, once)), numberOf(await replyToIssue(grid, once))]).toEqual([number, number]);
  expect((await page(grid, number)).steps.filter(({ step }) => step === "reply")).toHaveLength(2);
  expect(codes(await withdrawIssue(commerce, { ...(await on(commerce, number)), reason: "误登记" }))).toEqual(["issue_received"]);
  const wrong = numberOf(await raiseIssue(commerce, { ...ISSUE, title: "误登记" }));
  numberOf(await withdrawIssue(commerce, { ...(await on(commerce, wrong)), reason: "误登记" }));
  expect((await page(commerce, wrong)).issue).toMatchObject({ state: "withdrawn", light: null });
  expect(await issuesList(commerce, {})).toMatchObject({ ok: true, value: { total: 1, standings: [{ unit: "power_grid", open: 1, overdue: 0, closed: 0, meanDays: null }] } });
});

test("a number follows the highest of its year, beyond four digits too, whatever other years have", async () => {
  const { db, commerce } = await world();
  const raise = async (now: string) => numberOf(await raiseIssue({ ...commerce, now }, ISSUE));
  const numbered = (item: number, number: string) => db.handle.exec(`INSERT INTO issues (item, project_id, number, category, source, title, blocking, raised_on, reopened, recorded_from) SELECT ${item}, id, '${number}', 'land', 'project', '示例', 0, '2025-01-01', 0, '${TEST_NOW}' FROM projects WHERE code = '${CODE}'`);
  numbered(500, "DB-2025-9999");
  numbered(501, "DB-2026-0041");
  expect([await raise(TEST_NOW), await raise(TEST_NOW), await raise("2026-03-02T02:00:00.000Z"), await raise("2027-03-02T02:00:00.000Z")]).toEqual(["DB-2025-10000", "DB-2025-10001", "DB-2026-0042", "DB-2027-0001"]);
});
