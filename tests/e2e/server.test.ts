import { get } from "node:http";
import { connect } from "node:net";
import { describe, inject } from "vitest";
import { expect, sessionCookieOf, test } from "#tests/e2e/support/browser.ts";

const SECURITY_HEADERS = [
  "content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy", "cross-origin-opener-policy",
  "cross-origin-resource-policy", "permissions-policy",
];
const MEGABYTE = 1024 * 1024;
const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${inject("origin")}${path}`, { redirect: "manual", ...init, headers: { Accept: "text/html", ...init.headers } });
}

async function assetPath(): Promise<string> {
  const html = await (await ask("/sign-in")).text();
  return /\/assets\/house-[\w./$-]+\.js/.exec(html)?.[0] ?? "";
}

describe("every answer carries the security headers", () => {
  const cases: [string, number, () => Promise<Response>][] = [
    ["a page", 200, () => ask("/sign-in")],
    ["a static file", 200, async () => ask(await assetPath())],
    ["the icon", 200, () => ask("/favicon.ico")],
    ["a redirect", 302, () => ask("/projects")],
    ["an unknown page", 404, () => ask("/nothing/here")],
    ["a missing asset", 404, () => ask("/assets/missing.js")],
    ["a malformed path", 400, () => ask("/%E0%A4%A")],
    ["a foreign form", 403, () => ask("/sign-in", { method: "POST", body: "a=b", headers: { ...FORM, Origin: "https://evil.example" } })],
    ["an oversized form", 413, () => ask("/sign-in", { method: "POST", body: "a".repeat(MEGABYTE + 1), headers: { ...FORM, Origin: inject("origin") } })],
    ["health", 200, () => ask("/healthz")],
    ["readiness", 200, () => ask("/readyz")],
    ["the API without a token", 401, () => ask("/api/v1/projects")],
  ];
  test.for(cases)("%s: %i", async ([, status, request]) => {
    const response = await request();
    await response.arrayBuffer();
    expect(response.status).toBe(status);
    expect(SECURITY_HEADERS.filter((name) => !response.headers.has(name))).toEqual([]);
    expect(response.headers.has("x-powered-by")).toBe(false);
    expect(response.headers.has("cache-control")).toBe(true);
  });
});

test("the nonce is another one in every answer and stands on every script", async () => {
  const [one, other] = await Promise.all([ask("/sign-in"), ask("/sign-in")]);
  const nonceOf = (response: Response) => /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1] ?? "";
  expect(nonceOf(one)).not.toBe(nonceOf(other));
  const scripts = (await one.text()).match(/<script\b[^>]*>|<link\b[^>]*modulepreload[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(2);
  expect(scripts.filter((tag) => !tag.includes(`nonce="${nonceOf(one)}"`))).toEqual([]);
});

test("assets are kept for a year, pages by nobody", async () => {
  expect((await ask(await assetPath())).headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect((await ask("/sign-in")).headers.get("cache-control")).toContain("no-store");
});

test("assets are sent as the build compressed them to whoever takes that", async () => {
  const path = await assetPath();
  const [small, plain] = await Promise.all(["br, gzip", "identity"].map((encoding) => ask(path, { headers: { "Accept-Encoding": encoding } })));
  expect([small?.headers.get("content-encoding"), plain?.headers.get("content-encoding")]).toEqual(["br", null]);
  expect(small?.headers.get("content-type")).toBe(plain?.headers.get("content-type"));
  expect(small?.headers.get("vary")).toContain("Accept-Encoding");
  expect(await small?.text()).toBe(await plain?.text());
  expect((await ask(path.replace(/\.js$/, ".css"))).status).toBe(404);
});

test("health says only that it is well", async () => {
  for (const path of ["/healthz", "/readyz"]) expect(await (await ask(path)).text()).toBe('{"ok":true}');
});

describe("a changing request is taken from our own pages only", () => {
  const own = () => inject("origin");
  const refusedHeaders: [string, Record<string, string>][] = [
    ["another origin", { Origin: "https://evil.example" }],
    ["a null origin", { Origin: "null" }],
    ["another site", { "Sec-Fetch-Site": "cross-site" }],
    ["a sibling site", { "Sec-Fetch-Site": "same-site" }],
    ["no sign of where it comes from", {}],
    ["a plain-text body from elsewhere", { Origin: "https://evil.example", "Content-Type": "text/plain" }],
  ];
  test.for(refusedHeaders)("not with %s", async ([, headers]) => {
    const { name, value } = await sessionCookieOf("commerce");
    for (const path of ["/preferences", "/preferences.data", "/sign-out", "/nothing"]) {
      const response = await ask(path, { method: "POST", body: "theme=dark", headers: { ...FORM, Cookie: `${name}=${value}`, ...headers } });
      expect([path, response.status]).toEqual([path, 403]);
      expect(response.headers.has("set-cookie")).toBe(false);
    }
  });
  test("but with ours", async () => {
    const response = await ask("/preferences", { method: "POST", body: "theme=dark&returnTo=/", headers: { ...FORM, Origin: own() } });
    expect(response.status).toBe(303);
    expect(response.headers.get("set-cookie")).toContain("luodi-theme=dark");
  });
});

test("a refusal speaks the reader's language and repeats nothing of the request", async () => {
  const refusedIn = async (locale: string) =>
    (await ask("/<b>", { method: "POST", body: "x", headers: { ...FORM, Cookie: `luodi-locale=${locale}` } })).text();
  expect(await refusedIn("zh-CN")).toContain("请求来自其他网站");
  expect(await refusedIn("en")).toContain("This request came from another site");
  expect(await refusedIn("en")).not.toContain("<b>");
});

test("methods that no page knows and hosts that are none get 4xx", async () => {
  expect((await ask("/sign-in", { method: "PROPFIND" })).status).toBe(405);
  expect(await statusWithHost("a b")).toBe(400);
  expect(await statusWithHost("[")).toBe(400);
});

test("a request that node:http refuses by itself carries the headers too", async () => {
  const { hostname, port } = new URL(inject("origin"));
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${"a".repeat(20_000)}\r\n\r\n`));
    let text = "";
    socket.on("data", (chunk) => (text += chunk)).on("end", () => resolve(text)).on("error", reject);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  for (const name of SECURITY_HEADERS) expect(answer.toLowerCase()).toContain(`\r\n${name}: `);
});

/** fetch sets Host itself, so this goes a level lower. */
function statusWithHost(host: string): Promise<number | undefined> {
  const { hostname, port } = new URL(inject("origin"));
  return new Promise((resolve, reject) => {
    get({ hostname, port, path: "/", headers: { Host: host } }, (response) => resolve(response.resume().statusCode)).on("error", reject);
  });
}

test("a page hydrates under the policy without a complaint", async ({ openPage }) => {
  for (const locale of ["zh-CN", "en"] as const) {
    const page = await openPage({ locale });
    await page.goto("/sign-in");
    await page.waitForFunction(() => "__remixRouter" in window);
    expect(await page.getAttribute("html", "lang")).toBe(locale);
  }
});
