import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCookie } from "@remix-run/node";
import type { AppLoadContext } from "@remix-run/node";
import type { Role } from "#app/domain/permissions.ts";
import { createLog } from "#app/http/log.server.ts";
import { JOBS } from "#app/jobs/registry.server.ts";
import { hashPassword } from "#app/services/auth/passwords.server.ts";
import { openSession } from "#app/services/auth/sessions.server.ts";
import { startJob } from "#app/services/jobs/run-job.server.ts";
import type { Db } from "#db/connection.server.ts";
import { insertUser } from "#db/queries/users.ts";

export const TEST_ORIGIN = "http://luodi.test";
export const TEST_PASSWORD = "Orchid-Lantern-42";
/** What signs the sessions of tests. */
export const TEST_SECRET = "0123456789abcdef0123456789abcdef";

const TEST_DATA_DIR = join(tmpdir(), "luodi-test-data");

let passwordHash: Promise<string> | null = null;

export interface TestUser {
  readonly id: number;
  readonly email: string;
  readonly role: Role;
}

/** Adds an account whose password is TEST_PASSWORD; a district and a unit are given to the roles that need one. */
export async function addTestUser(db: Db, role: Role, change: Partial<{ email: string; name: string; district: string | null; unit: string | null; now: string }> = {}): Promise<TestUser> {
  passwordHash ??= hashPassword(TEST_PASSWORD);
  const hash = await passwordHash;
  const now = change.now ?? new Date().toISOString();
  const email = change.email ?? `${role}@example.test`;
  const district = change.district === undefined ? (role === "district" ? "330206" : null) : change.district;
  const unit = change.unit === undefined ? (role === "unit" ? "commerce" : null) : change.unit;
  const row = { email, name: change.name ?? `示例${role}`, role, district, unit, password_hash: hash, is_demo: 0 as const, created_at: now, updated_at: now };
  return { id: await db.transaction((trx) => insertUser(trx, row)), email, role };
}

/** The load context that Express would hand over. */
export function contextFor(db: Db, change: Partial<AppLoadContext> = {}): AppLoadContext {
  return {
    db, dataDir: TEST_DATA_DIR, log: createLog(), origin: null, sessionSecret: TEST_SECRET, isDemo: false, offersMail: false, isDraining: false, isReady: () => true, close: async () => undefined,
    runJob: (actor, job) => startJob({ db, actor, now: new Date().toISOString() }, JOBS[job], { trigger: "page", dueAt: null, dataDir: change.dataDir ?? TEST_DATA_DIR }), drain: () => undefined,
    nonce: "test", clientAddress: "127.0.0.1", ...change,
  };
}

/** The Cookie header of somebody who has just signed in. */
export async function cookieOf(db: Db, user: Pick<TestUser, "id">, now = new Date().toISOString()): Promise<string> {
  const sessionId = await db.transaction((trx) => openSession(trx, user.id, now));
  const cookie = await createCookie("luodi-session", { secrets: [TEST_SECRET] }).serialize(sessionId);
  return cookie.split(";")[0] ?? "";
}

export interface RequestOptions {
  readonly cookie?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly context?: Partial<AppLoadContext>;
}

/** What a loader (no form) or an action (a form) is called with. */
export function routeArgs(db: Db, path: string, { cookie, form, params = {}, context }: RequestOptions = {}) {
  const headers = new Headers(cookie ? { Cookie: cookie } : {});
  const request = new Request(`${TEST_ORIGIN}${path}`, form ? { method: "POST", headers, body: new URLSearchParams(form) } : { headers });
  return { request, params: { ...params }, context: contextFor(db, context) };
}

/** What came of a loader or an action, thrown or returned: status, headers and body. */
export async function outcome(work: Promise<unknown>): Promise<{ status: number; headers: Headers; body: unknown }> {
  const result: unknown = await work.catch((thrown: unknown) => thrown);
  if (result instanceof Response) return { status: result.status, headers: result.headers, body: await result.text() };
  if (result instanceof Error) throw result;
  if (typeof result === "object" && result !== null && "type" in result && result.type === "DataWithResponseInit") {
    const { data, init } = result as unknown as { data: unknown; init: ResponseInit | null };
    return { status: init?.status ?? 200, headers: new Headers(init?.headers), body: data };
  }
  return { status: 200, headers: new Headers(), body: result };
}
