import type { AppLoadContext } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { ROLES } from "#app/domain/permissions.ts";
import type { Role } from "#app/domain/permissions.ts";
import * as profile from "#app/routes/profile/route.tsx";
import * as layout from "#app/routes/settings/route.tsx";
import * as index from "#app/routes/settings._index.ts";
import * as gates from "#app/routes/settings.gates/route.tsx";
import * as gate from "#app/routes/settings.gates_.$rule/route.tsx";
import * as landing from "#app/routes/settings.landing.tsx";
import * as passwords from "#app/routes/settings.passwords.tsx";
import * as rates from "#app/routes/settings.rates/route.tsx";
import * as targets from "#app/routes/settings.targets/route.tsx";
import * as target from "#app/routes/settings.targets_.$quota.$year/route.tsx";
import * as users from "#app/routes/settings.users/route.tsx";
import * as user from "#app/routes/settings.users_.$id/route.tsx";
import * as newUser from "#app/routes/settings.users_.new/route.tsx";
import type { Db } from "#db/connection.server.ts";
import { freshDb } from "#tests/support/database.ts";
import { addTestUser, cookieOf, outcome, routeArgs, TEST_PASSWORD } from "#tests/support/route-args.ts";

interface Args { request: Request; context: AppLoadContext; params: Record<string, string> }
interface Page {
  readonly path: string;
  readonly params?: Record<string, string>;
  readonly loader: (args: Args) => Promise<unknown>;
  readonly action?: (args: Args) => Promise<unknown>;
  /** The roles that may read it and those that may write it; everybody else gets 403. */
  readonly reads: readonly Role[];
  readonly writes: readonly Role[];
}

const ADMINISTRATOR: readonly Role[] = ["administrator"];
const GATE_WRITERS: readonly Role[] = ["commerce", "administrator"];
const READERS: readonly Role[] = ["commerce", "leader", "auditor", "administrator"];

const PAGES: readonly Page[] = [
  { path: "/settings", ...layout, reads: READERS, writes: [] },
  { path: "/settings?index", ...index, reads: READERS, writes: [] },
  { path: "/settings/users", ...users, reads: ADMINISTRATOR, writes: ADMINISTRATOR },
  { path: "/settings/users/new", ...newUser, reads: ADMINISTRATOR, writes: ADMINISTRATOR },
  { path: "/settings/users/1", params: { id: "1" }, ...user, reads: ADMINISTRATOR, writes: ADMINISTRATOR },
  { path: "/settings/targets", ...targets, reads: READERS, writes: [] },
  { path: "/settings/targets/major_attracted/2025", params: { quota: "major_attracted", year: "2025" }, ...target, reads: READERS, writes: ADMINISTRATOR },
  { path: "/settings/rates", ...rates, reads: READERS, writes: ADMINISTRATOR },
  { path: "/settings/landing", ...landing, reads: READERS, writes: ADMINISTRATOR },
  { path: "/settings/gates", ...gates, reads: READERS, writes: [] },
  { path: "/settings/gates/contractFile", params: { rule: "contractFile" }, ...gate, reads: READERS, writes: GATE_WRITERS },
  { path: "/settings/passwords", ...passwords, reads: READERS, writes: ADMINISTRATOR },
  { path: "/profile", ...profile, reads: ROLES, writes: ROLES },
];

async function stateOf(db: Db): Promise<string> {
  const tables = ["users", "quota_targets", "settings", "rates", "api_tokens", "gate_rule_dates", "audit_log"] as const;
  return JSON.stringify(await Promise.all(tables.map((table) => db.read.selectFrom(table).selectAll().execute())));
}

describe.each(ROLES)("as %s", (role) => {
  it.each(PAGES)("$path answers as its row says, and a refused write changes nothing", async (page) => {
    const db = await freshDb();
    const cookie = await cookieOf(db, await addTestUser(db, role));
    const params = page.params ?? {};
    const read = await outcome(page.loader(routeArgs(db, page.path, { cookie, params })));
    expect(read.status).toBe(page.reads.includes(role) ? (page.path.endsWith("?index") ? 302 : 200) : 403);
    if (!page.action) return;
    const before = await stateOf(db);
    const write = await outcome(page.action(routeArgs(db, page.path, { cookie, params, form: {} })));
    expect(write.status).toBe(page.writes.includes(role) ? 400 : 403);
    expect(await stateOf(db)).toBe(before);
  });
});

describe("without a session", () => {
  it.each(PAGES)("$path leads to the sign-in page", async (page) => {
    const db = await freshDb();
    const params = page.params ?? {};
    const read = await outcome(page.loader(routeArgs(db, page.path, { params })));
    expect([read.status, read.headers.get("Location")]).toEqual([302, `/sign-in?${new URLSearchParams({ to: page.path.replace("index", "index=") })}`]);
    const write = page.action && (await outcome(page.action(routeArgs(db, page.path, { params, form: {} }))));
    if (write) expect([write.status, write.headers.get("Location")]).toEqual([302, "/sign-in"]);
  });
});

describe("an administrator's forms", () => {
  const asAdministrator = async () => {
    const db = await freshDb();
    const administrator = await addTestUser(db, "administrator");
    return { db, administrator, cookie: await cookieOf(db, administrator) };
  };
  const person = { email: "new@example.test", name: "示例新人", role: "leader", district: "", unit: "" };

  it("add an account, keep what was typed when refused, and never send a password back", async () => {
    const { db, cookie } = await asAdministrator();
    const refused = await outcome(newUser.action(routeArgs(db, "/settings/users/new", { cookie, form: { ...person, role: "district", password: "short" } })));
    expect(refused).toMatchObject({ status: 400, body: { ok: false, errors: [{ code: "district_required", field: "district" }, { code: "weak_password", field: "password" }], values: { ...person, role: "district" } } });
    expect(JSON.stringify(refused.body)).not.toContain("short\"");
    const added = await outcome(newUser.action(routeArgs(db, "/settings/users/new", { cookie, form: { ...person, password: TEST_PASSWORD } })));
    expect([added.status, added.headers.get("Location")]).toEqual([303, "/settings/users?saved=2"]);
  });
  it("answer an unknown and a malformed id alike, and an unknown intent with 400", async () => {
    const { db, cookie } = await asAdministrator();
    for (const id of ["999", "0", "-1", "1e3", "abc", "../1"]) expect((await outcome(user.loader(routeArgs(db, `/settings/users/${id}`, { cookie, params: { id } })))).status).toBe(404);
    expect((await outcome(user.action(routeArgs(db, "/settings/users/1", { cookie, params: { id: "1" }, form: { intent: "promote" } })))).status).toBe(400);
    expect((await outcome(user.action(routeArgs(db, "/settings/users/999", { cookie, params: { id: "999" }, form: { intent: "change", version: "1", name: "X", role: "leader" } })))).status).toBe(404);
  });
  it("tell a stale version with 409 and refuse fields that a form does not have", async () => {
    const { db, cookie } = await asAdministrator();
    const other = await addTestUser(db, "leader");
    const change = (form: Record<string, string>) => outcome(user.action(routeArgs(db, `/settings/users/${other.id}`, { cookie, params: { id: String(other.id) }, form: { intent: "change", name: "甲示例", role: "leader", version: "1", ...form } })));
    for (const column of ["id", "email", "password_hash", "disabled_at", "is_demo", "created_at", "__proto__", "constructor", "a.b", "a[]"]) expect((await change({ [column]: "evil" })).status).toBe(400);
    expect((await change({})).status).toBe(303);
    expect(await change({ name: "乙示例" })).toMatchObject({ status: 409, body: { errors: [{ code: "stale" }], values: { name: "乙示例" } } });
  });
  it("refuse impossible targets by name and store a good one once", async () => {
    const { db, cookie } = await asAdministrator();
    const params = { quota: "major_attracted", year: "2025" };
    const view = (await outcome(target.loader(routeArgs(db, "/settings/targets/major_attracted/2025", { cookie, params })))).body as { target: { seen: number } };
    const send = (numerator: string, more: Record<string, string> = {}) => outcome(target.action(routeArgs(db, "/settings/targets/major_attracted/2025", { cookie, params, form: { operator: ">=", numerator, seen: String(view.target.seen), ...more } })));
    expect((await send("-1")).body).toMatchObject({ errors: [{ code: "negative", field: "numerator" }], values: { numerator: "-1" } });
    expect((await send(`1${"0".repeat(99)}`)).body).toMatchObject({ errors: [{ code: "too_large", field: "numerator" }] });
    expect((await send("20", { operator: "<" })).body).toMatchObject({ errors: [{ code: "unknown_value", field: "operator" }] });
    expect([(await send("25")).status, (await send("25")).status, (await send("30")).status]).toEqual([303, 303, 409]);
    const versions = await db.read.selectFrom("quota_targets").select("numerator").where("quota_id", "=", "major_attracted").where("year", "=", 2025).execute();
    expect(versions.map((row) => row.numerator)).toEqual([20, 25]);
  });
});

describe("the rates file", () => {
  const send = async (db: Db, cookie: string, file: string | null) => {
    const body = new FormData();
    body.set("intent", "import");
    body.set("file", file === null ? new File([], "") : new File([file], "rates.csv", { type: "text/csv" }));
    const args = routeArgs(db, "/settings/rates");
    return outcome(rates.action({ ...args, request: new Request(args.request.url, { method: "POST", body, headers: { Cookie: cookie } }) }));
  };
  it("is taken whole or not at all, with every fault by its row", async () => {
    const db = await freshDb();
    const cookie = await cookieOf(db, await addTestUser(db, "administrator"));
    const before = await stateOf(db);
    expect((await send(db, cookie, null)).body).toMatchObject({ errors: [{ code: "required", field: "file" }] });
    expect((await send(db, cookie, "currency,on,cny_per_unit\nUSD,2025-01-01,7.2\nEUR,2025-02-30,-1\n")).body)
      .toMatchObject({ errors: [{ code: "bad_date", params: { row: 3 } }, { code: "negative", params: { row: 3 } }], values: { intent: "import" } });
    expect(await stateOf(db)).toBe(before);
    expect((await send(db, cookie, "currency,on,cny_per_unit\nUSD,2025-01-01,7.2\n")).body).toEqual({ ok: true, changed: true, imported: 1 });
    expect((await send(db, cookie, "currency,on,cny_per_unit\nUSD,2025-01-01,7.2\n")).body).toEqual({ ok: true, changed: false, imported: 1 });
  });
});

describe("the profile's forms", () => {
  it("change the password, hand out a new session and end the others", async () => {
    const db = await freshDb();
    const person = await addTestUser(db, "leader");
    const [cookie, elsewhere] = [await cookieOf(db, person), await cookieOf(db, person)];
    const form = { intent: "password", currentPassword: TEST_PASSWORD, newPassword: "Harbour-Kite-2718", repeatPassword: "Harbour-Kite-2718" };
    const { status, headers } = await outcome(profile.action(routeArgs(db, "/profile", { cookie, form })));
    expect(status).toBe(200);
    const renewed = headers.get("Set-Cookie")?.split(";")[0] ?? "";
    const statuses = await Promise.all([renewed, cookie, elsewhere].map(async (each) => (await outcome(profile.loader(routeArgs(db, "/profile", { cookie: each })))).status));
    expect(statuses).toEqual([200, 302, 302]);
  });
  it("show a token's secret once and revoke only one's own", async () => {
    const db = await freshDb();
    const cookie = await cookieOf(db, await addTestUser(db, "leader"));
    const made = await outcome(profile.action(routeArgs(db, "/profile", { cookie, form: { intent: "createToken", scope: "read" } })));
    const { id, token } = made.body as { id: number; token: string };
    expect(token).toMatch(/^luodi_[\w-]{43}$/);
    expect(JSON.stringify((await outcome(profile.loader(routeArgs(db, "/profile", { cookie })))).body)).not.toContain(token);
    const stranger = await cookieOf(db, await addTestUser(db, "commerce"));
    const revoke = (by: string, which: number) => outcome(profile.action(routeArgs(db, "/profile", { cookie: by, form: { intent: "revokeToken", id: String(which) } })));
    expect(await revoke(stranger, id)).toEqual(await revoke(stranger, 999));
    expect((await revoke(stranger, id)).status).toBe(404);
    expect((await revoke(cookie, id)).status).toBe(200);
  });
});
