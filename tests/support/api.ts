import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import pino from "pino";
import { onTestFinished } from "vitest";
import { apiRouter } from "#app/api/router.server.ts";
import type { Role } from "#app/domain/permissions.ts";
import { createToken } from "#app/services/auth/tokens.server.ts";
import type { Db } from "#db/connection.server.ts";
import { insertUser } from "#db/queries/users.ts";
import { contextOn, TEST_NOW } from "./database.ts";

export interface Account {
  readonly role: Role;
  readonly district?: string;
  readonly unit?: string;
  readonly email?: string;
}

/** An answer of the API, its body read as JSON where there is one. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

export interface Api {
  readonly db: Db;
  readonly url: string;
  /** What was logged as a fault of ours; a test expects none. */
  readonly faults: string[];
  call(method: string, path: string, options?: { token?: string | null; body?: unknown; raw?: string | Uint8Array; headers?: Record<string, string> }): Promise<ApiAnswer>;
  get(path: string, token: string): Promise<ApiAnswer>;
  post(path: string, token: string, body: unknown, key?: string): Promise<ApiAnswer>;
  patch(path: string, token: string, version: number | string, body: unknown): Promise<ApiAnswer>;
}

let keys = 0;

/** The API on a port of its own over a database. */
export async function startApi(db: Db): Promise<Api> {
  const faults: string[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => void faults.push(line) });
  const app = express().disable("x-powered-by").use("/api/v1", apiRouter({ db, log }));
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  const call: Api["call"] = async (method, path, { token = null, body, raw, headers = {} } = {}) => {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${url}${path}`, {
      method, ...(sent === undefined ? {} : { body: sent as BodyInit }),
      headers: { ...(sent === undefined ? {} : { "Content-Type": "application/json" }), ...(token === null ? {} : { Authorization: `Bearer ${token}` }), ...headers },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
  };
  return {
    db, url, faults, call,
    get: (path, token) => call("GET", path, { token }),
    post: (path, token, body, key = `key-${(keys += 1)}`) => call("POST", path, { token, body, headers: { "Idempotency-Key": key } }),
    patch: (path, token, version, body) => call("PATCH", path, { token, body, headers: { "If-Match": typeof version === "number" ? `"${version}"` : version } }),
  };
}

let accounts = 0;

/** An account with a token of its own. */
export async function tokenFor(db: Db, account: Account, scope: "read" | "write" = "write"): Promise<{ token: string; id: number; tokenId: number; email: string }> {
  const email = account.email ?? `${account.role}-${(accounts += 1)}@example.test`;
  const id = await db.transaction((trx) => insertUser(trx, {
    email, name: `示例 ${account.role}`, role: account.role, district: account.district ?? null, unit: account.unit ?? null, password_hash: "unusable", is_demo: 0, created_at: TEST_NOW, updated_at: TEST_NOW,
  }));
  const made = await createToken(contextOn(db), { email, scope });
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return { token: made.value.token, id, tokenId: made.value.id, email };
}
