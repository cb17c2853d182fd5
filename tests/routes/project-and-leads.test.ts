import { describe, expect, it } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import { action as projectAction, loader as projectLoader } from "#app/routes/projects.$code/route.tsx";
import { action as editAction, loader as editLoader } from "#app/routes/projects.$code_.edit/route.tsx";
import { loader as historyLoader } from "#app/routes/projects.$code_.history/route.tsx";
import { loader as duplicatesLoader } from "#app/routes/leads_.duplicates.ts";
import { loader as leadsLoader } from "#app/routes/leads/route.tsx";
import { action as newLeadAction } from "#app/routes/leads.new/route.tsx";
import { createProject } from "#app/services/projects/create-project.server.ts";
import type { Role } from "#app/domain/permissions.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { addTestUser, cookieOf, outcome, routeArgs } from "#tests/support/route-args.ts";
import { reviseSample } from "#tests/support/sample-projects.ts";

async function withProject(role: Role, change: Parameters<typeof addTestUser>[2] = {}) {
  const db = await freshDb();
  const cookie = await cookieOf(db, await addTestUser(db, role, change));
  const made = await createProject(contextOn(db, new Date().toISOString(), SYSTEM), { code: "NB-2025-9001", name: "示例膜材料工厂", patch: { district: "330212", dates: { lead: "2025-01-02" } } });
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  const args = (path: string, form?: Record<string, string>) => routeArgs(db, path, { cookie, params: { code: "NB-2025-9001" }, ...(form ? { form } : {}) });
  return { db, cookie, args };
}

const PAGE = "/projects/NB-2025-9001";
const total = async (db: Db) => (await db.read.selectFrom("projects").select((eb) => eb.fn.countAll<number>().as("n")).executeTakeFirstOrThrow()).n;

describe("a project's page", () => {
  it("is the same 404 for an unknown code and for one of another district", async () => {
    const { args, db, cookie } = await withProject("district", { district: "330206" });
    const unseen = await outcome(projectLoader(args(PAGE)));
    const unknown = await outcome(projectLoader(routeArgs(db, "/projects/NB-0000-0000", { cookie, params: { code: "NB-0000-0000" } })));
    expect([unseen.status, unknown.status]).toEqual([404, 404]);
    expect(unseen.body).toEqual(unknown.body);
    expect((await outcome(historyLoader(args(`${PAGE}/history`)))).status).toBe(404);
    expect((await outcome(editLoader(args(`${PAGE}/edit`)))).status).toBe(404);
    expect((await outcome(projectAction(args(PAGE, { intent: "note", note: "x" })))).status).toBe(404);
  });
  it("offers a reader no form and refuses their post", async () => {
    const { args } = await withProject("auditor");
    const { body } = await outcome(projectLoader(args(`${PAGE}?milestone=signed&do=record`)));
    expect(body).toMatchObject({ view: { mayEdit: false }, open: null });
    expect((await outcome(projectAction(args(PAGE, { intent: "note", note: "x" })))).status).toBe(403);
  });
  it("records a milestone and leads back; a refused one answers 400 with what was typed, an unknown intent 400", async () => {
    const { args } = await withProject("commerce");
    const record = (form: Record<string, string>) => outcome(projectAction(args(`${PAGE}?milestone=site_visit&do=record`, { intent: "record", version: "1", milestone: "site_visit", ...form })));
    const bad = await record({ actualOn: "2025-02-30" });
    expect([bad.status, bad.body]).toMatchObject([400, { errors: [{ code: "bad_date", field: "actualOn" }], values: { actualOn: "2025-02-30" } }]);
    const done = await record({ actualOn: "2025-03" });
    expect([done.status, done.headers.get("Location")]).toEqual([303, `${PAGE}?saved=site_visit`]);
    expect((await outcome(projectAction(args(PAGE, { intent: "nothing" })))).status).toBe(400);
    const stale = await record({ actualOn: "2025-04" });
    expect([stale.status, stale.body]).toMatchObject([409, { conflict: { version: 2 } }]);
  });
  it("leaves the approval of a replacement plan as it is and takes none from the facts form", async () => {
    const { args, db } = await withProject("commerce");
    await reviseSample(contextOn(db, new Date().toISOString()), "NB-2025-9001", { replacementPlanOn: "2025-03-31" });
    const save = (form: Record<string, string>) => outcome(editAction(args(`${PAGE}/edit`, { version: "2", name: "示例膜材料工厂", district: "330212", currency: "CNY", ...form })));
    expect((await save({ replacementPlanOn: "2025-05-01" })).body).toMatchObject({ errors: [{ code: "unknown_field", field: "replacementPlanOn" }] });
    expect((await save({ name: "改名" })).status).toBe(303);
    expect(await db.read.selectFrom("project_facts").select(["name", "replacement_plan_on as on"]).where("recorded_to", "is", null).execute()).toEqual([{ name: "改名", on: "2025-03-31" }]);
  });
  it("answers a stale facts form with 409 and both versions", async () => {
    const { args } = await withProject("commerce");
    const save = (form: Record<string, string>) => outcome(editAction(args(`${PAGE}/edit`, { version: "1", name: "示例膜材料工厂", district: "330212", currency: "CNY", ...form })));
    expect((await save({ name: "先改" })).status).toBe(303);
    const stale = await save({ name: "后改" });
    expect([stale.status, stale.body]).toMatchObject([409, { conflict: { version: 2, fields: [{ field: "name", changedBy: "both" }] }, values: { name: "后改" } }]);
    const bad = await save({ version: "2", amount: "很多", far: "-1", uscc: "123" });
    expect(bad.body).toMatchObject({ errors: [{ code: "bad_uscc", field: "uscc" }, { code: "bad_number", field: "amount" }, { code: "negative", field: "far" }] });
  });
});

describe("leads", () => {
  it("keeps an unreadable filter out and says so", async () => {
    const { args } = await withProject("commerce");
    const { status, body } = await outcome(leadsLoader(args("/leads?source=nowhere&page=1")));
    expect([status, body]).toMatchObject([400, { total: 1, faults: [{ field: "source" }] }]);
  });
  it("stores a form sent twice once, names every fault at once, and goes on to the next one", async () => {
    const { args, db } = await withProject("commerce");
    const send = (form: Record<string, string>) => outcome(newLeadAction(args("/leads/new", { intent: "save", formKey: "form-1", ...form })));
    const empty = await send({ company: "", amount: "许多钱" });
    expect([empty.status, empty.body]).toMatchObject([400, { errors: [{ code: "required", field: "company" }, { code: "bad_number", field: "amount" }], values: { amount: "许多钱" } }]);
    const lead = { company: "示例海曜新材", wish: "建膜材料工厂", amount: "5000 万美元", source: "outpost" };
    const [one, again] = [await send(lead), await send(lead)];
    expect([one.status, again.headers.get("Location")]).toEqual([303, one.headers.get("Location")]);
    expect(await total(db)).toBe(2);
    const next = await send({ ...lead, formKey: "form-2", intent: "saveAndAnother" });
    expect(next.headers.get("Location")).toMatch(/^\/leads\/new\?added=NB-/);
  });
  it("shows similar projects of the own district only", async () => {
    const { db, args } = await withProject("district", { district: "330212" });
    const asked = "/leads/duplicates?company=&wish=示例膜材料";
    expect((await outcome(duplicatesLoader(args(asked)))).body).toMatchObject({ duplicates: [{ code: "NB-2025-9001", same: "wording" }] });
    const other = await cookieOf(db, await addTestUser(db, "district", { email: "other@example.test", district: "330206" }));
    expect((await outcome(duplicatesLoader(routeArgs(db, asked, { cookie: other })))).body).toEqual({ duplicates: [] });
  });
});
