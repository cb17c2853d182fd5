import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { action as robotsAction, loader as robotsLoader } from "#app/routes/profile_.robots/route.tsx";
import { action as deliveriesAction, loader as deliveriesLoader } from "#app/routes/settings.deliveries/route.tsx";
import { action as usersAction } from "#app/routes/settings.users_.new/route.tsx";
import { action as webhooksAction, loader as webhooksLoader } from "#app/routes/settings.webhooks/route.tsx";
import { contactFormSchema } from "#app/schemas/company-form.ts";
import { userAdd } from "#scripts/commands/user-add.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { queueNotice } from "#tests/support/notices.ts";
import { addTestUser, cookieOf, outcome, routeArgs } from "#tests/support/route-args.ts";
import type { TestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const vendors = setupServer();
beforeAll(() => vendors.listen({ onUnhandledRequest: "error" }));
afterEach(() => vendors.resetHandlers());
afterAll(() => vendors.close());

let db: Db;
let [administrator, liaison, other]: TestUser[] = [];
const cookies = new Map<number, string>();

beforeEach(async () => {
  db = await freshDb();
  [administrator, liaison, other] = [await addTestUser(db, "administrator"), await addTestUser(db, "liaison"), await addTestUser(db, "commerce")];
  for (const user of [administrator, liaison, other]) cookies.set(user.id, await cookieOf(db, user));
});

const as = (user: TestUser | undefined, path: string, form?: Record<string, string>) => routeArgs(db, path, { cookie: cookies.get(user?.id ?? 0) ?? "", ...(form ? { form } : {}) });
const audit = () => db.read.selectFrom("audit_log").select(["action", "before", "after"]).where("action", "not like", "session.%").where("action", "!=", "reference.load").orderBy("seq").execute();
const ADDRESS = "https://oapi.dingtalk.com/robot/send?access_token=very-secret-token";
const ROBOT = { intent: "add", kind: "dingtalk", name: "示例群", address: ADDRESS, secret: "SECvery-secret" };
const robots = (user: TestUser | undefined, form: Record<string, string>) => outcome(robotsAction(as(user, "/profile/robots", form)));

describe("robots", () => {
  test("are added sealed, tested, switched off and removed by their owner, and nobody else's are there", async () => {
    expect(await robots(liaison, ROBOT)).toMatchObject({ status: 303 });
    const page = (await outcome(robotsLoader(as(liaison, "/profile/robots")))).body as { robots: { id: number; version: number }[] };
    const [robot] = page.robots;
    expect(robot).toMatchObject({ kind: "dingtalk", name: "示例群", signs: true, isDisabled: false });
    const everything = JSON.stringify([page, await db.read.selectFrom("robots").selectAll().execute(), await audit()]);
    expect(everything).not.toContain("very-secret");
    let said = "";
    vendors.use(http.post("https://oapi.dingtalk.com/robot/send", async ({ request }) => { said = await request.text(); return HttpResponse.json({ errcode: 0 }); }));
    const button = { id: String(robot?.id), version: String(robot?.version) };
    expect(await robots(liaison, { intent: "test", ...button })).toMatchObject({ status: 303 });
    expect(said).toContain("这是一条测试消息");
    vendors.use(http.post("https://oapi.dingtalk.com/robot/send", () => HttpResponse.json({ errcode: 310000, errmsg: "sign not match" })));
    expect(await robots(liaison, { intent: "test", ...button })).toMatchObject({ status: 400, body: { errors: [{ code: "robot_refused" }] } });
    for (const intent of ["test", "disable", "enable", "remove"]) expect(await robots(other, { intent, ...button })).toMatchObject({ status: 404 });
    expect(await robots(liaison, { intent: "disable", ...button })).toMatchObject({ status: 303 });
    expect(await robots(liaison, { intent: "enable", ...button })).toMatchObject({ status: 409, body: { errors: [{ code: "stale" }] } });
    expect(await robots(liaison, { intent: "remove", ...button })).toMatchObject({ status: 303 });
    expect(await db.read.selectFrom("robots").select("id").execute()).toEqual([]);
    expect((await audit()).map(({ action }) => action)).toEqual(["robot.add", "robot.disable", "robot.remove"]);
  });

  test.each([
    [{ address: "https://evil.example/robot/send?access_token=1" }, "address", "address_not_of_vendor"], [{ address: "http://oapi.dingtalk.com/robot/send?access_token=1" }, "address", "address_not_https"],
    [{ address: "https://oapi.dingtalk.com/robot/send" }, "address", "address_incomplete"], [{ address: "https://user:pw@oapi.dingtalk.com/robot/send?access_token=1" }, "address", "address_with_password"],
    [{ address: "nonsense" }, "address", "address_malformed"], [{ address: "" }, "address", "required"], [{ name: "" }, "name", "required"], [{ kind: "teams" }, "kind", "unknown_value"],
    [{ kind: "wecom", address: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1" }, "secret", "robot_signs_nothing"], [{ secret: "two words" }, "secret", "invalid"],
  ])("%o is refused at its field, and the secret is not sent back", async (change, field, code) => {
    const { status, body } = await robots(liaison, { ...ROBOT, ...change });
    expect([status, (body as { errors: object[] }).errors]).toEqual([400, [expect.objectContaining({ field, code })]]);
    expect(JSON.stringify(body)).not.toContain("SECvery-secret");
    expect(await audit()).toEqual([]);
  });

  test("are added once by a form that is sent twice", async () => {
    const form = { ...ROBOT, formKey: "4dd53f0e-9a3e-4a6e-9a8b-0b8b1d3f6a22" };
    for (let times = 0; times < 2; times++) expect(await robots(liaison, form)).toMatchObject({ status: 303 });
    expect(await db.read.selectFrom("robots").select("id").execute()).toHaveLength(1);
    expect(await robots(liaison, ROBOT)).toMatchObject({ status: 400, body: { errors: [{ code: "already_exists", field: "name" }] } });
  });
});

describe("the page of messages", () => {
  const see = async (show: string) => JSON.stringify((await outcome(deliveriesLoader(as(administrator, `/settings/deliveries?show=${show}`)))).body);

  test("shows whom, through what, about what and why not, and never what a message says; a dead one is tried again or given up", async () => {
    await recordSamples(contextOn(db), { "NB-2025-0001": { name: "示例机密项目" } });
    const now = new Date().toISOString();
    const id = await queueNotice(db, other?.id ?? 0, "email", { code: "NB-2025-0001", title: "示例机密事项", at: now });
    const [open] = [await see("open")];
    expect(open).toContain('"topics":["issues"]');
    expect(open).toContain("示例commerce");
    expect(open).not.toMatch(/机密|NB-2025-0001|DB-2025/);
    await db.transaction(async (trx) => void (await trx.updateTable("deliveries").set({ state: "dead", attempts: 8, last_error: '{"code":"mail_refused","params":{"n":550}}' }).execute()));
    expect(await see("dead")).toContain("mail_refused");
    const send = (user: TestUser | undefined, intent: string, of = id) => outcome(deliveriesAction(as(user, "/settings/deliveries", { intent, id: of })));
    expect(await send(other, "retry")).toMatchObject({ status: 403 });
    expect(await send(administrator, "retry", "00000000-0000-4000-8000-00000000dead")).toMatchObject({ status: 404 });
    expect(await send(administrator, "retry")).toMatchObject({ status: 303 });
    expect(await db.read.selectFrom("deliveries").select(["id", "state", "attempts"]).execute()).toEqual([{ id, state: "queued", attempts: 0 }]);
    expect(await send(administrator, "giveUp")).toMatchObject({ status: 303 });
    expect(await send(administrator, "giveUp")).toMatchObject({ status: 409 });
    expect(await see("past")).toContain("given_up");
    expect((await audit()).map(({ action }) => action).slice(-2)).toEqual(["delivery.retry", "delivery.giveUp"]);
  });
});

describe("webhooks", () => {
  test("are listed, added with a secret that is told once, and read by those who read settings", async () => {
    const send = (user: TestUser | undefined, form: Record<string, string>) => outcome(webhooksAction(as(user, "/settings/webhooks", form)));
    expect(await send(administrator, { intent: "list", publicOrigins: "ftp://x", intranetOrigins: "" })).toMatchObject({ status: 400, body: { errors: [{ code: "bad_origin_line", field: "publicOrigins" }], values: { publicOrigins: "ftp://x" } } });
    expect(await send(administrator, { intent: "list", publicOrigins: "https://hook.example" })).toMatchObject({ status: 303 });
    const add = { intent: "add", name: "示例系统", address: "https://hook.example/in?key=very-secret", from: "now", owner: String(other?.id) };
    expect(await send(other, add)).toMatchObject({ status: 403 });
    expect(await send(administrator, { ...add, owner: "" })).toMatchObject({ status: 400, body: { errors: [{ code: "required", field: "owner" }] } });
    const added = await send(administrator, add);
    expect(added.body).toMatchObject({ ok: true, name: "示例系统", secret: expect.stringMatching(/^luodi_hook_/) as string });
    const page = await outcome(webhooksLoader(as(other, "/settings/webhooks")));
    expect(page.body).toMatchObject({ view: { writes: false, owners: [], webhooks: [{ name: "示例系统", origin: "https://hook.example", state: "active" }] } });
    expect(JSON.stringify(page.body)).not.toMatch(/very-secret|luodi_hook_/);
    expect(await outcome(webhooksLoader(as(liaison, "/settings/webhooks")))).toMatchObject({ status: 403 });
    vendors.use(http.post("https://hook.example/in", ({ request }) => new HttpResponse(null, { status: request.headers.get("luodi-signature")?.startsWith("v1=") ? 204 : 400 })));
    expect(await send(administrator, { intent: "test", id: "1" })).toMatchObject({ status: 303 });
  });
});

const NO_ADDRESSES = ["a@b.example\nBcc: all@b.example", "a@b.example\r\nSubject: x", "a b@c.example", "a@b", "a@b.example, c@d.example", "<a@b.example>", "示例 <a@b.example>", "a\u0000@b.example", "a@b.example\u2028c", "@b.example", "a@"];

test.each(NO_ADDRESSES)("%o is no e-mail address for an account, on the page or at the command line, nor for a contact", async (email) => {
  const { status, body } = await outcome(usersAction(as(administrator, "/settings/users/new", { email, name: "示例新人", role: "leader", password: "Orchid-Lantern-43" })));
  expect([status, (body as { errors: object[] }).errors]).toEqual([400, [expect.objectContaining({ code: "bad_email", field: "email" })]]);
  const command = await userAdd.run({ values: { email, name: "示例新人", role: "leader" }, positionals: [], env: { databasePath: "", dataDir: "" }, ctx: contextOn(db), readStdin: async () => "Orchid-Lantern-43" });
  expect(command).toMatchObject({ ok: false, errors: [{ code: "bad_email" }] });
  expect(contactFormSchema.safeParse({ intent: "contact", name: "示例联系人", email }).success).toBe(false);
  expect(await db.read.selectFrom("users").select("id").execute()).toHaveLength(3);
});
