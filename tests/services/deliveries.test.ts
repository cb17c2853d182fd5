import { createHmac } from "node:crypto";
import { delay, http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { addMilliseconds, HOUR_MS, MINUTE_MS } from "#app/domain/instants.ts";
import { nextTry } from "#app/domain/deliveries.ts";
import type { DeliveryChannel, RobotKind } from "#app/domain/deliveries.ts";
import { outboundOf } from "#app/services/outbound/outbound.server.ts";
import { keepSending, singleRound } from "#app/services/outbound/keep-sending.server.ts";
import { deliverDue } from "#app/services/deliveries/deliver.server.ts";
import { addRobot } from "#app/services/robots/own-robots.server.ts";
import type { Db } from "#db/connection.server.ts";
import { freshDb, contextOn, fileDb, TEST_NOW } from "#tests/support/database.ts";
import { mailServer } from "#tests/support/mail-server.ts";
import { queueNotice } from "#tests/support/notices.ts";
import { addTestUser, TEST_SECRET } from "#tests/support/route-args.ts";
import type { TestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const robots = setupServer();
beforeAll(() => robots.listen({ onUnhandledRequest: "error" }));
afterEach(() => robots.resetHandlers());
afterAll(() => robots.close());

const CODE = "NB-2025-0001";
const ADDRESS: Readonly<Record<RobotKind, string>> = {
  dingtalk: "https://oapi.dingtalk.com/robot/send?access_token=token-1", wecom: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=key-1", feishu: "https://open.feishu.cn/open-apis/bot/v2/hook/hook-1",
};
const SECRET = "SECexample";

function deliverer(db: Db, mail: string | null = null) {
  const outbound = outboundOf({ sessionSecret: TEST_SECRET, origin: "https://luodi.example", mail: mail === null ? null : { url: mail, from: "Luodi 落地 <luodi@luodi.example>" } });
  onTestFinished(() => outbound.mailer?.close());
  let now = TEST_NOW;
  const run = (signal = new AbortController().signal) => deliverDue({ db, outbound, clock: () => now }, singleRound(signal));
  return { outbound, run, at: (instant: string) => { now = instant; } };
}

async function world() {
  const db = await freshDb();
  await recordSamples(contextOn(db), { [CODE]: {}, "NB-2025-0002": { district: "330205" } });
  return { db, district: await addTestUser(db, "district") };
}

const row = (db: Db, id: string) => db.read.selectFrom("deliveries").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const setLocale = (db: Db, { id }: TestUser, locale: "zh-CN" | "en") => db.transaction(async (trx) => void (await trx.insertInto("notice_habits").values({ user_id: id, quiet_from: null, quiet_to: null, digest_at: "08:30", locale, version: 1 }).execute()));
const reason = async (db: Db, id: string): Promise<unknown> => JSON.parse((await row(db, id)).last_error ?? "null");

async function withRobot(db: Db, user: TestUser, kind: RobotKind): Promise<DeliveryChannel> {
  const { outbound } = deliverer(db);
  const secret = kind === "wecom" ? null : SECRET;
  const verdict = await addRobot(contextOn(db, TEST_NOW, { userId: user.id, name: "示例", role: user.role, district: "330206", unit: null, readOnly: false }), outbound.seals, { kind, name: `示例群 ${kind}`, address: ADDRESS[kind], secret, formKey: undefined });
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
  return `robot:${verdict.value.id}`;
}

describe("e-mail", () => {
  test("comes in the receiver's language, as text and as HTML, with the message's own id and a link", async () => {
    const { db, district } = await world();
    const [english, { taken, url }] = [await addTestUser(db, "commerce"), await mailServer()];
    await setLocale(db, english, "en");
    const ids = [await queueNotice(db, district.id, "email", { code: CODE, title: "<b>土地</b> & 用能", at: TEST_NOW }), await queueNotice(db, english.id, "email", { code: CODE, at: TEST_NOW, count: 2 })];
    expect(await deliverer(db, url).run()).toEqual({ sent: 2, failed: 0, dropped: 0 });
    const [zh, en] = ids.map((id) => taken.find((mail) => mail.messageId === `<${id}@luodi.example>`));
    expect(zh).toMatchObject({ subject: "Luodi 落地: 新登记问题：<b>土地</b> & 用能", from: { value: [{ name: "Luodi 落地", address: "luodi@luodi.example" }] }, to: { value: [{ name: "示例district", address: "district@example.test" }] } });
    expect(zh?.text).toContain("示例district，您好：");
    expect(zh?.text).toContain("https://luodi.example/issues/DB-2025-0001");
    expect(zh?.html).toContain('<html lang="zh-CN">');
    expect(zh?.html).toContain("&lt;b&gt;土地&lt;/b&gt; &amp; 用能");
    expect(zh?.html).toContain('<a href="https://luodi.example/issues/DB-2025-0001">在系统中查看</a>');
    expect(zh?.headers.get("auto-submitted")).toBe("auto-generated");
    expect(en?.subject).toBe("Luodi 落地: 2 notices for you");
    expect(en?.text).toContain("Hello 示例commerce,");
    expect(en?.html).toContain("Open in Luodi");
    expect(await row(db, ids[0] ?? "")).toMatchObject({ state: "delivered", attempts: 1, delivered_at: TEST_NOW, leased_until: null, last_error: null });
  });

  test("that the mail server takes later is tried again under the same id; a mailbox that does not exist is final", async () => {
    const { db, district } = await world();
    const lost = await addTestUser(db, "commerce");
    const { taken, url } = await mailServer({ busyFor: 1, unknown: [lost.email] });
    const [busy, unknown] = [await queueNotice(db, district.id, "email", { code: CODE, at: TEST_NOW }), await queueNotice(db, lost.id, "email", { code: CODE, at: addMilliseconds(TEST_NOW, -1) })];
    const sending = deliverer(db, url);
    expect(await sending.run()).toEqual({ sent: 0, failed: 2, dropped: 0 });
    expect([(await row(db, busy)).state, await reason(db, busy)]).toEqual(["queued", { code: "mail_refused", params: { n: 451 } }]);
    expect([(await row(db, unknown)).state, await reason(db, unknown)]).toEqual(["dead", { code: "mail_refused", params: { n: 550 } }]);
    expect(await sending.run()).toEqual({ sent: 0, failed: 0, dropped: 0 });
    sending.at(nextTry(1, TEST_NOW) ?? "");
    expect(await sending.run()).toEqual({ sent: 1, failed: 0, dropped: 0 });
    expect(taken.map((mail) => mail.messageId)).toEqual([`<${busy}@luodi.example>`]);
  });

  test("waits while no mail server answers, with growing pauses, and is given up in the end", async () => {
    const { db, district } = await world();
    await setLocale(db, district, "zh-CN");
    const id = await queueNotice(db, district.id, "email", { code: CODE, at: TEST_NOW });
    const sending = deliverer(db, "smtp://127.0.0.1:1");
    const pauses: number[] = [];
    for (let at: string | null = TEST_NOW; at !== null && pauses.length < 20;) {
      sending.at(at);
      await sending.run();
      const { state, next_try_at } = await row(db, id);
      if (state === "queued") pauses.push(Date.parse(next_try_at) - Date.parse(at));
      at = state === "queued" ? next_try_at : null;
    }
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
    expect(pauses.length).toBe(7);
    expect(await row(db, id)).toMatchObject({ state: "dead", attempts: 8 });
    expect(await reason(db, id)).toEqual({ code: "mail_server_unreachable" });
  });

  test("a refused sign-in keeps the message; without a mail server it says so", async () => {
    const { db, district } = await world();
    const { port } = await mailServer();
    const id = await queueNotice(db, district.id, "email", { code: CODE, at: TEST_NOW });
    await deliverer(db, `smtp://luodi:wrong@127.0.0.1:${port}`).run();
    expect([(await row(db, id)).state, await reason(db, id)]).toEqual(["queued", { code: "mail_sign_in_refused" }]);
    const other = await queueNotice(db, district.id, "email", { code: CODE, at: TEST_NOW });
    await deliverer(db).run();
    expect(await reason(db, other)).toEqual({ code: "mail_not_set_up" });
    const strict = deliverer(db, (await mailServer({ refusesSender: true })).url);
    strict.at(addMilliseconds(TEST_NOW, MINUTE_MS - 1));
    expect(await strict.run()).toEqual({ sent: 0, failed: 2, dropped: 0 });
    expect([(await row(db, id)).state, await reason(db, id)]).toEqual(["queued", { code: "mail_refused", params: { n: 553 } }]);
    const right = deliverer(db, `smtp://luodi:p%40ss@127.0.0.1:${port}`);
    right.at(addMilliseconds(TEST_NOW, 4 * MINUTE_MS));
    expect(await right.run()).toEqual({ sent: 2, failed: 0, dropped: 0 });
  });
});

describe("robots", () => {
  test("are called as their vendors say, signed where a secret was given, with the message's id in the text", async () => {
    const { db, district } = await world();
    const heard: { url: URL; body: Record<string, unknown> }[] = [];
    const hear = (answer: object) => async ({ request }: { request: Request }) => { heard.push({ url: new URL(request.url), body: (await request.json()) as Record<string, unknown> }); return HttpResponse.json(answer); };
    robots.use(http.post("https://oapi.dingtalk.com/robot/send", hear({ errcode: 0, errmsg: "ok" })), http.post("https://qyapi.weixin.qq.com/cgi-bin/webhook/send", hear({ errcode: 0, errmsg: "ok" })), http.post("https://open.feishu.cn/open-apis/bot/v2/hook/hook-1", hear({ code: 0, msg: "success", data: {} })));
    const ids: string[] = [];
    for (const kind of ["dingtalk", "wecom", "feishu"] as const) ids.push(await queueNotice(db, district.id, await withRobot(db, district, kind), { code: CODE, title: "用地指标", at: TEST_NOW }));
    expect(await deliverer(db).run()).toEqual({ sent: 3, failed: 0, dropped: 0 });
    const of = (host: string) => heard.find(({ url }) => url.hostname === host);
    const milliseconds = String(Date.parse(TEST_NOW));
    const ding = of("oapi.dingtalk.com");
    expect(Object.fromEntries(ding?.url.searchParams ?? [])).toEqual({ access_token: "token-1", timestamp: milliseconds, sign: createHmac("sha256", SECRET).update(`${milliseconds}\n${SECRET}`).digest("base64") });
    expect(ding?.url.search).toMatch(/&sign=[\w%]+$/);
    const said = `Luodi 落地\n\n新登记问题：用地指标\nDB-2025-0001，示例 ${CODE}（${CODE}），示例人登记，待交办。\nhttps://luodi.example/issues/DB-2025-0001\n\n消息编号 `;
    expect(ding?.body).toEqual({ msgtype: "text", text: { content: `${said}${ids[0]}` } });
    expect([of("qyapi.weixin.qq.com")?.url.search, of("qyapi.weixin.qq.com")?.body]).toEqual(["?key=key-1", { msgtype: "text", text: { content: `${said}${ids[1]}` } }]);
    const seconds = String(Math.floor(Date.parse(TEST_NOW) / 1000));
    expect(of("open.feishu.cn")?.body).toEqual({ timestamp: seconds, sign: createHmac("sha256", `${seconds}\n${SECRET}`).update("").digest("base64"), msg_type: "text", content: { text: `${said}${ids[2]}` } });
  });

  const ANSWERS: readonly (readonly [what: string, answer: () => Response | Promise<Response>, state: string, reason: object])[] = [
    ["500", () => new HttpResponse(null, { status: 500 }), "queued", { code: "answered_status", params: { n: 500 } }],
    ["429", () => new HttpResponse(null, { status: 429 }), "queued", { code: "answered_status", params: { n: 429 } }],
    ["404", () => new HttpResponse(null, { status: 404 }), "dead", { code: "answered_status", params: { n: 404 } }],
    ["a redirect", () => new HttpResponse(null, { status: 302, headers: { Location: "https://elsewhere.example/" } }), "queued", { code: "answered_status", params: { n: 302 } }],
    ["a signature that does not match, with 200", () => HttpResponse.json({ errcode: 310000, errmsg: "sign not match" }), "dead", { code: "robot_refused", params: { n: 310000, value: "sign not match" } }],
    ["too many messages, with 200", () => HttpResponse.json({ errcode: 130101, errmsg: "send too fast\nplease" }), "queued", { code: "robot_refused", params: { n: 130101, value: "send too fast please" } }],
    ["a page instead of an answer", () => HttpResponse.html("<html>"), "queued", { code: "answer_not_understood" }],
    ["200 without a code", () => HttpResponse.json({}), "queued", { code: "answer_not_understood" }],
    ["far too much", () => HttpResponse.text("x".repeat(3_000_000)), "queued", { code: "answer_too_large" }],
    ["a broken connection", () => HttpResponse.error(), "queued", { code: "not_reachable" }],
  ];

  test.each(ANSWERS)("%s is a failure; the next try says the same under the same id", async (_what, answer, state, why) => {
    const { db, district } = await world();
    const texts: string[] = [];
    let times = 0;
    robots.use(http.post("https://oapi.dingtalk.com/robot/send", async ({ request }) => {
      texts.push(((await request.json()) as { text: { content: string } }).text.content);
      return times++ === 0 ? answer() : HttpResponse.json({ errcode: 0 });
    }));
    const id = await queueNotice(db, district.id, await withRobot(db, district, "dingtalk"), { code: CODE, at: TEST_NOW });
    const sending = deliverer(db);
    expect(await sending.run()).toEqual({ sent: 0, failed: 1, dropped: 0 });
    expect([(await row(db, id)).state, await reason(db, id)]).toEqual([state, why]);
    sending.at(addMilliseconds(TEST_NOW, MINUTE_MS));
    expect(await sending.run()).toEqual({ sent: state === "queued" ? 1 : 0, failed: 0, dropped: 0 });
    if (state === "queued") expect([texts[1], texts.length]).toEqual([texts[0], 2]);
    expect(texts[0]).toContain(`消息编号 ${id}`);
  });

  test("one that hangs holds up nobody else and is left in time", { timeout: 20_000 }, async () => {
    const { db, district } = await world();
    const other = await addTestUser(db, "commerce");
    robots.use(http.post("https://oapi.dingtalk.com/robot/send", async () => { await delay("infinite"); return HttpResponse.json({}); }), http.post("https://qyapi.weixin.qq.com/cgi-bin/webhook/send", () => HttpResponse.json({ errcode: 0 })));
    const [hanging, quick] = [await withRobot(db, district, "dingtalk"), await withRobot(db, other, "wecom")];
    const stuck = await Promise.all(Array.from({ length: 12 }, () => queueNotice(db, district.id, hanging, { code: CODE, at: addMilliseconds(TEST_NOW, -1) })));
    const fine = await queueNotice(db, other.id, quick, { code: CODE, at: TEST_NOW });
    const stop = new AbortController();
    const running = deliverer(db).run(stop.signal);
    await expect.poll(async () => (await row(db, fine)).state, { timeout: 2_000 }).toBe("delivered");
    const states = await Promise.all(stuck.map(async (id) => (await row(db, id)).state));
    expect(states.filter((state) => state === "sending")).toHaveLength(1);
    await expect.poll(async () => (await Promise.all(stuck.map((id) => reason(db, id)))).filter((told) => told !== null).length, { timeout: 8_000 }).toBeGreaterThan(0);
    stop.abort();
    await running;
    const told = (await Promise.all(stuck.map((id) => reason(db, id)))).find((found) => found !== null);
    expect(told).toEqual({ code: "no_answer_in_time", params: { n: 5 } });
    expect(await db.read.selectFrom("deliveries").select("id").where("state", "=", "sending").execute()).toEqual([]);
  });

  test("a digest longer than a robot takes is cut between notices and says how many are left", async () => {
    const { db, district } = await world();
    const texts: string[] = [];
    robots.use(http.post("https://qyapi.weixin.qq.com/cgi-bin/webhook/send", async ({ request }) => { texts.push(((await request.json()) as { text: { content: string } }).text.content); return HttpResponse.json({ errcode: 0 }); }));
    await queueNotice(db, district.id, await withRobot(db, district, "wecom"), { code: CODE, at: TEST_NOW, count: 40, title: "很长的督办事项" });
    await deliverer(db).run();
    expect(Buffer.byteLength(texts[0] ?? "")).toBeLessThanOrEqual(2048);
    const told = texts[0]?.match(/新登记问题/g)?.length ?? 0;
    expect(told).toBeGreaterThan(3);
    expect(texts[0]).toContain(`另有 ${40 - told} 条`);
  });
});

describe("what is queued", () => {
  test("is not sent before its time, nor to who may no longer see it, nor to a disabled account, nor to a robot that is gone", async () => {
    const { db, district } = await world();
    const { taken, url } = await mailServer();
    const sending = deliverer(db, url);
    const administrator = await addTestUser(db, "administrator");
    const robot = await withRobot(db, district, "dingtalk");
    const ids = {
      later: await queueNotice(db, district.id, "email", { code: CODE, at: TEST_NOW, notBefore: addMilliseconds(TEST_NOW, HOUR_MS) }), elsewhere: await queueNotice(db, district.id, "email", { code: "NB-2025-0002", at: TEST_NOW }),
      administrator: await queueNotice(db, administrator.id, "email", { code: CODE, at: TEST_NOW }), ofHouse: await queueNotice(db, administrator.id, "email", { at: TEST_NOW }), robot: await queueNotice(db, district.id, robot, { code: CODE, at: TEST_NOW }),
    };
    await db.transaction(async (trx) => void (await trx.updateTable("robots").set({ disabled_at: TEST_NOW }).execute()));
    expect(await sending.run()).toEqual({ sent: 1, failed: 0, dropped: 3 });
    expect(await Promise.all(Object.values(ids).map(async (id) => [(await row(db, id)).state, await reason(db, id)]))).toEqual([["queued", null], ["dropped", { code: "receiver_may_not_see" }], ["dropped", { code: "receiver_may_not_see" }], ["delivered", null], ["dropped", { code: "robot_gone" }]]);
    await db.transaction(async (trx) => void (await trx.updateTable("users").set({ disabled_at: TEST_NOW }).where("id", "=", district.id).execute()));
    sending.at(addMilliseconds(TEST_NOW, HOUR_MS));
    expect(await sending.run()).toEqual({ sent: 0, failed: 0, dropped: 1 });
    expect(await reason(db, ids.later)).toEqual({ code: "receiver_gone" });
    expect(taken.map((mail) => mail.messageId)).toEqual([`<${ids.ofHouse}@luodi.example>`]);
  });

  test("a digest tells only what its receiver still sees", async () => {
    const { db, district } = await world();
    const { taken, url } = await mailServer();
    const [mine, theirs] = [await queueNotice(db, district.id, "email", { code: CODE, title: "本区事项", at: TEST_NOW }), await queueNotice(db, district.id, "email", { code: "NB-2025-0002", title: "外区事项", at: TEST_NOW })];
    const both = JSON.stringify([...(JSON.parse((await row(db, mine)).notice_ids) as number[]), ...(JSON.parse((await row(db, theirs)).notice_ids) as number[])]);
    await db.transaction(async (trx) => { await trx.deleteFrom("deliveries").where("id", "=", theirs).execute(); await trx.updateTable("deliveries").set({ notice_ids: both }).where("id", "=", mine).execute(); });
    await deliverer(db, url).run();
    expect(taken).toHaveLength(1);
    expect(`${taken[0]?.subject} ${taken[0]?.text} ${taken[0]?.html}`).toContain("本区事项");
    expect(`${taken[0]?.subject} ${taken[0]?.text} ${taken[0]?.html}`).not.toContain("外区");
  });

  test("is sent once by several processes at once, and taken up again when its lease ran out", async () => {
    const db = await fileDb();
    await recordSamples(contextOn(db), { [CODE]: {} });
    const user = await addTestUser(db, "commerce");
    const { taken, url } = await mailServer({ delayMs: () => 10 });
    const ids = await Promise.all(Array.from({ length: 12 }, () => queueNotice(db, user.id, "email", { code: CODE, at: TEST_NOW })));
    const counts = await Promise.all([deliverer(db, url), deliverer(db, url), deliverer(db, url)].map((one) => one.run()));
    expect(counts.reduce((sum, { sent }) => sum + sent, 0)).toBe(12);
    expect(taken.map((mail) => mail.messageId).toSorted()).toEqual(ids.map((id) => `<${id}@luodi.example>`).toSorted());
    const [left = ""] = ids;
    await db.transaction(async (trx) => void (await trx.updateTable("deliveries").set({ state: "sending", leased_until: addMilliseconds(TEST_NOW, 1_000), delivered_at: null }).where("id", "=", left).execute()));
    const sending = deliverer(db, url);
    expect(await sending.run()).toEqual({ sent: 0, failed: 0, dropped: 0 });
    sending.at(addMilliseconds(TEST_NOW, 1_000));
    expect(await sending.run()).toEqual({ sent: 1, failed: 0, dropped: 0 });
    expect(taken.filter((mail) => mail.messageId === `<${left}@luodi.example>`)).toHaveLength(2);
  });

  test("is noted as failed and told to the operator where it cannot be put into words, and holds up no other", async () => {
    const { db, district } = await world();
    const { taken, url } = await mailServer();
    const [odd, fine] = [await queueNotice(db, district.id, "email", { code: CODE, at: addMilliseconds(TEST_NOW, -1) }), await queueNotice(db, district.id, "email", { code: CODE, at: TEST_NOW })];
    db.handle.prepare("UPDATE notices SET kind = 'no.such' WHERE id = (SELECT min(id) FROM notices)").run();
    const sending = deliverer(db, url);
    await expect(sending.run()).rejects.toThrow(TypeError);
    await sending.run();
    expect([(await row(db, odd)).state, await reason(db, odd), (await row(db, fine)).state]).toEqual(["queued", { code: "internal" }, "delivered"]);
    expect(taken).toHaveLength(1);
  });

  test("leaves after the commit by itself while the server runs, also while another hangs; a stop breaks off what hangs and keeps it", { timeout: 20_000 }, async () => {
    const { db, district } = await world();
    await setLocale(db, district, "zh-CN");
    const [{ taken, url }, errors] = [await mailServer(), [] as unknown[]];
    const { outbound } = deliverer(db, url);
    robots.use(http.post("https://oapi.dingtalk.com/robot/send", async () => { await delay("infinite"); return HttpResponse.json({}); }));
    const robot = await withRobot(db, district, "dingtalk");
    const sender = keepSending(db, (round) => deliverDue({ db, outbound, clock: () => new Date().toISOString() }, round), (error) => errors.push(error));
    const hanging = await queueNotice(db, district.id, robot, { code: CODE, at: TEST_NOW });
    await expect.poll(async () => (await row(db, hanging)).state).toBe("sending");
    const quick = await queueNotice(db, district.id, "email", { code: CODE, at: TEST_NOW });
    await expect.poll(async () => (await row(db, quick)).state, { timeout: 1_500 }).toBe("delivered");
    expect(taken).toHaveLength(1);
    const started = performance.now();
    await sender.stop();
    expect(performance.now() - started).toBeLessThan(6_000);
    expect(await row(db, hanging)).toMatchObject({ state: "queued", leased_until: null });
    const late = await queueNotice(db, district.id, "email", { code: CODE, at: TEST_NOW });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([(await row(db, late)).state, errors]).toEqual(["queued", []]);
  });
});
