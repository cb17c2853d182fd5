import { describe, expect, it } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { reportFormSchema } from "#app/schemas/progress-form.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { missingReports } from "#app/services/progress/missing-reports.server.ts";
import { recordReport } from "#app/services/progress/record-report.server.ts";
import { viewProject } from "#app/services/projects/view-project.server.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";
import type { SampleChange } from "#tests/support/sample-projects.ts";

const RECORDED = "2025-03-01T02:00:00.000Z";
const BUILDING: SampleChange = { dates: { lead: "2024-01-10", signed: "2024-06-01", landed: "2024-11-12", started: "2025-02-12" } };

async function withProjects(samples: Readonly<Record<string, SampleChange>> = { A: BUILDING }): Promise<{ db: Db; ctx: ServiceContext; actorOf: (role: "commerce" | "district" | "leader", district?: string) => Promise<ServiceContext> }> {
  const db = await freshDb();
  await recordSamples(contextOn(db, RECORDED), samples);
  const actorOf = async (role: "commerce" | "district" | "leader", district: string | null = null): Promise<ServiceContext> => {
    const user = await addTestUser(db, role, { now: TEST_NOW, district, email: `${role}-${district}@example.test` });
    return contextOn(db, TEST_NOW, { ...SYSTEM, userId: user.id, name: `示例${role}`, role, district } satisfies Principal);
  };
  return { db, ctx: await actorOf("commerce"), actorOf };
}

const send = (ctx: ServiceContext, fields: Record<string, string>, code = "A") => recordReport(ctx, code, reportFormSchema.parse(fields));
const rows = (db: Db) => db.read.selectFrom("progress_reports").selectAll().orderBy("id").execute();

describe("recording a monthly report", () => {
  it("keeps it, counts as an update today, stands in the history, and the cumulative follows by itself", async () => {
    const { db, ctx } = await withProjects();
    expect(await send(ctx, { month: "2025-05", done: "2.8亿", cumulative: "19.8亿", next: "28000万", percent: "38%", physical: "厂房结顶", problems: "双回路供电未批" })).toMatchObject({ ok: true, value: { isChanged: true } });
    expect(await send(ctx, { month: "2025-06", done: "0" })).toMatchObject({ ok: true });
    expect((await rows(db)).map((row) => [row.month, row.done_cny, row.cumulative_cny, row.next_cny, row.percent])).toEqual([["2025-05", 280_000_000, 1_980_000_000, 280_000_000, 38], ["2025-06", 0, 1_980_000_000, null, null]]);
    const view = await viewProject(ctx, "A");
    if (!view.ok) throw new Error("not seen");
    expect(view.value.lastUpdateOn).toBe("2025-07-15");
    expect(view.value.version).toBe(1);
    expect(view.value.history.entries[1]).toMatchObject({ action: "progress.report", actor: "示例commerce", changes: expect.arrayContaining([{ field: "reportMonth", before: null, after: "2025-05" }, { field: "problems", before: null, after: "双回路供电未批" }]) as unknown });
  });
  it("asks for a reason when the cumulative does not follow, and changes nothing until it has one", async () => {
    const { db, ctx } = await withProjects();
    await send(ctx, { month: "2025-05", done: "1亿" });
    expect(await send(ctx, { month: "2025-06", done: "1亿", cumulative: "2.5亿" })).toMatchObject({ ok: false, errors: [{ code: "cumulative_differs", field: "reason", params: { expected: 200_000_000, value: 250_000_000 } }] });
    expect(await send(ctx, { month: "2025-06", done: "0", cumulative: "0.9亿" })).toMatchObject({ ok: false, errors: [{ code: "progress_backward", field: "reason" }] });
    expect(await rows(db)).toHaveLength(1);
    expect(await send(ctx, { month: "2025-06", done: "0", cumulative: "0.9亿", reason: "审计核减" })).toMatchObject({ ok: true });
  });
  it("refuses a month to come, one after the end, and a document of another project", async () => {
    const { ctx } = await withProjects({ A: { ...BUILDING, dates: { ...BUILDING.dates, terminated: "2025-02-20" }, terminationReason: "示例" } });
    expect(await send(ctx, { month: "2025-08", done: "1亿", document: "7" })).toMatchObject({ ok: false, errors: [{ code: "future_month" }, { code: "month_after_end" }, { code: "unknown_document" }] });
    expect(await send(ctx, { month: "2025-02", done: "1亿" })).toMatchObject({ ok: true });
  });
  it("corrects as a new version; who was slower is refused as stale and nothing of theirs is stored", async () => {
    const { db, ctx } = await withProjects();
    await send(ctx, { month: "2025-05", done: "1亿" });
    const [first] = await rows(db);
    expect(await send(ctx, { month: "2025-05", done: "3亿" })).toMatchObject({ ok: false, errors: [{ code: "stale" }] });
    expect(await send({ ...ctx, now: "2025-07-15T05:00:00.000Z" }, { month: "2025-05", done: "1.2亿", seen: String(first?.id) })).toMatchObject({ ok: true });
    expect(await send(ctx, { month: "2025-05", done: "1.3亿", seen: String(first?.id) })).toMatchObject({ ok: false, errors: [{ code: "stale" }] });
    expect((await rows(db)).map((row) => [row.item, row.done_cny, row.recorded_to])).toEqual([[1, 100_000_000, "2025-07-15T05:00:00.000Z"], [1, 120_000_000, null]]);
  });
  it("stores a form sent twice once and an unchanged one not at all", async () => {
    const { db, ctx } = await withProjects();
    const twice = { month: "2025-05", done: "1亿", formKey: "k1" };
    expect([await send(ctx, twice), await send(ctx, twice)]).toMatchObject([{ ok: true, value: { isChanged: true } }, { ok: true, value: { isChanged: true } }]);
    const [only] = await rows(db);
    expect(await send(ctx, { month: "2025-05", done: "1亿", seen: String(only?.id) })).toMatchObject({ ok: true, value: { isChanged: false } });
    expect(await rows(db)).toHaveLength(1);
  });
  it("is for those who write and see the project only", async () => {
    const { actorOf } = await withProjects();
    expect(await send(await actorOf("district", "330282"), { month: "2025-05", done: "1亿" })).toMatchObject({ ok: false, errors: [{ code: "not_found" }] });
    expect(await send(await actorOf("leader"), { month: "2025-05", done: "1亿" })).toMatchObject({ ok: false, errors: [{ code: "forbidden" }] });
    expect(await send(await actorOf("district", "330206"), { month: "2025-05", done: "1亿" })).toMatchObject({ ok: true });
  });
});

describe("missing reports", () => {
  it("are those of projects that had to report, once the day is over, within what the actor sees", async () => {
    const { ctx, actorOf } = await withProjects({
      A: BUILDING, B: { ...BUILDING, district: "330282" }, LEAD: { dates: { lead: "2025-01-02" } }, PART: { ...BUILDING, partOf: "A" },
      STILL: { ...BUILDING, suspendedOn: "2025-02-01" }, DONE: { ...BUILDING, dates: { ...BUILDING.dates, capacity: "2025-02-01" } },
    });
    await send(ctx, { month: "2025-04", done: "1亿" });
    expect((await missingReports(ctx)).map(({ code, months, dueOn }) => [code, months, dueOn])).toEqual([["A", ["2025-03", "2025-05", "2025-06"], "2025-04-05"], ["B", ["2025-03", "2025-04", "2025-05", "2025-06"], "2025-04-05"]]);
    expect((await missingReports({ ...ctx, now: "2025-07-05T10:00:00.000Z" }))[0]?.months).toEqual(["2025-03", "2025-05"]);
    expect((await missingReports(await actorOf("district", "330282"))).map(({ code }) => code)).toEqual(["B"]);
    expect(await missingReports(await actorOf("district"))).toEqual([]);
  });
});
