import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { addMilliseconds, HOUR_MS, MINUTE_MS } from "#app/domain/instants.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { readChanges } from "#app/services/api/read-changes.server.ts";
import { sealsOf } from "#app/services/auth/seals.server.ts";
import { singleRound } from "#app/services/outbound/keep-sending.server.ts";
import { allowedOrigins, setOrigins } from "#app/services/webhooks/allowed-origins.server.ts";
import { addWebhook, removeWebhook, setPaused, testWebhook } from "#app/services/webhooks/manage-webhooks.server.ts";
import { tellWebhooks } from "#app/services/webhooks/tell-webhooks.server.ts";
import { viewWebhooks } from "#app/services/webhooks/webhooks-page.server.ts";
import { backUp } from "#app/services/operations/backup.server.ts";
import { restoreBackup } from "#app/services/operations/restore.server.ts";
import { openDatabase } from "#db/connection.server.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, fileDb, freshDb, freshFolder, TEST_NOW } from "#tests/support/database.ts";
import { queueNotice } from "#tests/support/notices.ts";
import { addTestUser, TEST_SECRET } from "#tests/support/route-args.ts";
import { recordSamples, reviseSample } from "#tests/support/sample-projects.ts";

const seals = sealsOf(TEST_SECRET);
const ADMINISTRATOR: Principal = { userId: null, name: "示例管理员", role: "administrator", district: null, unit: null, readOnly: false };

interface Received {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
}

type Manner = (response: ServerResponse, received: Received) => void;
const ok: Manner = (response) => void response.writeHead(204).end();

/** Another system: what it heard, and how it answers next. */
async function otherSystem() {
  const heard: Received[] = [];
  const manners: Manner[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => {
      const header = (name: string) => String(request.headers[name] ?? "");
      const received = { id: header("luodi-id"), timestamp: header("luodi-timestamp"), signature: header("luodi-signature"), body: Buffer.concat(chunks).toString() };
      heard.push(received);
      (manners.shift() ?? ok)(response, received);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => { server.closeAllConnections(); server.close(); });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, manners };
}

const fail = (status: number): Manner => (response) => void response.writeHead(status).end();
const hang: Manner = () => undefined;
const gigabyte: Manner = (response) => {
  const chunk = Buffer.alloc(1024 * 1024, "x");
  let left = 1024;
  const more = () => { while (left-- > 0 && !response.destroyed) if (!response.write(chunk)) return void response.once("drain", more); };
  response.writeHead(500);
  more();
};

function teller(db: Db, limitMs = 30_000) {
  let now = TEST_NOW;
  return { run: () => tellWebhooks({ db, outbound: { seals }, clock: () => now, leaseMs: limitMs }, singleRound(new AbortController().signal)), at: (instant: string) => { now = instant; } };
}

async function world(db: Db) {
  const [system, district] = [await otherSystem(), await addTestUser(db, "district")];
  const admin = contextOn(db, TEST_NOW, ADMINISTRATOR);
  expect(await setOrigins(admin, { publicOrigins: "", intranetOrigins: system.origin, seen: null })).toEqual({ ok: true, value: { changed: true } });
  await recordSamples(contextOn(db), { "NB-2025-0001": {}, "NB-2025-0002": { district: "330205" }, "NB-2025-0003": {} });
  const made = await addWebhook(admin, seals, { name: "示例系统", address: `${system.origin}/in?token=t`, owner: district.id, from: "start", formKey: undefined });
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  const owner: Principal = { userId: district.id, name: "示例", role: "district", district: "330206", unit: null, readOnly: true };
  /** Everything that the API tells the owner, from the start. */
  const told = async () => { const changes = await readChanges({ db, actor: owner, now: TEST_NOW }, 0, 1_000); return changes.ok ? changes.value.items : []; };
  return { ...system, admin, webhook: made.value, told };
}

/** What another system knows after it left out repeats by their id: each change once, in the order of its first coming. */
const known = (heard: readonly Received[]): unknown[] => [...new Map(heard.filter(({ id }) => !id.startsWith("test-")).map(({ id, body }) => [id, JSON.parse(body) as unknown])).values()];
const state = async (db: Db) => db.read.selectFrom("webhooks").select(["state", "sent_seq", "attempts", "last_error", "leased_until", "failing_since"]).executeTakeFirstOrThrow();

test("another system hears exactly what the API tells its owner, in order, through 500s, a hang, a gigabyte, a restart and a pause", { timeout: 30_000 }, async () => {
  const db = await fileDb();
  const { heard, manners, admin, webhook } = await world(db);
  const first = teller(db);
  manners.push(ok, fail(500));
  await first.run();
  expect(await state(db)).toMatchObject({ state: "failing", attempts: 1, leased_until: null, last_error: JSON.stringify({ code: "answered_status", params: { n: 500 } }) });
  await reviseSample(contextOn(db), "NB-2025-0001", { name: "示例改名", liaisonId: null });
  let at = TEST_NOW;
  for (const manner of [hang, gigabyte, fail(302), fail(404)]) {
    manners.push(manner);
    at = addMilliseconds(at, HOUR_MS);
    first.at(at);
    await first.run();
  }
  expect(await state(db)).toMatchObject({ state: "failing", attempts: 5 });
  const stuck = heard.slice(1).map(({ id }) => id);
  expect(new Set(stuck).size).toBe(1);
  await db.transaction(async (trx) => void (await trx.updateTable("webhooks").set({ leased_until: addMilliseconds(at, 30_000) }).execute()));
  const path = db.path;
  await db.close();
  const again = openDatabase(path);
  onTestFinished(() => again.close());
  const second = teller(again);
  second.at(at);
  await second.run();
  expect(heard).toHaveLength(1 + stuck.length);
  at = addMilliseconds(at, HOUR_MS);
  second.at(at);
  await second.run();
  const admin2 = { ...admin, db: again };
  const api = async () => (await readChanges({ db: again, actor: { userId: 1, name: "示例", role: "district", district: "330206", unit: null, readOnly: true }, now: TEST_NOW }, 0, 1_000));
  const everything = await api();
  expect(everything.ok && known(heard)).toEqual(everything.ok && everything.value.items);
  expect(everything.ok && everything.value.items.length).toBeGreaterThanOrEqual(3);
  expect(everything.ok && heard.map(({ id }) => id)).toEqual(everything.ok && everything.value.items.flatMap(({ seq }, index) => Array.from({ length: index === 1 ? 1 + stuck.length : 1 }, () => String(seq))));
  expect(await setPaused(admin2, webhook.id, true)).toMatchObject({ ok: true });
  await reviseSample(contextOn(again), "NB-2025-0003", { name: "示例停时改名", liaisonId: null });
  const before = heard.length;
  await second.run();
  expect(heard).toHaveLength(before);
  expect(await setPaused({ ...admin2, now: at }, webhook.id, false)).toMatchObject({ ok: true });
  await second.run();
  const after = await api();
  expect(after.ok && known(heard)).toEqual(after.ok && after.value.items);
  expect(heard).toHaveLength(before + 1);
});

test("each event is signed over its time and body, and says nothing of another district", async () => {
  const db = await freshDb();
  const { heard, webhook, told } = await world(db);
  await teller(db).run();
  expect(heard.length).toBe((await told()).length);
  const seconds = String(Math.floor(Date.parse(TEST_NOW) / 1000));
  for (const { timestamp, signature, body, id } of heard) {
    expect([timestamp, signature]).toEqual([seconds, `v1=${createHmac("sha256", webhook.secret).update(`${timestamp}.${body}`).digest("hex")}`]);
    expect(id).toBe(String((JSON.parse(body) as { seq: number }).seq));
    expect(body).not.toContain("NB-2025-0002");
  }
});

test("what its owner does not see moves it on without telling, and costs one look", async () => {
  const db = await freshDb();
  const { heard } = await world(db);
  const one = teller(db);
  await one.run();
  const before = heard.length;
  await reviseSample(contextOn(db), "NB-2025-0002", { name: "示例别区", liaisonId: null });
  await one.run();
  const head = db.handle.prepare("SELECT max(seq) FROM audit_log").pluck().get();
  expect([heard.length, (await state(db)).sent_seq]).toEqual([before, head]);
});

test("a system that was away for a day is paused, and nothing is lost when it is resumed; an owner who is disabled pauses it at once", async () => {
  const db = await freshDb();
  const { heard, manners, told, admin, webhook } = await world(db);
  const one = teller(db);
  let at = TEST_NOW;
  for (let tries = 0; tries < 60 && (await db.read.selectFrom("webhooks").select("state").executeTakeFirstOrThrow()).state !== "paused"; tries++) {
    manners.push(fail(503));
    one.at(at);
    await one.run();
    at = (await db.read.selectFrom("webhooks").select("next_try_at").executeTakeFirstOrThrow()).next_try_at;
    if (Date.parse(at) < Date.parse(TEST_NOW) + 25 * HOUR_MS && tries > 40) at = addMilliseconds(at, MINUTE_MS);
  }
  const hours = (Date.parse(at) - Date.parse(TEST_NOW)) / HOUR_MS;
  expect(hours).toBeGreaterThanOrEqual(23);
  expect(await state(db)).toMatchObject({ state: "paused", sent_seq: 0 });
  expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
  const view = await viewWebhooks(admin);
  expect(view.ok && view.value.webhooks[0]).toMatchObject({ state: "paused", error: { code: "answered_status" } });
  await setPaused({ ...admin, now: at }, webhook.id, false);
  await one.run();
  expect(known(heard)).toEqual(await told());
  await db.transaction(async (trx) => void (await trx.updateTable("users").set({ disabled_at: TEST_NOW }).where("role", "=", "district").execute()));
  await reviseSample(contextOn(db), "NB-2025-0001", { name: "示例再改", liaisonId: null });
  await one.run();
  expect(await state(db)).toMatchObject({ state: "paused", last_error: JSON.stringify({ code: "webhook_owner_gone" }) });
});

test("a restored backup tells nobody anything by itself, neither webhooks nor messages", async () => {
  const folder = freshFolder();
  const db = await fileDb(join(folder, "luodi.db"));
  const { heard } = await world(db);
  const user = await addTestUser(db, "commerce");
  const id = await queueNotice(db, user.id, "email", { code: "NB-2025-0001", at: TEST_NOW });
  expect((await backUp(contextOn(db), join(folder, "data"), join(folder, "whole.backup"))).ok).toBe(true);
  const elsewhere = { databasePath: join(folder, "elsewhere", "luodi.db"), dataDir: join(folder, "elsewhere") };
  expect(await restoreBackup(elsewhere, join(folder, "whole.backup"), TEST_NOW)).toMatchObject({ ok: true });
  const copy = openDatabase(elsewhere.databasePath);
  onTestFinished(() => copy.close());
  await teller(copy).run();
  const reason = JSON.stringify({ code: "held_after_restore" });
  expect([heard, await state(copy)]).toEqual([[], expect.objectContaining({ state: "paused", sent_seq: 0, last_error: reason })]);
  expect(await copy.read.selectFrom("deliveries").select(["id", "state", "last_error"]).execute()).toEqual([{ id, state: "dead", last_error: reason }]);
});

describe("adding", () => {
  test("is off until an origin is listed, and takes only listed ones; what is listed is checked", async () => {
    const db = await freshDb();
    const owner = await addTestUser(db, "commerce");
    const admin = contextOn(db, TEST_NOW, ADMINISTRATOR);
    const add = (address: string) => addWebhook(admin, seals, { name: "示例", address, owner: owner.id, from: "now", formKey: undefined });
    expect(await add("https://hook.example/in")).toEqual({ ok: false, errors: [{ code: "address_not_listed", field: "address" }] });
    expect(await setOrigins(admin, { publicOrigins: "https://hook.example\nhttp://plain.example\nhttps://10.0.0.1\nnonsense", intranetOrigins: "http://169.254.169.254\nhttp://oa.example:8080", seen: null }))
      .toMatchObject({ ok: false, errors: [["publicOrigins", "http://plain.example"], ["publicOrigins", "https://10.0.0.1"], ["publicOrigins", "nonsense"], ["intranetOrigins", "http://169.254.169.254"]].map(([field, value]) => ({ code: "bad_origin_line", field, params: { value } })) });
    expect(await allowedOrigins(db)).toEqual([]);
    const listed = await setOrigins(admin, { publicOrigins: "https://hook.example/", intranetOrigins: "http://oa.example:8080", seen: null });
    expect(listed).toEqual({ ok: true, value: { changed: true } });
    expect(await setOrigins(admin, { publicOrigins: "", intranetOrigins: "", seen: null })).toEqual({ ok: false, errors: [{ code: "stale" }] });
    for (const [address, code] of [["https://hook.example.evil.example/", "address_not_listed"], ["https://user:pass@hook.example/", "address_with_password"], ["https://hook.example:444/", "address_not_listed"], ["http://hook.example/", "address_not_listed"], ["nonsense", "address_malformed"]] as const)
      expect([address, await add(address)]).toEqual([address, { ok: false, errors: [{ code, field: "address" }] }]);
    expect(await add("https://hook.example/in")).toMatchObject({ ok: true });
    expect(await add("https://hook.example/in")).toMatchObject({ ok: false, errors: [{ code: "already_exists", field: "name" }] });
  });

  test("is the administrator's, names an account that sees projects, and is told once", async () => {
    const db = await freshDb();
    const { admin, origin } = await world(db);
    const [other, commerce] = [await addTestUser(db, "administrator"), await addTestUser(db, "commerce")];
    const form = { name: "示例二", address: `${origin}/two`, from: "now" as const };
    expect(await addWebhook(admin, seals, { ...form, owner: other.id, formKey: undefined })).toEqual({ ok: false, errors: [{ code: "webhook_owner_sees_nothing", field: "owner" }] });
    expect(await addWebhook({ ...admin, actor: { ...ADMINISTRATOR, role: "commerce" } }, seals, { ...form, owner: commerce.id, formKey: undefined })).toEqual({ ok: false, errors: [{ code: "forbidden" }] });
    const once = { ...form, owner: commerce.id, formKey: "4dd53f0e-9a3e-4a6e-9a8b-0b8b1d3f6a11" };
    const actor = { ...ADMINISTRATOR, userId: other.id };
    expect(await addWebhook({ ...admin, actor }, seals, once)).toMatchObject({ ok: true });
    expect(await addWebhook({ ...admin, actor }, seals, once)).toEqual({ ok: false, errors: [{ code: "already_sent" }] });
    const stored = JSON.stringify(await db.read.selectFrom("webhooks").selectAll().execute());
    expect(stored).not.toMatch(/token=t|\/two|luodi_hook_/);
    expect(JSON.stringify(await db.read.selectFrom("audit_log").selectAll().execute())).not.toMatch(/token=t|luodi_hook_/);
  });

  test("a test event arrives and changes nothing; a webhook whose origin is no longer listed tells nothing", async () => {
    const db = await freshDb();
    const { admin, heard, manners, webhook } = await world(db);
    expect(await testWebhook(admin, seals, webhook.id)).toEqual({ ok: true, value: { name: "示例系统" } });
    expect([heard.length, heard[0]?.id.startsWith("test-"), (await state(db)).sent_seq]).toEqual([1, true, 0]);
    manners.push(fail(500));
    expect(await testWebhook(admin, seals, webhook.id)).toEqual({ ok: false, errors: [{ code: "answered_status", params: { n: 500 } }] });
    const view = await viewWebhooks(admin);
    await setOrigins(admin, { publicOrigins: "", intranetOrigins: "", seen: view.ok ? view.value.seen : null });
    await teller(db).run();
    expect([heard.length, (await state(db)).last_error]).toEqual([2, JSON.stringify({ code: "address_not_listed" })]);
    expect(await removeWebhook(admin, webhook.id)).toMatchObject({ ok: true });
    expect(await db.read.selectFrom("webhooks").select("id").execute()).toEqual([]);
  });
});
