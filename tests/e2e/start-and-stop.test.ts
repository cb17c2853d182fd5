import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { NotStartedError, startServer } from "#tests/e2e/support/server-process.ts";
import { freshFolder } from "#tests/support/database.ts";

/** A server of its own without the demo; stopped when the test ends. */
async function start(folder: string, variables: Record<string, string> = {}) {
  const server = await startServer({ DATABASE_URL: `file:${join(folder, "not", "yet", "luodi.db")}`, DATA_DIR: join(folder, "files"), LUODI_DEMO: "0", ...variables });
  onTestFinished(async () => void (await server.stop()));
  return server;
}

async function whyNot(variables: Record<string, string>): Promise<NotStartedError> {
  const error = await start(freshFolder(), variables).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(NotStartedError);
  return error as NotStartedError;
}

describe("a wrong setting stops the start with one line", () => {
  test.for([
    ["DATABASE_URL", "postgres://db.example/luodi"],
    ["DATABASE_URL", "luodi.db"],
    ["PORT", "eighty"],
    ["PORT", "70000"],
    ["HOST", "two words"],
    ["SESSION_SECRET", "too short"],
    ["LUODI_DEMO", "yes"],
    ["LUODI_DEMO_PASSWORD", "short"],
    ["LUODI_SMTP_URL", "http://mail.example"],
    ["LUODI_MAIL_FROM", "nobody"],
    ["LUODI_ORIGIN", "luodi.example"],
    ["LUODI_ORIGIN", "https://luodi.example/path"],
    ["DATA_DIR", "/dev/null/files"],
  ] as const)("%s=%s", async ([name, value]) => {
    const { code, said } = await whyNot({ [name]: value });
    expect(code).toBe(1);
    expect(said.trim().split("\n")).toHaveLength(1);
    expect(said).toContain(name);
  });

  test("a port in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    onTestFinished(() => void other.close());
    const { code, said } = await whyNot({ PORT: String((other.address() as AddressInfo).port) });
    expect(code).toBe(1);
    expect(said.trim().split("\n").at(-1)).toBe("luodi: PORT: already in use, choose another");
  });
});

test("the first start makes its folders and a secret that only the owner reads, and keeps it", async () => {
  const folder = freshFolder();
  const server = await start(folder);
  const path = join(folder, "files", "session-secret");
  const secret = readFileSync(path, "utf8");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(secret.trim().length).toBeGreaterThanOrEqual(43);
  expect(server.said()).toContain("user add");
  expect(await server.stop()).toBe(0);
  await start(folder);
  expect(readFileSync(path, "utf8")).toBe(secret);
});

test("SIGTERM lets a running request finish, then closes the database and ends with 0", async () => {
  const folder = freshFolder();
  const server = await start(folder);
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const { hostname, port } = new URL(server.origin);
  const body = "theme=dark&returnTo=/";
  const headers = { Origin: server.origin, "Content-Type": "application/x-www-form-urlencoded", "Content-Length": body.length };
  const running = request({ agent, hostname, port, path: "/preferences", method: "POST", headers });
  const status = new Promise<number | undefined>((resolve, reject) => {
    running.on("response", (response) => resolve(response.resume().statusCode)).on("error", reject);
  });
  running.write(body.slice(0, 5));
  await fetch(`${server.origin}/healthz`);
  const ended = server.stop();
  setTimeout(() => running.end(body.slice(5)), 300);
  expect(await status).toBe(303);
  expect(await ended).toBe(0);
  expect(existsSync(join(folder, "not", "yet", "luodi.db"))).toBe(true);
  expect(existsSync(join(folder, "not", "yet", "luodi.db-wal"))).toBe(false);
});

test("behind https the cookies are Secure, strict transport is asked for and only that origin may post", async () => {
  const publicOrigin = "https://luodi.example";
  const port = 20_000 + Math.floor(Math.random() * 40_000);
  const server = await start(freshFolder(), { LUODI_ORIGIN: publicOrigin, PORT: String(port) });
  expect(server.origin).toBe(publicOrigin);
  const post = (origin: string, path = "/preferences", headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { method: "POST", body: new URLSearchParams({ theme: "dark" }), headers: { Origin: origin, ...headers }, redirect: "manual" });
  expect((await post(publicOrigin, "/sign-in")).status).toBe(400);
  expect((await post(publicOrigin, "/sign-in", { "X-Forwarded-Host": "evil.example" })).status).toBe(400);
  const taken = await post(publicOrigin);
  expect(taken.status).toBe(303);
  expect(taken.headers.get("set-cookie")).toMatch(/; Secure/);
  expect(taken.headers.get("strict-transport-security")).toMatch(/max-age=\d{8}/);
  expect((await post(`http://127.0.0.1:${port}`)).status).toBe(403);
});
