import { existsSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import type { Principal } from "#app/domain/permissions.ts";
import { siteUpdateSchema } from "#app/schemas/site-update.ts";
import { changeMilestone } from "#app/services/projects/change-milestones.server.ts";
import { readEvidence } from "#app/services/documents/record-documents.server.ts";
import { receiveFile } from "#app/services/files/file-store.server.ts";
import { recordSiteUpdate } from "#app/services/today/record-site-update.server.ts";
import { todayPage } from "#app/services/today/today-page.server.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, freshDb, freshFolder, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";
import { exifOf, jpegOf, pdfOf } from "#tests/support/upload-files.ts";

const CODE = "NB-2025-0001";
const SIGNED = { lead: "2024-01-05", signed: "2024-06-18", registered: "2024-07-01", landed: "2024-11-12", land: "2024-11-12", started: "2025-02-12" } as const;

async function place() {
  const [db, dataDir] = [await freshDb(), freshFolder()];
  const { id } = await addTestUser(db, "liaison", { district: "330206" });
  const liaison: Principal = { userId: id, name: "林示", role: "liaison", district: "330206", unit: null, readOnly: false };
  await recordSamples(contextOn(db), {
    [CODE]: { liaisonId: id, dates: SIGNED, plans: [{ type: "topped_out", planOn: "2025-06-09" }, { type: "equipment_in", planOn: "2025-07-25" }, { type: "completed", planOn: "2026-03-31" }] },
    "NB-2025-0002": { dates: SIGNED, plans: [{ type: "topped_out", planOn: "2025-06-09" }] },
  });
  const ctx = contextOn(db, TEST_NOW, liaison);
  const photo = () => receiveFile(dataDir, "现场.jpg", Readable.from([jpegOf({ exif: exifOf() })]));
  const form = { code: CODE, milestone: "topped_out" as const, version: 1, formKey: "one", state: "done" as const, on: "2025-07-15" };
  return { db, dataDir, ctx, photo, form };
}

const count = (db: Db, table: string) => db.handle.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
const fact = (db: Db, column: string) => db.handle.prepare(`SELECT ${column} FROM project_facts WHERE project_id = 1 AND recorded_to IS NULL`).pluck().get();

describe("the day of a liaison", () => {
  test("holds what is due on the projects they follow, the latest first", async () => {
    const { ctx } = await place();
    const page = await todayPage(ctx);
    const milestones = page.ok ? page.value.groups.find(({ source }) => source === "milestone")?.lines : [];
    expect(milestones).toMatchObject([{ code: CODE, milestone: "topped_out", daysLate: 36, version: 1, missing: [] }, { code: CODE, milestone: "equipment_in", daysLate: -10 }]);
  });
  test("lists what the gate of a closing milestone still asks for", async () => {
    const { ctx, db } = await place();
    await recordSamples(contextOn(db), { "NB-2025-0003": { liaisonId: ctx.actor.userId, dates: { lead: "2025-01-05" }, plans: [{ type: "signed", planOn: "2025-07-20" }], amount: null } });
    const page = await todayPage(ctx);
    expect(page.ok && page.value.groups[0]?.lines.find(({ code }) => code === "NB-2025-0003")).toMatchObject({ milestone: "signed", missing: ["investor", "amount"] });
  });
  test("is for those who write projects", async () => {
    const { ctx } = await place();
    expect(await todayPage({ ...ctx, actor: { ...ctx.actor, role: "leader" } })).toMatchObject({ ok: false, errors: [{ code: "forbidden" }] });
  });
});

describe("an update from the site", () => {
  test("records the milestone and the photo in one step, once however often it is sent", async () => {
    const { db, dataDir, ctx, photo, form } = await place();
    const send = async () => recordSiteUpdate(ctx, dataDir, { ...form, note: "主体完成" }, [await photo()]);
    expect([(await send()).ok, (await send()).ok]).toEqual([true, true]);
    expect(fact(db, "topped_out_on")).toBe("2025-07-15");
    expect(db.handle.prepare("SELECT kind, milestone, note, taken_at, latitude_e6, recorded_from FROM documents").all()).toEqual([
      { kind: "site_photo", milestone: "topped_out", note: "主体完成", taken_at: "2025-07-14T02:05:00.000Z", latitude_e6: 29_875_000, recorded_from: TEST_NOW },
    ]);
    expect(db.handle.prepare("SELECT action FROM audit_log WHERE project_id = 1 ORDER BY seq").pluck().all()).toEqual(["project.create", "milestone.record", "document.add"]);
  });
  test("stores nothing when the milestone or the photo is refused, and tells every reason", async () => {
    const { db, dataDir, ctx, photo, form } = await place();
    expect(await recordSiteUpdate(ctx, dataDir, { ...form, on: "2025-07-16" }, [await photo()])).toMatchObject({ ok: false, errors: [{ code: "future_date", field: "on" }] });
    const html = await receiveFile(dataDir, "现场.jpg", Readable.from([Buffer.from("<html>")]));
    expect(await recordSiteUpdate(ctx, dataDir, { ...form, on: "2025-07-16" }, [html])).toMatchObject({ ok: false, errors: [{ code: "file_not_as_named", field: "files" }, { code: "future_date", field: "on" }] });
    expect([fact(db, "topped_out_on"), count(db, "documents"), count(db, "files"), existsSync(join(dataDir, "files"))]).toEqual([null, 0, 0, false]);
  });
  test("says what blocks a milestone: the reason stands in the trail, an expected day may be unknown", async () => {
    const { db, dataDir, ctx, form } = await place();
    expect((await recordSiteUpdate(ctx, dataDir, { ...form, on: undefined, state: "blocked", note: "钢结构供货延迟" }, [])).ok).toBe(true);
    expect(db.handle.prepare("SELECT after FROM audit_log ORDER BY seq DESC LIMIT 1").pluck().get()).toContain('"blockedMilestone":"topped_out","blockedBy":"钢结构供货延迟"');
    expect((await recordSiteUpdate(ctx, dataDir, { ...form, version: 2, formKey: "two", on: "2025-10-08", state: "blocked", note: "仍待到货" }, [])).ok).toBe(true);
    expect(db.handle.prepare("SELECT forecast_on FROM milestone_plans WHERE type = 'topped_out' AND project_id = 1 AND recorded_to IS NULL").pluck().get()).toBe("2025-10-08");
    expect([fact(db, "topped_out_on"), siteUpdateSchema.safeParse({ ...form, version: "1", on: undefined, state: "blocked" }).success]).toEqual([null, false]);
  });
  test("that was drawn from an older version is stale; on somebody else's project it is not found", async () => {
    const { db, dataDir, ctx, photo, form } = await place();
    expect((await recordSiteUpdate(ctx, dataDir, { ...form, state: "open", on: "2025-09-15", note: "钢结构到货" }, [await photo()])).ok).toBe(true);
    expect(db.handle.prepare("SELECT forecast_on, plan_on FROM milestone_plans WHERE type = 'topped_out' AND project_id = 1 AND recorded_to IS NULL").all()).toEqual([{ forecast_on: "2025-09-15", plan_on: "2025-06-09" }]);
    expect(await recordSiteUpdate(ctx, dataDir, { ...form, formKey: "two" }, [await photo()])).toMatchObject({ ok: false, errors: [{ code: "stale" }] });
    expect(await recordSiteUpdate(ctx, dataDir, { ...form, code: "NB-2025-0002", formKey: "three" }, [await photo()])).toMatchObject({ ok: false, errors: [{ code: "not_found" }] });
    expect(count(db, "documents")).toBe(1);
  });
});

test("a milestone's form keeps its evidence under the kind that usually proves it, or the one that was said", async () => {
  const { db, dataDir, ctx, form } = await place();
  const receive = () => receiveFile(dataDir, "施工许可证.pdf", Readable.from([pdfOf()]));
  const record = async (version: number, milestone: "construction_permit" | "topped_out", kind?: "other") => {
    const evidence = await readEvidence(dataDir, [await receive()], milestone, { kind });
    return changeMilestone(ctx, CODE, { intent: "record", milestone, version, formKey: `${version}`, actualOn: form.on, orderReason: "补录" }, evidence.ok ? evidence.value : undefined);
  };
  expect([(await record(1, "construction_permit")).ok, (await record(2, "topped_out", "other")).ok]).toEqual([true, true]);
  expect(db.handle.prepare("SELECT kind FROM documents ORDER BY id").pluck().all()).toEqual(["construction_permit", "other"]);
});
