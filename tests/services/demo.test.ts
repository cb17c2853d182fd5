import { expect, test } from "vitest";
import { LEAD_SOURCES, LIGHTS } from "#app/domain/kinds.ts";
import { FILE_FORMATS } from "#app/domain/file-formats.ts";
import { STAGE_IDS } from "#app/domain/stages.ts";
import { composeDemo } from "#app/services/demo/compose-demo.ts";
import { paperOf, sitePicture } from "#app/services/demo/demo-papers.server.ts";
import { recordDemoDocuments } from "#app/services/demo/documents.server.ts";
import { fillDemo } from "#app/services/demo/fill-demo.server.ts";
import { checkContent } from "#app/services/files/file-content.server.ts";
import { generateProjects } from "#app/services/generate/generate-projects.server.ts";
import { verifyDatabase } from "#app/services/operations/verify.server.ts";
import { contextOn, freshDb, freshFolder, TEST_NOW } from "#tests/support/database.ts";

const TODAY = "2025-07-15";
const setting = { size: 400, seed: 1, today: TODAY, now: TEST_NOW };
const PEOPLE = { liaisons: [1, 2, 3] as [number, ...number[]] };

test("the same day and seed give the same demo, another seed another one", () => {
  expect(composeDemo(setting, PEOPLE)).toEqual(composeDemo(setting, PEOPLE));
  expect(composeDemo({ ...setting, seed: 2 }, PEOPLE)).not.toEqual(composeDemo(setting, PEOPLE));
});

test("the demo holds as many projects as asked for, and nobody enters what has not happened", () => {
  const entries = composeDemo(setting, PEOPLE);
  expect(new Set(entries.map((entry) => entry.project)).size).toBe(400);
  expect(entries.every((entry, index) => entry.at <= TEST_NOW && entry.at >= (entries[index - 1]?.at ?? ""))).toBe(true);
  const dates = entries.flatMap(({ at, entry }) => Object.values(entry.dates).map((date) => ({ date, at })));
  expect(dates.filter(({ date, at }) => date.slice(0, 10) > at.slice(0, date.length))).toEqual([]);
});

test("companies and people of the demo are visibly invented", () => {
  const names = composeDemo(setting, PEOPLE).flatMap(({ entry }) => entry.said.investors ?? []).map((investor) => investor.name);
  expect(names.filter((name) => !name.startsWith("示例"))).toEqual([]);
});

test("a filled demo verifies, has every stage, light, source and area, and a past that differs from today", async () => {
  const db = await freshDb();
  const ctx = contextOn(db);
  expect(await fillDemo(ctx, { size: 160, seed: 1 })).toBe(160);
  const distinct = (column: string, table: string) => db.handle.prepare(`SELECT DISTINCT ${column} FROM ${table} WHERE ${column} IS NOT NULL`).pluck().all();
  expect(distinct("stage", "projects")).toEqual(expect.arrayContaining([...STAGE_IDS]));
  expect(distinct("light", "projects")).toEqual(expect.arrayContaining([...LIGHTS]));
  expect(distinct("source", "project_facts")).toEqual(expect.arrayContaining([...LEAD_SOURCES]));
  expect(distinct("district", "project_facts").length).toBeGreaterThan(12);
  const versions = (at: string) => db.handle.prepare("SELECT count(*) FROM project_facts WHERE recorded_from <= ? AND (recorded_to IS NULL OR recorded_to > ?)").pluck().get(at, at) as number;
  expect(versions("2022-07-01T00:00:00.000Z")).toBeLessThan(versions("2024-07-01T00:00:00.000Z"));
  expect(versions("2024-07-01T00:00:00.000Z")).toBeLessThan(versions(TEST_NOW));
  const dataDir = freshFolder();
  expect(await recordDemoDocuments(ctx, dataDir, 1)).toBeGreaterThan(30);
  expect(distinct("media_type", "files")).toEqual(expect.arrayContaining(["application/pdf", "image/png"]));
  expect(await verifyDatabase(ctx, dataDir)).toEqual({ ok: true, faults: [] });
}, 60_000);

test("papers and pictures of the demo are the same for the same seed, and what their names say", () => {
  const png = FILE_FORMATS.find(({ extension }) => extension === "png");
  const pdf = FILE_FORMATS.find(({ extension }) => extension === "pdf");
  if (!png || !pdf) throw new Error("both are formats");
  expect([checkContent(sitePicture(3, 6), png), checkContent(paperOf("施工许可证", ["示例"]), pdf)]).toEqual([null, null]);
  expect(sitePicture(3, 6).equals(sitePicture(3, 6))).toBe(true);
  expect(sitePicture(3, 6).equals(sitePicture(4, 6))).toBe(false);
});

test("generated projects verify, can be found, have an audit row, and go on after those that exist", async () => {
  const db = await freshDb();
  const ctx = contextOn(db);
  await generateProjects(ctx, { projects: 120, seed: 4 });
  const rows = db.handle.prepare("SELECT count(*) FROM audit_log WHERE action = 'data.generate'").pluck();
  expect(rows.get()).toBe(1);
  await generateProjects(ctx, { projects: 80, seed: 4 });
  expect(db.handle.prepare("SELECT count(*) FROM projects").pluck().get()).toBe(200);
  expect(db.handle.prepare("SELECT count(*) FROM project_search").pluck().get()).toBe(200);
  expect(await verifyDatabase(ctx, freshFolder())).toEqual({ ok: true, faults: [] });
});
