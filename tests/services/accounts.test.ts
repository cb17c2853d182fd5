import { describe, expect, it } from "vitest";
import type { Principal, Role } from "#app/domain/permissions.ts";
import { createToken, ownTokens, principalOfToken, revokeToken } from "#app/services/auth/tokens.server.ts";
import { findSession, openSession } from "#app/services/auth/sessions.server.ts";
import { signIn } from "#app/services/auth/sign-in.server.ts";
import { addUser } from "#app/services/people/add-user.server.ts";
import { changeUser, disableUserByEmail, setUserDisabled, unlockUser } from "#app/services/people/change-user.server.ts";
import { listUsers, viewUser } from "#app/services/people/list-users.server.ts";
import { changeOwnName, endOtherSessions, viewOwnProfile } from "#app/services/people/own-profile.server.ts";
import { changeOwnPassword, resetPassword } from "#app/services/people/passwords.server.ts";
import { changeSetting } from "#app/services/settings/setting-choice.server.ts";
import type { Db } from "#db/connection.server.ts";
import { findUser } from "#db/queries/users.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser, TEST_PASSWORD } from "#tests/support/route-args.ts";
import type { TestUser } from "#tests/support/route-args.ts";

const NEW_PASSWORD = "Harbour-Kite-2718";
const principal = (user: TestUser, role: Role = user.role): Principal => ({ userId: user.id, name: user.email, role, district: null, unit: null, readOnly: false });
const as = (db: Db, user: TestUser) => contextOn(db, TEST_NOW, principal(user));
const session = (db: Db, user: TestUser) => db.transaction((trx) => openSession(trx, user.id, TEST_NOW));
const codes = (verdict: { ok: boolean; errors?: readonly { code: string; field?: string }[] }) => (verdict.ok ? ["ok"] : (verdict.errors ?? []).map(({ code, field }) => (field ? `${field}:${code}` : code)));
const trail = async (db: Db) => (await db.read.selectFrom("audit_log").select("action").where("object_type", "in", ["user", "token"]).orderBy("seq").execute()).map((row) => row.action);
const NOBODY = { name: "示例新人", role: "leader" as Role, district: null, unit: null };

describe("adding an account", () => {
  it("stores it once, in canonical form, with its row in the trail and no password there", async () => {
    const db = await freshDb();
    const ctx = as(db, await addTestUser(db, "administrator"));
    const form = { ...NOBODY, email: " New.Person@Example.TEST ", password: NEW_PASSWORD, formKey: "0b8f7d5e-56a0-4a43-9c0c-0d7d1f8f7a11" };
    const [first, again] = [await addUser(ctx, form), await addUser(ctx, form)];
    expect(first).toMatchObject({ ok: true, value: { email: "new.person@example.test" } });
    expect(again).toEqual(first);
    expect(await trail(db)).toEqual(["user.create"]);
    expect(db.handle.serialize().includes(NEW_PASSWORD)).toBe(false);
  });
  it("tells every fault at once and stores nothing", async () => {
    const db = await freshDb();
    const admin = await addTestUser(db, "administrator");
    const bad = await addUser(as(db, admin), { ...NOBODY, email: admin.email, role: "district", district: "999999", unit: "nobody", password: "short" });
    expect(codes(bad)).toEqual(["email:already_exists", "district:unknown_district", "unit:unknown_value", "password:weak_password"]);
    expect(codes(await addUser(as(db, admin), { ...NOBODY, email: "a@b.test", role: "district", password: NEW_PASSWORD }))).toEqual(["district:district_required"]);
    expect(codes(await addUser(as(db, admin), { ...NOBODY, email: "a@b.test", role: "unit", password: NEW_PASSWORD }))).toEqual(["unit:unit_required"]);
    expect(await trail(db)).toEqual([]);
  });
  it("takes a unit by its name and the stricter password rules once they are chosen", async () => {
    const db = await freshDb();
    const ctx = as(db, await addTestUser(db, "administrator"));
    const added = await addUser(ctx, { ...NOBODY, email: "u@b.test", role: "unit", unit: "市商务局", password: "gq9mrt4zz" });
    expect(added.ok && (await findUser(db.read, added.value.id))?.unit).toBe("commerce");
    await changeSetting(ctx, "password_profile", "strict", null);
    expect(codes(await addUser(ctx, { ...NOBODY, email: "v@b.test", password: "gq9mrt4zz" }))).toEqual(["password:weak_password", "password:password_kinds"]);
  });
  it("is for administrators only", async () => {
    const db = await freshDb();
    for (const role of ["commerce", "liaison", "district", "unit", "leader", "auditor"] as const) {
      const ctx = as(db, await addTestUser(db, role));
      expect(codes(await addUser(ctx, { ...NOBODY, email: "x@b.test", password: NEW_PASSWORD }))).toEqual(["forbidden"]);
      expect(codes(await listUsers(ctx))).toEqual(["forbidden"]);
      expect(codes(await viewUser(ctx, 1))).toEqual(["forbidden"]);
      expect(codes(await changeUser(ctx, 1, { ...NOBODY, version: 1 }))).toEqual(["forbidden"]);
      expect(codes(await setUserDisabled(ctx, 1, true, 1))).toEqual(["forbidden"]);
      expect(codes(await resetPassword(ctx, 1, NEW_PASSWORD))).toEqual(["forbidden"]);
    }
  });
});

describe("changing an account", () => {
  it("ends its sessions when its role or assignment changes, not when its name does", async () => {
    const db = await freshDb();
    const ctx = as(db, await addTestUser(db, "administrator"));
    const user = await addTestUser(db, "leader");
    const held = await session(db, user);
    await changeUser(ctx, user.id, { name: "新名字", role: "leader", district: null, unit: null, version: 1 });
    expect((await findSession(db, held, TEST_NOW))?.principal.name).toBe("新名字");
    await changeUser(ctx, user.id, { name: "新名字", role: "district", district: "330212", unit: null, version: 2 });
    expect(await findSession(db, held, TEST_NOW)).toBeNull();
    expect(await trail(db)).toEqual(["user.edit", "user.edit"]);
  });
  it("refuses an old version unless what it wants holds already", async () => {
    const db = await freshDb();
    const ctx = as(db, await addTestUser(db, "administrator"));
    const user = await addTestUser(db, "leader");
    const wanted = { name: "甲示例", role: "auditor" as Role, district: null, unit: null, version: 1 };
    expect(await changeUser(ctx, user.id, wanted)).toMatchObject({ value: { changed: true } });
    expect(await changeUser(ctx, user.id, wanted)).toMatchObject({ value: { changed: false } });
    expect(codes(await changeUser(ctx, user.id, { ...wanted, name: "乙示例" }))).toEqual(["stale"]);
    expect(codes(await changeUser(ctx, 999, wanted))).toEqual(["not_found"]);
  });
  it("never removes the last administrator, whichever two race", async () => {
    const db = await freshDb();
    const first = await addTestUser(db, "administrator");
    const second = await addTestUser(db, "administrator", { email: "second@example.test" });
    const outcomes = await Promise.all([
      setUserDisabled(as(db, first), second.id, true, 1),
      changeUser(as(db, second), first.id, { name: "降级", role: "leader", district: null, unit: null, version: 1 }),
    ]);
    expect(outcomes.filter((verdict) => verdict.ok)).toHaveLength(1);
    const left = await db.read.selectFrom("users").select("id").where("role", "=", "administrator").where("disabled_at", "is", null).execute();
    expect(left).toHaveLength(1);
    const last = left[0]?.id === first.id ? first : second;
    expect(codes(await disableUserByEmail(as(db, last), last.email))).toEqual(["last_administrator"]);
  });
  it("disables and enables; a disabled account has no session, no token and no sign-in", async () => {
    const db = await freshDb();
    const ctx = as(db, await addTestUser(db, "administrator"));
    const user = await addTestUser(db, "leader");
    const held = await session(db, user);
    const token = await createToken(as(db, user), { scope: "read" });
    expect(await setUserDisabled(ctx, user.id, true, 1)).toMatchObject({ value: { changed: true } });
    expect(await setUserDisabled(ctx, user.id, true, 1)).toMatchObject({ value: { changed: false } });
    expect(await findSession(db, held, TEST_NOW)).toBeNull();
    expect(await principalOfToken(db, token.ok ? token.value.token : "", TEST_NOW)).toBeNull();
    expect(codes(await signIn({ db, now: TEST_NOW }, { email: user.email, password: TEST_PASSWORD }))).toEqual(["bad_credentials"]);
    await setUserDisabled(ctx, user.id, false, 2);
    expect(await findSession(db, held, TEST_NOW)).toBeNull();
    expect(codes(await signIn({ db, now: TEST_NOW }, { email: user.email, password: TEST_PASSWORD }))).toEqual(["ok"]);
  });
  it("unlocks", async () => {
    const db = await freshDb();
    const ctx = as(db, await addTestUser(db, "administrator"));
    const user = await addTestUser(db, "leader");
    for (let i = 0; i < 5; i += 1) await signIn({ db, now: TEST_NOW }, { email: user.email, password: "wrong" });
    const listed = await listUsers(ctx);
    expect(listed.ok && listed.value.find(({ id }) => id === user.id)?.lockedMinutes).toBe(15);
    await unlockUser(ctx, user.id);
    expect(codes(await signIn({ db, now: TEST_NOW }, { email: user.email, password: TEST_PASSWORD }))).toEqual(["ok"]);
  });
});

describe("passwords", () => {
  it("set by an administrator end every session and any lock", async () => {
    const db = await freshDb();
    const ctx = as(db, await addTestUser(db, "administrator"));
    const user = await addTestUser(db, "leader");
    const held = await session(db, user);
    expect(codes(await resetPassword(ctx, user.id, "password1"))).toEqual(["newPassword:common_password"]);
    expect(await findSession(db, held, TEST_NOW)).not.toBeNull();
    await resetPassword(ctx, user.id, NEW_PASSWORD);
    expect(await findSession(db, held, TEST_NOW)).toBeNull();
    expect(codes(await signIn({ db, now: TEST_NOW }, { email: user.email, password: NEW_PASSWORD }))).toEqual(["ok"]);
  });
  it("changed by their owner need the present one and leave only the new session", async () => {
    const db = await freshDb();
    const user = await addTestUser(db, "leader");
    const ctx = as(db, user);
    const held = await session(db, user);
    const change = (currentPassword: string, newPassword: string, repeatPassword = newPassword) => changeOwnPassword(ctx, { currentPassword, newPassword, repeatPassword });
    expect(codes(await change("wrong", "short", "other"))).toEqual(["currentPassword:wrong_password", "newPassword:weak_password", "repeatPassword:password_mismatch"]);
    expect(codes(await change(TEST_PASSWORD, TEST_PASSWORD))).toEqual(["newPassword:same_password"]);
    const done = await change(TEST_PASSWORD, NEW_PASSWORD);
    expect(await findSession(db, held, TEST_NOW)).toBeNull();
    expect(done.ok && (await findSession(db, done.value.sessionId, TEST_NOW))?.email).toBe(user.email);
  });
  it("cannot be guessed through the profile: five wrong ones lock", async () => {
    const db = await freshDb();
    const user = await addTestUser(db, "leader");
    const guess = (currentPassword: string) => changeOwnPassword(as(db, user), { currentPassword, newPassword: NEW_PASSWORD, repeatPassword: NEW_PASSWORD });
    for (let i = 0; i < 5; i += 1) await guess("wrong");
    expect(codes(await guess(TEST_PASSWORD))).toEqual(["locked_out"]);
  });
});

describe("one's own account", () => {
  it("shows and changes the name by version, and ends the other sessions", async () => {
    const db = await freshDb();
    const user = await addTestUser(db, "leader");
    const [held] = [await session(db, user), await session(db, user)];
    expect(await viewOwnProfile(as(db, user))).toMatchObject({ value: { sessions: 2, version: 1 } });
    expect(await changeOwnName(as(db, user), "甲示例", 1)).toMatchObject({ value: { changed: true } });
    expect(codes(await changeOwnName(as(db, user), "乙示例", 1))).toEqual(["stale"]);
    const live = await findSession(db, held, TEST_NOW);
    expect(await endOtherSessions(as(db, user), live?.idHash ?? "")).toMatchObject({ value: { ended: 1 } });
    expect(await findSession(db, held, TEST_NOW)).not.toBeNull();
  });
});

describe("API tokens", () => {
  it("act for their owner within their scope until revoked; only a hash is stored", async () => {
    const db = await freshDb();
    const user = await addTestUser(db, "commerce");
    const made = await createToken(as(db, user), { scope: "read" });
    if (!made.ok) throw new Error("expected a token");
    expect(await principalOfToken(db, made.value.token, TEST_NOW)).toMatchObject({ userId: user.id, role: "commerce", readOnly: true });
    expect((await ownTokens(as(db, user)))[0]).toMatchObject({ id: made.value.id, lastUsedAt: TEST_NOW });
    expect(db.handle.serialize().includes(made.value.token)).toBe(false);
    expect(codes(await revokeToken(as(db, user), made.value.id))).toEqual(["ok"]);
    expect(await principalOfToken(db, made.value.token, TEST_NOW)).toBeNull();
    expect(codes(await revokeToken(as(db, user), made.value.id))).toEqual(["not_found"]);
  });
  it("of another and ones that do not exist read the same", async () => {
    const db = await freshDb();
    const made = await createToken(as(db, await addTestUser(db, "commerce")), { scope: "write" });
    const other = as(db, await addTestUser(db, "leader"));
    expect(await revokeToken(other, made.ok ? made.value.id : 0)).toEqual(await revokeToken(other, 999));
    expect(codes(await createToken(other, { email: "commerce@example.test", scope: "read" }))).toEqual(["forbidden"]);
    expect(codes(await createToken(other, { email: "nobody@example.test", scope: "read" }))).toEqual(["forbidden"]);
  });
  it("are not made twice by one form", async () => {
    const db = await freshDb();
    const ctx = as(db, await addTestUser(db, "commerce"));
    const form = { scope: "read" as const, formKey: "0b8f7d5e-56a0-4a43-9c0c-0d7d1f8f7a12" };
    expect(codes(await createToken(ctx, form))).toEqual(["ok"]);
    expect(codes(await createToken(ctx, form))).toEqual(["already_sent"]);
    expect(await ownTokens(ctx)).toHaveLength(1);
  });
});
