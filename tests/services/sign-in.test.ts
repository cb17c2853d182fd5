import { describe, expect, it } from "vitest";
import { addMilliseconds, HOUR_MS, MINUTE_MS, SECOND_MS } from "#app/domain/instants.ts";
import { findSession } from "#app/services/auth/sessions.server.ts";
import { hashPassword, isWeakHash } from "#app/services/auth/passwords.server.ts";
import { signIn } from "#app/services/auth/sign-in.server.ts";
import { openDatabase } from "#db/connection.server.ts";
import type { Db } from "#db/connection.server.ts";
import { findUser, setPasswordHash } from "#db/queries/users.ts";
import { fileDb, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser, TEST_PASSWORD } from "#tests/support/route-args.ts";

const at = (ms: number) => addMilliseconds(TEST_NOW, ms);
const tryIn = (db: Db, email: string, password: string, now = TEST_NOW) => signIn({ db, now }, { email, password });
const codes = async (verdict: ReturnType<typeof tryIn>) => { const answer = await verdict; return answer.ok ? "ok" : answer.errors.map((error) => error.code).join(); };

async function sessionIdOf(db: Db, email: string, now = TEST_NOW): Promise<string> {
  const verdict = await tryIn(db, email, TEST_PASSWORD, now);
  if (!verdict.ok) throw new Error("expected to sign in");
  return verdict.value.sessionId;
}

describe("sign-in", () => {
  it("opens a session of 256 random bits whose hash alone is stored", async () => {
    const db = await freshDb();
    const user = await addTestUser(db, "leader");
    const sessionId = await sessionIdOf(db, " LEADER@Example.test ");
    expect(Buffer.from(sessionId, "base64url")).toHaveLength(32);
    expect(await findSession(db, sessionId, TEST_NOW)).toMatchObject({ email: user.email, role: "leader", principal: { userId: user.id, readOnly: false } });
    expect(db.handle.serialize().includes(sessionId)).toBe(false);
  });
  it("stores argon2id hashes of the stated cost and renews weaker ones", async () => {
    const db = await freshDb();
    const user = await addTestUser(db, "leader");
    expect(await hashPassword("x")).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const { hash } = await import("@node-rs/argon2");
    await db.transaction(async (trx) => setPasswordHash(trx, user.id, await hash(TEST_PASSWORD, { memoryCost: 4096, timeCost: 1, parallelism: 1 }), TEST_NOW));
    await sessionIdOf(db, user.email);
    expect(isWeakHash((await findUser(db.read, user.id))?.password_hash ?? "")).toBe(false);
  });
  it("answers an unknown e-mail, a wrong password and a disabled account alike, also when they lock", async () => {
    const db = await freshDb();
    const wrong = await addTestUser(db, "leader");
    const gone = await addTestUser(db, "auditor");
    await db.transaction((trx) => trx.updateTable("users").set({ disabled_at: TEST_NOW }).where("id", "=", gone.id).execute());
    const series = async (email: string, password: string) => { const answers = []; for (let i = 0; i < 7; i += 1) answers.push(await tryIn(db, email, password, at(i))); return answers; };
    const expected = await series(wrong.email, "wrong");
    expect(expected.map((answer) => (answer.ok ? "" : answer.errors[0]?.code))).toEqual([...Array<string>(5).fill("bad_credentials"), "locked_out", "locked_out"]);
    expect(await series("nobody@example.test", "wrong")).toEqual(expected);
    expect(await series(gone.email, TEST_PASSWORD)).toEqual(expected);
  });
  it("refuses the right password during a lock, after a restart too, and lets the holder of a session go on", async () => {
    const db = await fileDb();
    const user = await addTestUser(db, "commerce");
    const held = await sessionIdOf(db, user.email);
    for (let i = 0; i < 5; i += 1) await tryIn(db, user.email, "wrong");
    expect(await codes(tryIn(db, user.email, TEST_PASSWORD))).toBe("locked_out");
    await db.close();
    const again = openDatabase(db.path);
    expect(await codes(tryIn(again, user.email, TEST_PASSWORD, at(15 * MINUTE_MS - 1)))).toBe("locked_out");
    expect(await findSession(again, held, at(MINUTE_MS))).not.toBeNull();
    expect(await codes(tryIn(again, user.email, TEST_PASSWORD, at(15 * MINUTE_MS)))).toBe("ok");
    expect(await findUser(again.read, user.id)).toMatchObject({ failed_count: 0, locked_until: null });
    await again.close();
  });
  it("counts parallel guesses: the right one among many is refused once five have failed", async () => {
    const db = await freshDb();
    const user = await addTestUser(db, "commerce");
    const answers = await Promise.all([...Array<string>(9).fill("wrong"), TEST_PASSWORD].map((password) => codes(tryIn(db, user.email, password))));
    expect(answers.filter((code) => code === "bad_credentials")).toHaveLength(5);
    expect(answers.filter((code) => code === "locked_out")).toHaveLength(5);
  });
  it("takes as long for an unknown e-mail as for a wrong password", async () => {
    const db = await freshDb();
    const user = await addTestUser(db, "leader");
    const timed = async (email: string, round: number) => {
      const start = performance.now();
      await tryIn(db, email, "wrong", at(round * HOUR_MS));
      return performance.now() - start;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let round = 0; round < 40; round += 1) {
      known.push(await timed(user.email, round));
      unknown.push(await timed("nobody@example.test", round));
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[times.length / 2] ?? 0;
    const ratio = median(unknown) / median(known);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
  });
});

describe("a session", () => {
  it("ends after 30 minutes without use; use prolongs it, to 12 hours at most", async () => {
    const db = await freshDb();
    await addTestUser(db, "leader");
    const idle = await sessionIdOf(db, "leader@example.test");
    expect(await findSession(db, idle, at(30 * MINUTE_MS))).toBeNull();
    const used = await sessionIdOf(db, "leader@example.test");
    for (let minute = 29; minute < 12 * 60; minute += 29) expect(await findSession(db, used, at(minute * MINUTE_MS))).not.toBeNull();
    expect(await findSession(db, used, at(12 * HOUR_MS))).toBeNull();
  });
  it("is none of a disabled account, even where its row is still there", async () => {
    const db = await freshDb();
    const user = await addTestUser(db, "leader");
    const id = await sessionIdOf(db, user.email);
    await db.transaction((trx) => trx.updateTable("users").set({ disabled_at: TEST_NOW }).where("id", "=", user.id).execute());
    expect(await findSession(db, id, TEST_NOW)).toBeNull();
  });
  it("notes its use at most once a minute", async () => {
    const db = await freshDb();
    await addTestUser(db, "leader");
    const id = await sessionIdOf(db, "leader@example.test");
    const seen = () => db.read.selectFrom("sessions").select("last_seen_at").executeTakeFirstOrThrow();
    await findSession(db, id, at(59 * SECOND_MS));
    expect(await seen()).toEqual({ last_seen_at: TEST_NOW });
    await findSession(db, id, at(60 * SECOND_MS));
    expect(await seen()).toEqual({ last_seen_at: at(60 * SECOND_MS) });
  });
  it("is new at each sign-in, and the one the browser had ends", async () => {
    const db = await freshDb();
    await addTestUser(db, "leader");
    const old = await sessionIdOf(db, "leader@example.test");
    const verdict = await signIn({ db, now: TEST_NOW }, { email: "leader@example.test", password: TEST_PASSWORD, oldSessionId: old });
    expect(verdict).toMatchObject({ ok: true });
    expect(verdict.ok && verdict.value.sessionId).not.toBe(old);
    expect(await findSession(db, old, TEST_NOW)).toBeNull();
  });
});
