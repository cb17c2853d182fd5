import { describe, expect, it } from "vitest";
import { action, loader } from "#app/routes/sign-in/route.tsx";
import { action as signOutAction, loader as signOutLoader } from "#app/routes/sign-out.ts";
import { loader as profileLoader } from "#app/routes/profile/route.tsx";
import { safePath } from "#app/schemas/preferences.ts";
import { freshDb } from "#tests/support/database.ts";
import { addTestUser, cookieOf, outcome, routeArgs, TEST_ORIGIN, TEST_PASSWORD } from "#tests/support/route-args.ts";
import type { RequestOptions } from "#tests/support/route-args.ts";
import type { Db } from "#db/connection.server.ts";

const post = (db: Db, form: Record<string, string>, options: RequestOptions = {}) => outcome(action(routeArgs(db, "/sign-in", { ...options, form })));
const profile = (db: Db, cookie?: string) => outcome(profileLoader(routeArgs(db, "/profile", cookie ? { cookie } : {})));
const cookieFrom = (headers: Headers) => headers.get("Set-Cookie")?.split(";")[0] ?? "";

const HOSTILE_PATHS = [
  "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "http:evil.example", "javascript:alert(1)", "data:text/html,x", "/\tevil", "/\nevil",
  "\t//evil.example", " //evil.example", "//evil.example/%2f..", "https:/evil.example", "/\\/evil.example", "%2f%2fevil.example", "evil.example", "", "?to=//evil", "#//evil", "/\r\nSet-Cookie: a=b",
  "/ok\u0000", "/\u2028evil", "//luodi.test@evil.example", "http://luodi.test.evil.example/",
];

describe("signing in", () => {
  it("sets a signed, HttpOnly, Lax cookie and leads where one wanted to go", async () => {
    const db = await freshDb();
    const user = await addTestUser(db, "leader");
    const { status, headers } = await post(db, { email: user.email, password: TEST_PASSWORD, to: "/projects?page=2" });
    expect([status, headers.get("Location")]).toEqual([303, "/projects?page=2"]);
    expect(headers.get("Set-Cookie")).toMatch(/^luodi-session=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await profile(db, cookieFrom(headers))).status).toBe(200);
  });
  it("makes the cookie Secure with the __Host- prefix where the public origin is https", async () => {
    const db = await freshDb();
    const user = await addTestUser(db, "leader");
    const { headers } = await post(db, { email: user.email, password: TEST_PASSWORD }, { context: { origin: "https://luodi.test" } });
    expect(headers.get("Set-Cookie")).toMatch(/^__Host-luodi-session=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });
  it("answers an unknown e-mail and a wrong password with the same status and body, and no password", async () => {
    const db = await freshDb();
    await addTestUser(db, "leader", { email: "aaaaa@example.test" });
    const known = await post(db, { email: "aaaaa@example.test", password: "wrong" });
    const unknown = await post(db, { email: "bbbbb@example.test", password: "wrong" });
    expect(known.status).toBe(400);
    expect(JSON.stringify(unknown).replaceAll("bbbbb", "aaaaa")).toBe(JSON.stringify(known));
    expect(known.body).toEqual({ errors: [{ code: "bad_credentials" }], email: "aaaaa@example.test", to: "/" });
  });
  it("locks with 429 after five failures, whatever X-Forwarded-For says", async () => {
    const db = await freshDb();
    const user = await addTestUser(db, "leader");
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      const args = routeArgs(db, "/sign-in", { form: { email: user.email, password: i < 5 ? "wrong" : TEST_PASSWORD } });
      args.request.headers.set("X-Forwarded-For", `10.0.0.${i}`);
      statuses.push((await outcome(action(args))).status);
    }
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
  });
  it("names the empty field, refuses unknown ones, and bodies that are no form", async () => {
    const db = await freshDb();
    expect((await post(db, { email: "a@b.test", password: "" })).body).toMatchObject({ errors: [{ code: "required", field: "password" }], email: "a@b.test" });
    expect((await post(db, { email: "a@b.test", password: "x", role: "administrator" })).body).toMatchObject({ errors: [{ code: "unknown_field", field: "role" }] });
    const args = routeArgs(db, "/sign-in");
    const json = new Request(`${TEST_ORIGIN}/sign-in`, { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } });
    expect((await outcome(action({ ...args, request: json }))).status).toBe(400);
    const broken = new Request(`${TEST_ORIGIN}/sign-in`, { method: "POST", body: "--x", headers: { "Content-Type": "multipart/form-data; boundary=y" } });
    expect((await outcome(action({ ...args, request: broken }))).status).toBe(400);
  });
  it("stops a flood from one address with 429 and Retry-After", async () => {
    const db = await freshDb();
    const flood = { context: { clientAddress: "192.0.2.77" } };
    const { secondsToWait } = await import("#app/http/flood-limit.server.ts");
    for (let i = 0; i < 600; i += 1) await secondsToWait("signIn", "192.0.2.77");
    const { status, headers } = await post(db, { email: "a@b.test", password: "x" }, flood);
    expect(status).toBe(429);
    expect(Number(headers.get("Retry-After"))).toBeGreaterThan(0);
  });
  it("leads an administrator, who sees no figures, to the settings", async () => {
    const db = await freshDb();
    const user = await addTestUser(db, "administrator");
    expect((await post(db, { email: user.email, password: TEST_PASSWORD })).headers.get("Location")).toBe("/settings");
  });
  it.each(HOSTILE_PATHS)("never leads to %j", async (to) => {
    expect(safePath(to)).toBe("/");
    const db = await freshDb();
    const user = await addTestUser(db, "leader");
    expect((await post(db, { email: user.email, password: TEST_PASSWORD, to })).headers.get("Location")).toBe("/");
    const signedIn = await outcome(loader(routeArgs(db, `/sign-in?${new URLSearchParams({ to })}`, { cookie: await cookieOf(db, user) })));
    expect(signedIn.headers.get("Location")).toBe("/");
  });
  it("lists the demo's accounts only in the demo", async () => {
    const db = await freshDb();
    const user = await addTestUser(db, "leader");
    await db.transaction((trx) => trx.updateTable("users").set({ is_demo: 1 }).where("id", "=", user.id).execute());
    expect((await outcome(loader(routeArgs(db, "/sign-in")))).body).toMatchObject({ accounts: [] });
    expect((await outcome(loader(routeArgs(db, "/sign-in", { context: { isDemo: true } })))).body).toMatchObject({ accounts: [{ role: "leader", email: user.email }] });
  });
});

describe("a session in a request", () => {
  it("is never one that a stranger chose", async () => {
    const db = await freshDb();
    const user = await addTestUser(db, "leader");
    const planted = await cookieOf(db, user);
    const { headers } = await post(db, { email: user.email, password: TEST_PASSWORD }, { cookie: planted });
    expect(cookieFrom(headers)).not.toBe(planted);
    expect((await profile(db, planted)).status).toBe(302);
    expect((await profile(db, cookieFrom(headers))).status).toBe(200);
  });
  it("counts only with our signature", async () => {
    const db = await freshDb();
    const cookie = await cookieOf(db, await addTestUser(db, "leader"));
    for (const forged of [cookie.slice(0, -1), cookie.split(".")[0] ?? "", cookie.replace(/\..*/, ".AAAA"), "luodi-session=", "luodi-session=%"]) expect((await profile(db, forged)).status).toBe(302);
  });
  it("that was revoked leads the next request to the sign-in page and back", async () => {
    const db = await freshDb();
    const cookie = await cookieOf(db, await addTestUser(db, "leader"));
    expect((await profile(db, cookie)).status).toBe(200);
    await db.transaction((trx) => trx.deleteFrom("sessions").execute());
    const { status, headers } = await profile(db, cookie);
    expect([status, headers.get("Location")]).toEqual([302, "/sign-in?to=%2Fprofile"]);
  });
  it("ends with the sign-out, which only a form can ask for", async () => {
    const db = await freshDb();
    const cookie = await cookieOf(db, await addTestUser(db, "leader"));
    await outcome(signOutLoader(routeArgs(db, "/sign-out", { cookie })));
    expect((await profile(db, cookie)).status).toBe(200);
    const { status, headers } = await outcome(signOutAction(routeArgs(db, "/sign-out", { cookie, form: {} })));
    expect([status, headers.get("Location")]).toEqual([303, "/sign-in?signedOut=1"]);
    expect(headers.get("Set-Cookie")).toContain("Max-Age=0");
    expect((await profile(db, cookie)).status).toBe(302);
  });
});
