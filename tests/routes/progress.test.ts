import { describe, expect, it } from "vitest";
import type { Role } from "#app/domain/permissions.ts";
import { addMonths, monthOf } from "#app/domain/months.ts";
import { loader as csvLoader } from "#app/routes/progress[.csv].ts";
import { loader as xlsxLoader } from "#app/routes/progress[.xlsx].ts";
import { loader as listLoader } from "#app/routes/progress/route.tsx";
import { loader as pageLoader } from "#app/routes/projects.$code_.progress/route.tsx";
import { action as planAction, loader as planLoader } from "#app/routes/projects.$code_.progress_.plan/route.tsx";
import { action as reportAction, loader as reportLoader } from "#app/routes/projects.$code_.progress_.report/route.tsx";
import { action as settingAction } from "#app/routes/settings.progress.tsx";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { addTestUser, cookieOf, outcome, routeArgs } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const NOW = new Date().toISOString();
const LAST = addMonths(monthOf(NOW.slice(0, 10)), -1);
const BUILDING = { dates: { lead: "2024-01-10", signed: "2024-06-01", landed: "2024-11-12", started: "2025-02-12" } };

async function withProjects(role: Role, change: Parameters<typeof addTestUser>[2] = {}) {
  const db = await freshDb();
  await recordSamples(contextOn(db, `${addMonths(LAST, -2)}-03T02:00:00.000Z`), { A: BUILDING, B: { ...BUILDING, district: "330282" }, LEAD: { dates: { lead: "2025-01-02" } } });
  const cookie = await cookieOf(db, await addTestUser(db, role, change));
  const args = (path: string, form?: Record<string, string>, code = "A") => routeArgs(db, path, { cookie, params: { code }, ...(form ? { form } : {}) });
  return { db, args };
}

describe("the form of a monthly report", () => {
  it("opens on the month to report and stores it; refused it answers 400 with what was typed", async () => {
    const { args } = await withProjects("commerce");
    expect((await outcome(reportLoader(args("/projects/A/progress/report")))).body).toMatchObject({ page: { month: LAST, present: null, previous: null } });
    const send = (form: Record<string, string>) => outcome(reportAction(args("/projects/A/progress/report", { month: LAST, ...form })));
    const bad = await send({ done: "2.8", cumulative: "约3亿", next: "1亿美元", percent: "101" });
    expect([bad.status, bad.body]).toMatchObject([400, { values: { done: "2.8", cumulative: "约3亿" } }]);
    expect((bad.body as { errors: { code: string; field: string }[] }).errors.map(({ code, field }) => `${field} ${code}`).toSorted()).toEqual(["cumulative exact_amount", "done unit_missing", "next yuan_only", "percent out_of_range"]);
    const done = await send({ done: "28000万" });
    expect([done.status, done.headers.get("Location")]).toEqual([303, `/projects/A/progress?saved=${LAST}`]);
    expect((await outcome(pageLoader(args("/projects/A/progress")))).body).toMatchObject({ page: { latest: { cumulativeCny: 280_000_000 }, head: { investedCny: 280_000_000 } } });
  });
  it("met by somebody faster answers 409, and the page then holds their version", async () => {
    const { args } = await withProjects("commerce");
    const send = (form: Record<string, string>) => outcome(reportAction(args("/projects/A/progress/report", { month: LAST, ...form })));
    await send({ done: "1亿" });
    const stale = await send({ done: "2亿" });
    expect([stale.status, stale.body]).toMatchObject([409, { errors: [{ code: "stale" }], values: { done: "2亿" } }]);
    const { body } = await outcome(reportLoader(args(`/projects/A/progress/report?month=${LAST}`)));
    expect(body).toMatchObject({ page: { present: { doneCny: 100_000_000, by: "示例commerce" } } });
    expect((await send({ done: "2亿", seen: String((body as { page: { present: { id: number } } }).page.present.id) })).status).toBe(303);
  });
  it("is not found for another district, refused to readers, and an impossible month is 400", async () => {
    const district = await withProjects("district", { district: "330206" });
    expect((await outcome(reportLoader(district.args("/projects/B/progress/report", undefined, "B")))).status).toBe(404);
    expect((await outcome(reportAction(district.args("/projects/B/progress/report", { month: LAST, done: "1亿" }, "B")))).status).toBe(404);
    expect((await outcome(pageLoader(district.args("/projects/B/progress", undefined, "B")))).status).toBe(404);
    expect((await outcome(reportLoader(district.args("/projects/A/progress/report?month=2025-13")))).status).toBe(400);
    const leader = await withProjects("leader");
    expect((await outcome(reportLoader(leader.args("/projects/A/progress/report")))).status).toBe(403);
    expect((await outcome(planAction(leader.args("/projects/A/progress/plan", { "points[0].month": LAST, "points[0].amount": "1亿" })))).status).toBe(403);
  });
});

describe("the planned curve", () => {
  it("is drawn from an outline, stored line by line, and refused as stale or for lines that do not rise", async () => {
    const { args, db } = await withProjects("commerce");
    const drawn = await outcome(planLoader(args("/projects/A/progress/plan?total=12亿&from=2025-01&to=2025-12&step=quarter")));
    expect(drawn.body).toMatchObject({ page: { isDrawn: true, seen: null, points: [{ month: "2025-03" }, { month: "2025-06", cny: 600_000_000 }, { month: "2025-09" }, { month: "2025-12", cny: 1_200_000_000 }] } });
    expect((await outcome(planLoader(args("/projects/A/progress/plan?from=2025-12&to=2025-01")))).status).toBe(400);
    const send = (form: Record<string, string>) => outcome(planAction(args("/projects/A/progress/plan", form)));
    const bad = await send({ "points[0].month": "2025-06", "points[0].amount": "6亿", "points[1].month": "2025-05", "points[1].amount": "5亿", "points[2].amount": "", "points[3].month": "" });
    expect([bad.status, bad.body]).toMatchObject([400, { errors: [{ code: "months_not_rising", field: "points[1].month" }, { code: "plan_falls", field: "points[1].amount" }] }]);
    const good = { "points[0].month": "2025-06", "points[0].amount": "6亿", "points[1].month": "2026-05", "points[1].amount": "16亿", "points[2].month": "", "points[2].amount": "" };
    expect((await send(good)).headers.get("Location")).toBe("/projects/A/progress?saved=plan");
    expect((await send({ ...good, "points[0].amount": "5亿" })).status).toBe(409);
    expect(await db.read.selectFrom("investment_curves").select("points").execute()).toEqual([{ points: '[["2025-06",600000000],["2026-05",1600000000]]' }]);
  });
});

describe("who has reported", () => {
  it("counts and lists what the reader sees, by state, and exports exactly that", async () => {
    const { args } = await withProjects("commerce");
    await outcome(reportAction(args("/projects/A/progress/report", { month: LAST, done: "1亿" })));
    const { body } = await outcome(listLoader(args("/progress")));
    expect(body).toMatchObject({ month: LAST, found: 2, total: { owed: 2, counts: { missing: 1, reported: 1 } }, lines: [{ code: "A", standings: ["reported"] }, { code: "B", standings: ["missing"] }] });
    expect((await outcome(listLoader(args("/progress?state=missing")))).body).toMatchObject({ found: 1, total: { owed: 2 }, lines: [{ code: "B" }] });
    const csv = await outcome(csvLoader(args("/progress.csv?state=missing")));
    expect(String(csv.body).split("\r\n").slice(1, -1).map((line) => line.split(",")[0])).toEqual(["B"]);
    expect((await outcome(xlsxLoader(args("/progress.xlsx")))).headers.get("Content-Disposition")).toContain(`luodi-progress-${LAST}.xlsx`);
    const wrong = await outcome(listLoader(args("/progress?month=2999-01&state=odd")));
    expect([wrong.status, (wrong.body as { faults: { field: string }[] }).faults.map(({ field }) => field).toSorted()]).toEqual([400, ["month", "state"]]);
  });
  it("shows a district its own projects only", async () => {
    const { args } = await withProjects("district", { district: "330282" });
    expect((await outcome(listLoader(args("/progress")))).body).toMatchObject({ total: { owed: 1 }, lines: [{ code: "B" }] });
  });
  it("follows the setting, which only administrators change", async () => {
    const { args } = await withProjects("administrator");
    expect((await outcome(settingAction(args("/settings/progress", { dueDay: "29", since: "2025-13" })))).body).toMatchObject({ ok: false, errors: [{ field: "dueDay" }, { field: "since", code: "bad_month" }] });
    expect((await outcome(settingAction(args("/settings/progress", { dueDay: "8", since: "2025-01" })))).body).toEqual({ ok: true, changed: true });
    expect((await outcome(settingAction(args("/settings/progress", { dueDay: "9" })))).status).toBe(409);
    const commerce = await withProjects("commerce");
    expect((await outcome(settingAction(commerce.args("/settings/progress", { dueDay: "8" })))).status).toBe(403);
  });
});
