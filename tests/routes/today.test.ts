import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addDays, shanghaiDate } from "#app/domain/dates.ts";
import type { Role } from "#app/domain/permissions.ts";
import { action, loader } from "#app/routes/today/route.tsx";
import { action as updates } from "#app/routes/today_.updates.ts";
import { contextOn, freshDb, freshFolder } from "#tests/support/database.ts";
import { addTestUser, cookieOf, outcome, routeArgs, TEST_ORIGIN } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";
import { pdfOf } from "#tests/support/upload-files.ts";

const CODE = "NB-2025-7101";

async function place() {
  const [db, dataDir, now] = [await freshDb(), freshFolder(), new Date().toISOString()];
  const today = shanghaiDate(now);
  const liaison = await addTestUser(db, "liaison", { district: "330206" });
  const dates = { lead: addDays(today, -400), signed: addDays(today, -300), registered: addDays(today, -290), landed: addDays(today, -280), started: addDays(today, -200) };
  await recordSamples(contextOn(db, now), { [CODE]: { liaisonId: liaison.id, dates, plans: [{ type: "topped_out", planOn: addDays(today, -9) }] } });
  const signedIn = async (role: Role, change: Parameters<typeof addTestUser>[2] = {}) => cookieOf(db, role === "liaison" ? liaison : await addTestUser(db, role, { email: `${role}-${change.district ?? ""}@example.test`, ...change }));
  const args = (cookie: string, path: string, form?: Record<string, string>) => routeArgs(db, path, { cookie, context: { dataDir }, ...(form ? { form } : {}) });
  const withFile = (cookie: string, path: string, form: Record<string, string>, file: File) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(form)) body.append(name, value);
    body.append("files", file);
    return { ...args(cookie, path), request: new Request(`${TEST_ORIGIN}${path}`, { method: "POST", body, headers: { Cookie: cookie } }) };
  };
  const state = () => ["audit_log", "documents", "project_facts", "milestone_plans", "project_updates"].map((table) => db.handle.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const done = { code: CODE, milestone: "topped_out", version: "1", state: "done", on: addDays(today, -1) };
  return { db, dataDir, today, signedIn, args, withFile, state, done };
}

describe("the page of the day", () => {
  it("shows a liaison and the district what is due on their projects, commerce the city's, another district nothing, and is not for those who only read", async () => {
    const { signedIn, args } = await place();
    const open = async (cookie: string) => outcome(loader(args(cookie, "/today?open=x")));
    for (const cookie of [await signedIn("liaison"), await signedIn("district")]) {
      const { status, body } = await open(cookie);
      expect([status, body]).toMatchObject([200, { open: "x", saved: null, groups: expect.arrayContaining([expect.objectContaining({ source: "milestone", lines: [expect.objectContaining({ code: CODE, milestone: "topped_out", daysLate: 9 })] })]) }]);
    }
    expect((await open(await signedIn("commerce"))).status).toBe(200);
    expect((await open(await signedIn("district", { district: "330282" }))).body).toMatchObject({ groups: [] });
    for (const role of ["unit", "leader", "auditor", "administrator"] as const) expect([role, (await open(await signedIn(role))).status]).toEqual([role, 403]);
  });
});

describe.each([["/today", action], ["/today/updates", updates]] as const)("an update sent to %s", (path, send) => {
  it("is refused with its reasons and what was typed, and changes nothing", async () => {
    const { signedIn, args, withFile, state, done, dataDir, today } = await place();
    const [cookie, before] = [await signedIn("liaison"), state()];
    const refused = async (form: Record<string, string>) => outcome(send(args(cookie, path, form)));
    const errorsOf = async (form: Record<string, string>) => { const { status, body } = await refused(form); return [status, typeof body === "string" ? JSON.parse(body) : body]; };
    expect(await errorsOf({ ...done, on: "2025-02-30" })).toMatchObject([400, { errors: [{ field: "on", code: "bad_date" }] }]);
    expect(await errorsOf({ ...done, on: addDays(today, 1) })).toMatchObject([400, { errors: [{ field: "on", code: "future_date" }] }]);
    expect(await errorsOf({ ...done, version: "9" })).toMatchObject([409, { errors: [{ code: "stale" }] }]);
    expect(await errorsOf({ ...done, code: "NB-0000-0000" })).toMatchObject([404, { errors: [{ code: "not_found" }] }]);
    const malformed: Record<string, string>[] = [{ ...done, state: "gone" }, { ...done, milestone: "nothing" }, { code: CODE, milestone: "topped_out", version: "1", state: "blocked" }, { ...done, evil: "1" }, {}];
    for (const form of malformed) expect((await refused(form)).status).toBe(400);
    const { status } = await outcome(send(withFile(cookie, path, done, new File(["<html>"], "照片.pdf"))));
    expect([status, readdirSync(join(dataDir, "incoming"))]).toEqual([400, []]);
    expect(state()).toEqual(before);
  });
  it("is not taken from another district, nor from those who may not record", async () => {
    const { signedIn, args, state, done } = await place();
    const before = state();
    for (const [role, change, status] of [["district", { district: "330282" }, 404], ["unit", {}, 403], ["leader", {}, 403], ["auditor", {}, 403], ["administrator", {}, 403]] as const)
      expect([role, (await outcome(send(args(await signedIn(role, change), path, done)))).status]).toEqual([role, status]);
    expect(state()).toEqual(before);
  });
  it("is stored once with its file, however often the same form is sent", async () => {
    const { signedIn, withFile, state, done, db } = await place();
    const cookie = await signedIn("liaison");
    const once = async () => (await outcome(send(withFile(cookie, path, { ...done, formKey: "site-1" }, new File([new Uint8Array(pdfOf())], "验收单.pdf"))))).status;
    const first = await once();
    const after = state();
    expect([first, await once(), state()]).toEqual([path === "/today" ? 303 : 200, first, after]);
    expect(db.handle.prepare("SELECT count(*) FROM documents").pluck().get()).toBe(1);
  });
});
