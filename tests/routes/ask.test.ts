import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { afterEach, expect, test, vi } from "vitest";
import type { Request as ExpressRequest, Response as ExpressResponse } from "express";
import { securityHeaders } from "#app/http/headers.server.ts";
import { loggedPath } from "#app/http/log.server.ts";
import { originCheck } from "#app/http/origin-check.server.ts";
import { action, loader } from "#app/routes/ask.$secret/route.tsx";
import { action as projectAction, loader as projectLoader } from "#app/routes/projects.$code_.questions/route.tsx";
import { addContact } from "#app/services/contacts/add-contact.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { addTestUser, cookieOf, outcome, routeArgs, TEST_ORIGIN } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const CODE = "NB-2025-0001";
const NOW = () => new Date().toISOString();
let addresses = 0;
afterEach(() => vi.restoreAllMocks());

async function world() {
  const db = await freshDb();
  await recordSamples(contextOn(db, NOW()), { [CODE]: { name: "示例提问工厂", investors: [{ name: "示例控股", country: "CN" }] } });
  const cookie = await cookieOf(db, await addTestUser(db, "commerce"));
  const made = await addContact(contextOn(db, NOW()), CODE, { name: "示例张总", title: null, phone: null, email: null, note: null, company: null });
  const send = (form: Record<string, string>) => outcome(projectAction(routeArgs(db, `/projects/${CODE}/questions`, { cookie, params: { code: CODE }, form })));
  const link = await send({ intent: "link", contact: String(made.ok ? made.value.contact : 0), days: "90" });
  const address = (link.body as { address: string }).address;
  const secret = address.split("/").at(-1) ?? "";
  // Each visitor comes from an address of their own, as the doors of one process are shared.
  const context = { clientAddress: `10.0.0.${(addresses += 1)}` };
  const open = (by = secret) => outcome(loader(routeArgs(db, `/ask/${by}`, { params: { secret: by }, context })));
  const ask = (form: Record<string, string>, by = secret) => outcome(action(routeArgs(db, `/ask/${by}`, { params: { secret: by }, form, context })));
  return { db, cookie, send, link, address, secret, open, ask };
}

const QUESTION = { category: "land", text: "土地证何时能办下来？" };
type Opened = { page: { project: string; questions: { question: string }[] } | null };

test("a link is told once, opens without a session, and takes a question; a bad one stays with every reason", async () => {
  const { db, cookie, link, address, open, ask } = await world();
  expect([link.status, address]).toEqual([200, expect.stringMatching(new RegExp(`^${TEST_ORIGIN}/ask/[\\w-]{43}$`))]);
  const { body: page } = await outcome(projectLoader(routeArgs(db, `/projects/${CODE}/questions`, { cookie, params: { code: CODE } })));
  expect(JSON.stringify(page)).not.toContain(address.slice(-43));
  expect((await open()).body).toMatchObject({ page: { project: "示例提问工厂", questions: [] } });
  const bad = await ask({ category: "moon", text: "", phone: "1".repeat(41) });
  expect([bad.status, (bad.body as { errors: { field: string }[] }).errors.map(({ field }) => field).toSorted()]).toEqual([400, ["category", "phone", "text"]]);
  expect((await ask({ ...QUESTION, phone: "13800000000", formKey: "one" })).status).toBe(303);
  expect(((await open()).body as Opened).page?.questions).toMatchObject([{ question: QUESTION.text }]);
});

test("a link that is unknown, malformed or revoked answers the same, whatever is sent, and keeps what was typed", async () => {
  const { db, send, open, ask } = await world();
  expect((await send({ intent: "revokeLink", item: "1" })).status).toBe(303);
  const answers = [await open(), await open("A".repeat(43)), await open("x"), await open("..%2f")].map(({ status, body }) => [status, (body as Opened).page]);
  expect(answers).toEqual([[404, null], [404, null], [404, null], [404, null]]);
  for (const form of [QUESTION, { category: "moon", text: "留住我" }]) {
    const gone = await ask(form);
    expect([gone.status, gone.body]).toEqual([404, { ok: false, errors: [{ code: "link_gone" }], values: form, isGone: true }]);
  }
  expect(db.handle.prepare("SELECT count(*) FROM investor_questions").pluck().get()).toBe(0);
});

test("one link asks no more than 20 questions an hour and is opened no more than 60 times a minute, with nothing typed lost", async () => {
  const { db, open, ask } = await world();
  for (let sent = 0; sent < 20; sent += 1) expect((await ask({ ...QUESTION, text: `问题 ${sent}` })).status).toBe(303);
  const over = await ask({ ...QUESTION, text: "第 21 个" });
  expect([over.status, over.headers.get("Retry-After"), over.body]).toEqual([429, expect.stringMatching(/^\d+$/), expect.objectContaining({ values: { ...QUESTION, text: "第 21 个" } })]);
  expect(db.handle.prepare("SELECT count(*) FROM investor_questions").pluck().get()).toBe(20);
  const statuses: number[] = [];
  for (let knock = 0; knock < 45; knock += 1) statuses.push((await open()).status);
  expect([statuses[0], statuses.at(-1)]).toEqual([200, 429]);
});

test("guesses from one address are stopped", async () => {
  const { open } = await world();
  const statuses: number[] = [];
  for (let guess = 0; guess < 125; guess += 1) statuses.push((await open(String(guess).padStart(43, "g"))).status);
  expect([statuses[0], statuses.at(-1)]).toEqual([404, 429]);
});

test("what cannot be a secret leaves nothing behind, however long it is, and a secret is counted under its hash", async () => {
  const { open, ask, secret } = await world();
  const counted: string[] = [];
  vi.spyOn(RateLimiterMemory.prototype, "consume").mockImplementation((key) => { counted.push(String(key)); return Promise.resolve(new RateLimiterRes()); });
  for (const bad of ["x", "x".repeat(16_000), `${secret}x`, `${secret.slice(1)}.`]) expect([(await open(bad)).status, (await ask(QUESTION, bad)).status, (await ask({ category: "moon" }, bad)).status]).toEqual([404, 404, 404]);
  expect(counted).toEqual([]);
  expect([(await open()).status, (await ask(QUESTION)).status]).toEqual([200, 303]);
  expect([counted.length, counted.some((key) => key.includes(secret)), new Set(counted).size]).toEqual([5, false, 2]);
});

test("the secret of a link goes into no log, no referrer and no index, and its forms are taken from a browser that hides where it comes from", () => {
  expect([loggedPath("/ask/secret"), loggedPath("/ask/secret.data"), loggedPath("/asking")]).toEqual(["/ask/[removed]", "/ask/[removed]", "/asking"]);
  const headersOf = (path: string) => {
    const headers = new Map<string, string>();
    const response = { locals: {}, setHeader: (name: string, value: string) => headers.set(name, value), writeHead: () => undefined } as unknown as ExpressResponse;
    securityHeaders({ isDev: false, isHttps: true })({ path } as ExpressRequest, response, () => undefined);
    return [headers.get("Referrer-Policy"), headers.get("X-Robots-Tag")];
  };
  expect([headersOf("/ask/secret"), headersOf("/")]).toEqual([["no-referrer", "noindex, nofollow"], ["same-origin", undefined]]);
  const isTaken = (headers: Record<string, string>) => {
    let taken = false;
    const request = { method: "POST", path: "/ask/secret", originalUrl: "/ask/secret", protocol: "http", headers, get: (name: string) => ({ host: "luodi.test", ...headers })[name.toLowerCase()], accepts: () => false } as unknown as ExpressRequest;
    const response = { status: () => response, type: () => response, send: () => response } as unknown as ExpressResponse;
    originCheck(null)(request, response, () => { taken = true; });
    return taken;
  };
  expect(isTaken({ "sec-fetch-site": "same-origin", origin: "null" })).toBe(true);
  expect([isTaken({ origin: "null" }), isTaken({ "sec-fetch-site": "cross-site", origin: "null" }), isTaken({ "sec-fetch-site": "same-origin", origin: "http://evil.example" })]).toEqual([false, false, false]);
});
