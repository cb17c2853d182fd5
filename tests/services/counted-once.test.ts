import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { shareCredit } from "#app/services/credits/share-credit.server.ts";
import { changeProject } from "#app/services/projects/change-project.server.ts";
import { peoplePage } from "#app/services/projects/people-page.server.ts";
import { previewRelation, relateProject } from "#app/services/projects/relate-project.server.ts";
import { quotaFigures } from "#app/services/quotas/quota-figures.server.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const SIGNED = { dates: { lead: "2025-01-10", signed: "2025-03-01" }, investors: [{ name: "示例澄湖电子", country: "CN" }] };
const inCixi: Principal = { ...SYSTEM, role: "district", name: "示例慈溪", district: "330282" };

async function withProjects(): Promise<ServiceContext> {
  const db = await freshDb();
  const user = await addTestUser(db, "commerce", { now: TEST_NOW });
  const ctx = contextOn(db, TEST_NOW, { ...SYSTEM, userId: user.id, name: "示例商务", role: "commerce" });
  await recordSamples(ctx, { A: { ...SIGNED, district: "330206" }, B: { ...SIGNED, district: "330282" }, C: { ...SIGNED, district: "330206" } });
  return ctx;
}

async function attracted(ctx: ServiceContext): Promise<number | null> {
  const read = await quotaFigures(ctx, { year: 2025 });
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.value.quotas.find((quota) => quota.id === "major_attracted")?.value ?? null;
}

test("the same project of two districts counts once: announced before, so after, and as before once it is undone", async () => {
  const ctx = await withProjects();
  expect(await attracted(ctx)).toBe(3);
  const form = { code: "B", version: 1, relation: "duplicateOf" as const, other: "A" };
  expect(await previewRelation(ctx, form)).toMatchObject({ ok: true, value: { other: { code: "A" }, effects: expect.arrayContaining([{ id: "major_attracted", unit: "count", year: 2025, before: { kind: "value", value: 3 }, after: { kind: "value", value: 2 } }]) } });
  expect(await attracted(ctx)).toBe(3);
  expect(await relateProject(ctx, form)).toMatchObject({ ok: true });
  expect(await attracted(ctx)).toBe(2);
  const undo = { code: "B", version: 2, relation: "none" as const, other: "" };
  expect(await previewRelation(ctx, undo)).toMatchObject({ ok: true, value: { effects: expect.arrayContaining([{ id: "major_attracted", unit: "count", year: 2025, before: { kind: "value", value: 2 }, after: { kind: "value", value: 3 } }]) } });
  expect(await relateProject(ctx, undo)).toMatchObject({ ok: true });
  expect(await attracted(ctx)).toBe(3);
});

test("both projects show the relation and the shares, and sharing credit changes no count of the city", async () => {
  const ctx = await withProjects();
  await relateProject(ctx, { code: "B", version: 1, relation: "duplicateOf", other: "A" });
  await shareCredit(ctx, { code: "A", shares: [{ district: "330206", shareBp: 6_000 }, { district: "330282", shareBp: 4_000 }], reason: null, seen: "" });
  expect(await attracted(ctx)).toBe(2);
  expect(await peoplePage(ctx, "A")).toMatchObject({ ok: true, value: { relations: { duplicates: [{ code: "B" }] }, credit: { shares: [{ district: "330206", shareBp: 6_000 }, { district: "330282", shareBp: 4_000 }] } } });
  const district = { ...ctx, actor: inCixi };
  expect(await peoplePage(district, "B")).toMatchObject({ ok: true, value: { relations: { duplicateOf: { code: "A" } }, countedWith: { code: "A", shares: [{ shareBp: 6_000 }, { shareBp: 4_000 }] }, may: { share: false } } });
  expect(await peoplePage(district, "A")).toMatchObject({ ok: true });
  expect(await peoplePage(district, "C")).toEqual({ ok: false, errors: [{ code: "not_found" }] });
});

test("a project is related to none that is not seen, to none that counts elsewhere, and not to itself", async () => {
  const ctx = await withProjects();
  const relate = (code: string, other: string, actor = ctx.actor) => relateProject({ ...ctx, actor }, { code, version: 1, relation: "partOf", other });
  expect(await relate("B", "B")).toMatchObject({ ok: false, errors: [{ code: "unknown_reference", field: "other" }] });
  expect(await relate("B", "")).toMatchObject({ ok: false, errors: [{ code: "required", field: "other" }] });
  expect(await relate("B", "A", inCixi)).toMatchObject({ ok: false, errors: [{ code: "unknown_reference", field: "other" }] });
  expect(await relate("B", "A")).toMatchObject({ ok: true });
  expect(await relate("A", "B")).toMatchObject({ ok: false, errors: [{ code: "relation_not_counted", params: { code: "A" } }] });
  expect(await relate("C", "B")).toMatchObject({ ok: false, errors: [{ code: "relation_not_counted", params: { code: "A" } }] });
  expect(await attracted(ctx)).toBe(2);
});

test("two that are related to each other at once are not both left out, by whatever door", async () => {
  const ctx = await withProjects();
  const relate = (code: string, other: string) => relateProject(ctx, { code, version: 1, relation: "partOf", other });
  expect((await Promise.all([relate("A", "B"), relate("B", "A")])).map((verdict) => verdict.ok)).toEqual([true, false]);
  expect(await attracted(ctx)).toBe(2);
  expect(await changeProject(ctx, { code: "B", version: 1, patch: { duplicateOf: "A" } })).toMatchObject({ ok: false, errors: [{ code: "relation_not_counted", field: "duplicateOf", params: { code: "B" } }] });
  expect(await attracted(ctx)).toBe(2);
});
