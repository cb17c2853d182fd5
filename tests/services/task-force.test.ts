import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal, Role } from "#app/domain/permissions.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { decideInMeeting } from "#app/services/issues/decide-in-meeting.server.ts";
import { issuePage } from "#app/services/issues/issue-page.server.ts";
import { issuesList } from "#app/services/issues/issues-page.server.ts";
import { refreshStatuses } from "#app/services/operations/refresh-statuses.server.ts";
import { raiseIssue } from "#app/services/issues/raise-issue.server.ts";
import { changeMilestone } from "#app/services/projects/change-milestones.server.ts";
import { taskForcePage } from "#app/services/task-force/task-force-page.server.ts";
import type { TaskForceQuery } from "#app/services/task-force/task-force-page.server.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const [LATE, NEWLY, AWAY, FINE] = ["NB-2025-0001", "NB-2025-0002", "NB-2025-0003", "NB-2025-0004"];
const DATES = { lead: "2024-01-10", signed: "2024-06-01", registered: "2024-07-01", landed: "2024-08-01", started: "2024-12-01" };
const DECISION = { category: "utilities", title: "供电线路须月底前接入", detail: null, blocking: true, lead: "power_grid", supports: ["energy"], requirement: "月底前送电", dueOn: null, days: 5, unit: "working" } as const;

async function world() {
  const db = await freshDb();
  await recordSamples(contextOn(db, "2025-03-01T02:00:00.000Z"), {
    [LATE]: { dates: DATES, amount: 3_000_000_000, plans: [{ type: "completed", planOn: "2025-05-01" }], bureauChief: "示例甲" }, [NEWLY]: { dates: DATES, plans: [{ type: "completed", planOn: "2025-06-10" }] },
    [AWAY]: { dates: DATES, district: "330281", plans: [{ type: "completed", planOn: "2025-05-01" }] }, [FINE]: { dates: DATES, plans: [{ type: "completed", planOn: "2026-05-01" }] },
  });
  await refreshStatuses(contextOn(db));
  const as = async (role: Role, change: Partial<Principal> = {}): Promise<ServiceContext> => {
    const { id } = await addTestUser(db, role, { email: `${role}${change.district ?? ""}@luodi.test`, now: TEST_NOW });
    return contextOn(db, TEST_NOW, { ...SYSTEM, userId: id, name: `示例${role}`, role, ...change });
  };
  return { db, as, commerce: await as("commerce") };
}

const codes = (verdict: Verdict<unknown>) => (verdict.ok ? [] : verdict.errors.map(({ code }) => code));
const valueOf = <T>(verdict: Verdict<T>): T => {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
  return verdict.value;
};
const meeting = async (ctx: ServiceContext, query: TaskForceQuery = {}) => valueOf(await taskForcePage(ctx, query));
const listed = async (ctx: ServiceContext, query?: TaskForceQuery) => (await meeting(ctx, query)).lines.map(({ code }) => code);

test("a meeting goes through what is red: since when, with whom, what was promised, and what is new", async () => {
  const { commerce, as } = await world();
  const page = await meeting(commerce);
  expect(page.counts).toEqual({ red: 3, yellow: 0, newRed: 1 });
  expect(page.lines[0]).toMatchObject({ code: LATE, lightMilestone: "completed", lightDaysLate: 75, since: "2025-06-01", days: 44, isNew: false, unit: "gov_330206", chief: "示例甲", planOn: "2025-05-01", planBefore: null, issues: [] });
  expect(page.lines.find(({ code }) => code === NEWLY)).toMatchObject({ since: "2025-07-11", isNew: true });
  expect(await listed(commerce, { new: "1" })).toEqual([NEWLY]);
  expect((await listed(commerce, { unit: "gov_330206" })).toSorted()).toEqual([LATE, NEWLY]);
  expect(await listed(commerce, { district: "330281" })).toEqual([AWAY]);
  expect(await listed(commerce, { order: "district" })).toEqual([LATE, NEWLY, AWAY]);
  expect(await listed(commerce, { light: "yellow" })).toEqual([]);
  expect(codes(await taskForcePage(commerce, { unit: "nobody" }))).toEqual(["unknown_unit"]);
  expect(codes(await taskForcePage(commerce, { district: "000000" }))).toEqual(["unknown_value"]);
  expect(await listed(await as("district", { district: "330281" }))).toEqual([AWAY]);
  expect(codes(await taskForcePage(await as("administrator"), {}))).toEqual(["forbidden"]);
});

test("a plan moved since the meeting before shows where it stood", async () => {
  const { commerce } = await world();
  const later = { ...commerce, now: "2025-07-16T02:00:00.000Z" };
  valueOf(await changeMilestone(later, LATE, { intent: "plan", version: 1, formKey: undefined, milestone: "completed", planOn: "2025-06-05", reason: "雨季" }));
  expect((await meeting(later)).lines.find(({ code }) => code === LATE)).toMatchObject({ planOn: "2025-06-05", planBefore: "2025-05-01", lightDaysLate: 41 });
});

test("a decision becomes an issue in the hands of its units in one step, and nothing of it stays when it is refused", async () => {
  const { db, commerce, as } = await world();
  const bad = await decideInMeeting(commerce, { code: LATE, ...DECISION, lead: "nobody", dueOn: "2025-07-14", days: null });
  expect(codes(bad)).toEqual(["unknown_unit", "deadline_over"]);
  expect(db.handle.prepare("SELECT count(*) FROM issues").pluck().get()).toBe(0);
  const form = { code: LATE, ...DECISION, formKey: "one" };
  const [first, again] = [valueOf(await decideInMeeting(commerce, form)), valueOf(await decideInMeeting(commerce, form))];
  expect(again).toEqual(first);
  expect(valueOf(await issuePage(commerce, first.number))).toMatchObject({ issue: { source: "meeting", state: "handed", leadUnit: "power_grid", dueOn: "2025-07-22" }, units: [{ unit: "power_grid" }, { unit: "energy" }], steps: [{ step: "raise" }, { step: "handOver" }] });
  expect((await meeting(commerce)).decisions).toMatchObject([{ number: first.number }]);
  const leader = await as("leader");
  expect(codes(await decideInMeeting(leader, { ...form, formKey: "two" }))).toEqual(["forbidden"]);
  valueOf(await raiseIssue(leader, { code: LATE, category: "land", source: "meeting", title: "土地", detail: null, blocking: false, milestone: null }));
  expect((await meeting(leader)).decisions.map(({ state }) => state).toSorted()).toEqual(["handed", "raised"]);
  expect(codes(await decideInMeeting(await as("district", { district: "330281" }), { ...form, formKey: "three" }))).toEqual(["not_found"]);
});

test("an overdue blocking issue stands on its project's line with its unit; a unit sees only what was handed to it", async () => {
  const { db, commerce, as } = await world();
  valueOf(await decideInMeeting(commerce, { code: FINE, ...DECISION }));
  valueOf(await decideInMeeting(commerce, { code: FINE, ...DECISION, title: "与电网无关", lead: "ecology", supports: [] }));
  const later = "2025-07-25T02:00:00.000Z";
  await refreshStatuses(contextOn(db, later));
  const page = await meeting({ ...commerce, now: later });
  expect(page.lines.find(({ code }) => code === FINE)).toMatchObject({ lightMilestone: null, since: "2025-07-23", isNew: true, issues: [{ leadUnit: "power_grid", daysLate: 3 }, { leadUnit: "ecology" }] });
  expect(page.week).toEqual({ raised: 0, overdue: 2, closed: 0, blocking: 2 });
  expect((await meeting(commerce)).week).toMatchObject({ raised: 2, overdue: 0 });
  expect(await listed({ ...commerce, now: later }, { unit: "power_grid" })).toEqual([FINE]);
  const unit = { ...(await as("unit", { unit: "energy" })), now: later };
  expect(await meeting(unit)).toMatchObject({ lines: [{ code: FINE, issues: [{ leadUnit: "power_grid" }] }], week: { overdue: 1, blocking: 1 } });
  expect(valueOf(await issuesList({ ...commerce, now: later }, { view: "all", week: "overdue", district: "330206" })).total).toBe(2);
  expect(valueOf(await issuesList({ ...commerce, now: later }, { view: "all", week: "raised" })).total).toBe(0);
  expect(codes(await issuesList(commerce, { district: "000000" }))).toEqual(["unknown_value"]);
});
