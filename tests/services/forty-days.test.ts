import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from "vitest";
import { addDays } from "#app/domain/dates.ts";
import type { DeliveryChannel } from "#app/domain/deliveries.ts";
import { addMilliseconds, HOUR_MS } from "#app/domain/instants.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { deliverDue } from "#app/services/deliveries/deliver.server.ts";
import { askClosing, askLonger, receiveIssue, replyToIssue } from "#app/services/issues/answer-issue.server.ts";
import { issuePage } from "#app/services/issues/issue-page.server.ts";
import { handOver, raiseIssue } from "#app/services/issues/raise-issue.server.ts";
import { answerExtension, closeIssue } from "#app/services/issues/settle-issue.server.ts";
import { gatherDigests } from "#app/services/notices/gather-digests.server.ts";
import { saveChoices } from "#app/services/notices/own-choices.server.ts";
import { escalate, remind } from "#app/services/notices/remind.server.ts";
import { singleRound } from "#app/services/outbound/keep-sending.server.ts";
import { outboundOf } from "#app/services/outbound/outbound.server.ts";
import { addRobot } from "#app/services/robots/own-robots.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { mailServer } from "#tests/support/mail-server.ts";
import { addTestUser, TEST_SECRET } from "#tests/support/route-args.ts";
import { recordSamples, reviseSample } from "#tests/support/sample-projects.ts";

const robots = setupServer();
beforeAll(() => robots.listen({ onUnhandledRequest: "bypass" }));
afterEach(() => robots.resetHandlers());
afterAll(() => robots.close());

const [CODE, NUMBER, FIRST] = ["NB-2025-0001", "DB-2025-0001", "2025-07-01"];
const HOME = "330206";
const PEOPLE = {
  commerce: { role: "commerce" }, liaison: { role: "liaison" }, successor: { role: "liaison" }, district: { role: "district", district: HOME }, grid: { role: "unit", unit: "power_grid" }, energy: { role: "unit", unit: "energy" },
  leader: { role: "leader" }, administrator: { role: "administrator" }, gone: { role: "unit", unit: "power_grid" }, ecology: { role: "unit", unit: "ecology" }, cixi: { role: "district", district: "330282" }, auditor: { role: "auditor" },
} as const;
type Name = keyof typeof PEOPLE;

/** The instant of a time in Shanghai on one of the forty days. */
const on = (day: number, time: string): string => addMilliseconds(`${addDays(FIRST, day - 1)}T${time}:00.000Z`, -8 * HOUR_MS);

function done<T>(verdict: Verdict<T>): T {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
  return verdict.value;
}

async function world() {
  const [db, mail] = [await freshDb(), await mailServer()];
  const outbound = outboundOf({ sessionSecret: TEST_SECRET, origin: null, mail: { url: mail.url, from: "luodi@luodi.example" } });
  onTestFinished(() => outbound.mailer?.close());
  const people = new Map<Name, Principal>();
  for (const [name, { role, ...assigned }] of Object.entries(PEOPLE) as [Name, { role: Exclude<Principal["role"], "system">; district?: string; unit?: string }][]) {
    const place = { district: null, unit: null, ...assigned };
    const { id } = await addTestUser(db, role, { email: `${name}@luodi.test`, name, now: on(1, "00:00"), ...place });
    people.set(name, { ...SYSTEM, userId: id, name, role, ...place });
  }
  const as = (name: Name, now: string) => contextOn(db, now, people.get(name));
  db.handle.prepare("UPDATE users SET disabled_at = ? WHERE name = 'gone'").run(on(1, "00:00"));
  await recordSamples(contextOn(db, on(1, "08:00")), { [CODE]: { liaisonId: people.get("liaison")?.userId ?? null, plans: [{ type: "completed", planOn: addDays(FIRST, 29) }] } });
  const choose = async (name: Name, channel: DeliveryChannel, mode: "at_once" | "digest") => done(await saveChoices(as(name, on(1, "08:00")), {
    quietFrom: "22:00", quietTo: "07:00", digestAt: "08:30", locale: "zh-CN", seen: 0, choices: (name === "liaison" || name === "district" ? (["issues", "dates"] as const) : (["issues"] as const)).map((topic) => ({ topic, channel, mode })),
  }));
  const robot = done(await addRobot(as("liaison", on(1, "08:00")), outbound.seals, { kind: "dingtalk", name: "示例群", address: "https://oapi.dingtalk.com/robot/send?access_token=example", secret: "SECexample", formKey: undefined }));
  await choose("liaison", `robot:${robot.id}`, "at_once");
  for (const name of ["grid", "commerce"] as const) await choose(name, "email", "at_once");
  for (const name of ["district", "leader"] as const) await choose(name, "email", "digest");
  return { db, mail, outbound, as };
}

type World = Awaited<ReturnType<typeof world>>;

type Event = readonly [at: string, work: () => Promise<unknown>];

/** What people do in those days; between it the program goes its own way. */
function story({ as }: World): readonly Event[] {
  const form = async (name: Name, at: string) => ({ number: NUMBER, seen: done(await issuePage(as(name, at), NUMBER)).seen });
  const step = (day: number, time: string, name: Name, work: (ctx: ReturnType<typeof as>, form: { number: string; seen: number }) => Promise<Verdict<unknown>>) =>
    [on(day, time), async () => done(await work(as(name, on(day, time)), await form(name, on(day, time))))] as const;
  return [
    [on(1, "15:00"), async () => done(await raiseIssue(as("commerce", on(1, "15:00")), { code: CODE, category: "utilities", source: "meeting", title: "线路未通", detail: null, blocking: true, milestone: null }))],
    step(1, "15:10", "commerce", (ctx, given) => handOver(ctx, { ...given, lead: "power_grid", supports: ["energy"], requirement: null, dueOn: addDays(FIRST, 10), days: null, unit: "calendar" })),
    step(2, "10:00", "grid", (ctx, given) => receiveIssue(ctx, given)),
    step(2, "23:30", "energy", (ctx, given) => replyToIssue(ctx, { ...given, reply: "已配合。" })),
    step(9, "10:00", "grid", (ctx, given) => askLonger(ctx, { ...given, until: addDays(FIRST, 13), reason: "待批" })),
    step(9, "16:00", "district", (ctx, given) => answerExtension(ctx, { ...given, answer: "granted", note: null })),
    step(19, "22:30", "energy", (ctx, given) => replyToIssue(ctx, { ...given, reply: "已配合，等复电。" })),
    [on(20, "06:00"), () => reviseSample(as("commerce", on(20, "06:00")), CODE, { liaisonId: as("successor", FIRST).actor.userId })],
    step(33, "10:00", "grid", (ctx, given) => replyToIssue(ctx, { ...given, reply: "已通电。" })),
    step(33, "10:05", "grid", (ctx, given) => askClosing(ctx, { ...given, note: null })),
    step(34, "15:00", "district", (ctx, given) => closeIssue(ctx, { ...given, note: null })),
  ];
}

/** On these days the machine stood still: no job ran, nothing was sent. */
const DOWN = [29, 30];

/** Lives through the days: every event at its time, the jobs at theirs, and whatever may leave is sent; answers what arrived. */
async function live(here: World): Promise<string[]> {
  const { db, mail, outbound } = here;
  const arrived: string[] = [];
  let now = on(1, "08:00");
  robots.use(http.post("https://oapi.dingtalk.com/robot/send", async ({ request }) => {
    const { text } = (await request.json()) as { text: { content: string } };
    arrived.push(`${shown(now)} liaison robot: ${text.content.split("\n\n").slice(1, -1).map((part) => part.split("\n")[0]).join(" + ")}`);
    return HttpResponse.json({ errcode: 0, errmsg: "ok" });
  }));
  const send = async () => {
    const before = mail.taken.length;
    await gatherDigests({ db, now });
    await deliverDue({ db, outbound: { ...outbound, resolve: async () => [{ address: "8.8.8.8", family: 4 }] }, clock: () => now }, singleRound(new AbortController().signal));
    const fresh = mail.taken.slice(before).map(({ to, text = "" }) => `${shown(now)} ${[to ?? []].flat()[0]?.text.replace(/.*<(.*)@.*/, "$1")} mail: ${text.split("\n\n").slice(1, -1).map((part) => part.split("\n")[0]).join(" + ")}`);
    arrived.push(...fresh.toSorted());
  };
  const jobs = Array.from({ length: 40 }, (_, index) => index + 1).filter((day) => !DOWN.includes(day)).flatMap((day): Event[] => [
    [on(day, "07:00"), async () => undefined], [on(day, "08:00"), () => remind(contextOn(db, now))], [on(day, "08:10"), () => escalate(contextOn(db, now))], [on(day, "08:30"), async () => undefined],
    // A second runner, and one that comes late, find nothing left to do.
    [on(day, "09:00"), async () => { await remind(contextOn(db, now)); await escalate(contextOn(db, now)); }],
  ]);
  for (const [at, work] of [...jobs, ...story(here)].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    now = at;
    await work();
    await send();
  }
  return arrived;
}

const shown = (instant: string) => addMilliseconds(instant, 8 * HOUR_MS).slice("2025-".length, "2025-07-01T00:00".length).replace("T", " ");

/** Every notice in the program: when, what, to whom. */
function told({ db }: World): string[] {
  const rows = db.handle.prepare("SELECT at, kind, name, params FROM notices INNER JOIN users ON users.id = user_id ORDER BY notices.id").all() as { at: string; kind: string; name: string; params: string }[];
  const lines = new Map<string, string[]>();
  for (const { at, kind, name, params } of rows) {
    const { daysLate } = JSON.parse(params) as { daysLate?: number };
    const event = `${shown(at)} ${kind}${daysLate === undefined ? "" : ` ${daysLate}`}`;
    lines.set(event, [...(lines.get(event) ?? []), name]);
  }
  return [...lines].map(([event, names]) => `${event} → ${names.toSorted().join(" ")}`);
}

const TOLD = `
07-01 08:00 rates.old → administrator commerce
07-01 15:00 issue.raised → district liaison
07-01 15:10 issue.handedOver → district energy grid liaison
07-02 10:00 issue.received → commerce liaison
07-02 23:30 issue.replied → commerce district grid liaison
07-08 08:00 issue.dueSoon -3 → energy grid
07-09 10:00 issue.longerAsked → commerce district
07-09 16:00 issue.granted → commerce energy grid liaison
07-11 08:00 issue.dueSoon -3 → energy grid
07-15 08:00 issue.overdue 1 → commerce energy grid liaison
07-15 08:00 milestone.dueSoon -15 → district liaison
07-19 22:30 issue.replied → commerce district grid liaison
07-20 08:00 issue.overdue 6 → commerce energy grid successor
07-21 08:10 issue.escalated 7 → commerce
07-25 08:00 issue.overdue 11 → commerce energy grid successor
07-31 08:00 issue.overdue 17 → commerce energy grid successor
07-31 08:00 milestone.late 1 → district successor
07-31 08:10 issue.escalated 17 → leader
08-01 08:00 rates.old → administrator commerce
08-02 10:00 issue.replied → commerce district successor
08-02 10:05 issue.closingAsked → commerce district successor
08-03 15:00 issue.closed → commerce energy grid successor
`;

/** Quiet hours end at 07:00, the digest comes at 08:30; of 07-19 22:30 the former liaison hears nothing more. */
const ARRIVED = `
07-01 15:00 liaison robot: 新登记问题：线路未通
07-01 15:10 liaison robot: 督办交办：线路未通
07-01 15:10 grid mail: 督办交办：线路未通
07-02 08:30 district mail: 新登记问题：线路未通 + 督办交办：线路未通
07-02 10:00 liaison robot: 督办已签收：线路未通
07-02 10:00 commerce mail: 督办已签收：线路未通
07-03 07:00 liaison robot: 督办有反馈：线路未通
07-03 07:00 commerce mail: 督办有反馈：线路未通
07-03 07:00 grid mail: 督办有反馈：线路未通
07-03 08:30 district mail: 督办有反馈：线路未通
07-08 08:00 grid mail: 督办剩 3 天：线路未通
07-09 10:00 commerce mail: 申请延期：线路未通
07-09 16:00 liaison robot: 同意延期：线路未通
07-09 16:00 commerce mail: 同意延期：线路未通
07-09 16:00 grid mail: 同意延期：线路未通
07-10 08:30 district mail: 申请延期：线路未通
07-11 08:00 grid mail: 督办剩 3 天：线路未通
07-15 08:00 liaison robot: 督办逾期 1 天：线路未通 + 节点临近：竣工
07-15 08:00 commerce mail: 督办逾期 1 天：线路未通
07-15 08:00 grid mail: 督办逾期 1 天：线路未通
07-15 08:30 district mail: 节点临近：竣工
07-20 07:00 commerce mail: 督办有反馈：线路未通
07-20 07:00 grid mail: 督办有反馈：线路未通
07-20 08:00 commerce mail: 督办逾期 6 天：线路未通
07-20 08:00 grid mail: 督办逾期 6 天：线路未通
07-20 08:30 district mail: 督办有反馈：线路未通
07-21 08:10 commerce mail: 逾期上报，7 天未办结：线路未通
07-25 08:00 commerce mail: 督办逾期 11 天：线路未通
07-25 08:00 grid mail: 督办逾期 11 天：线路未通
07-31 08:00 commerce mail: 督办逾期 17 天：线路未通
07-31 08:00 grid mail: 督办逾期 17 天：线路未通
07-31 08:30 district mail: 节点逾期 1 天：竣工
07-31 08:30 leader mail: 逾期上报，17 天未办结：线路未通
08-02 10:00 commerce mail: 督办有反馈：线路未通
08-02 10:05 commerce mail: 待核查：线路未通
08-03 08:30 district mail: 督办有反馈：线路未通 + 待核查：线路未通
08-03 15:00 commerce mail: 督办已销号：线路未通
08-03 15:00 grid mail: 督办已销号：线路未通
`;

test("forty days of a project: every notice, to whom and how it came, once", { timeout: 120_000 }, async () => {
  const here = await world();
  const arrived = await live(here);
  expect(told(here).join("\n")).toBe(TOLD.trim());
  expect(arrived.join("\n")).toBe(ARRIVED.trim());
  const ids = here.mail.taken.map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(here.db.handle.prepare("SELECT state, count(*) AS n FROM deliveries GROUP BY state").all()).toEqual([{ state: "delivered", n: arrived.length }]);
  expect(here.db.handle.prepare("SELECT count(*) FROM notices_waiting").pluck().get()).toBe(0);
});
