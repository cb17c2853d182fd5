import { describe, expect, it } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import { loader as feed } from "#app/routes/calendar_.feed.$file.ts";
import { renewCalendarSecret } from "#app/services/auth/calendar-secrets.server.ts";
import { AWAY, CANARY, canaryWorld, CREDITED, everyRoute, HIDDEN, HOME, LEAD, newest, OWN, stateOf, WORK } from "#tests/support/canary.ts";
import type { Caller } from "#tests/support/canary.ts";
import { contextOn } from "#tests/support/database.ts";
import { outcome, routeArgs } from "#tests/support/route-args.ts";
import { pagesOf, WALK } from "#tests/support/canary-walk.ts";

type World = Awaited<ReturnType<typeof canaryWorld>>;

/** Who has no relation to the canary's projects, or none of their own at all. */
async function strangersIn({ caller }: World): Promise<Caller[]> {
  return [
    await caller("other district", "district", { district: AWAY }), await caller("no district", "district"), await caller("other liaison", "liaison", { district: AWAY }), await caller("liaison of nothing", "liaison"),
    await caller("other unit", "unit", { unit: "power_grid" }), await caller("no unit", "unit"), await caller("administrator", "administrator"),
  ];
}

/** What somebody is shown of the canary's projects; a code that they asked for themselves may be said back to them. */
const seenBy = async (world: World, who: Caller, marks = [CANARY, WORK, LEAD]) => {
  const hits: string[] = [];
  let asked = 0;
  for (const [route, { loader }] of await everyRoute()) {
    for (const call of loader ? pagesOf(route, world.db, world.today) : []) {
      asked += 1;
      const { text } = await who.call(loader, call);
      if (marks.some((mark) => text.includes(mark) && !call.path.includes(`=${mark}`))) hits.push(`${route} ${call.path}`);
    }
  }
  const feedText = await feedOf(world, who);
  return { hits: marks.some((mark) => feedText.includes(mark)) ? [...hits, "calendar feed"] : hits, asked };
};

/** The calendar that somebody's secret opens. */
async function feedOf({ db }: World, who: Caller): Promise<string> {
  const made = await renewCalendarSecret(contextOn(db, new Date().toISOString(), { ...SYSTEM, userId: who.id }), "zh-CN", undefined);
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  const { body } = await outcome(feed(routeArgs(db, "/calendar/feed/x.ics", { params: { file: `${made.value.secret}.ics` }, context: { clientAddress: who.name } })));
  return typeof body === "string" ? body : "";
}

/** Codes that say no more than that there is no such thing. */
const NOT_THERE = /"code":"(forbidden|not_found|no_such_\w+|unknown_\w+|document_\w+|stale)"/;

/** Numbers of the canary's records in forms about a project of one's own: refused, with nothing told and nothing changed. */
async function expectNothingDrawnIn(world: World, who: Caller): Promise<void> {
  const [db, routes] = [world.db, await everyRoute()];
  const own = (part: string, form: Record<string, string>) => ({ route: part === "" ? "projects.$code" : `projects.$code_.${part.replace("/", "_.")}`, path: `/projects/${OWN}/${part}`, form });
  const of = (table: string) => { const { item, id } = newest(db, table); return { item, seen: id }; };
  const document = newest(db, "documents").item;
  const day = world.today;
  const attempts = [
    own("commitments", { intent: "contract", kind: "formal", name: "合同", parties: "甲乙", signedOn: day, document }), own("commitments", { intent: "commit", side: "investor", indicator: "jobs", value: "1", dueOn: day, contract: newest(db, "contracts").item }),
    own("commitments", { intent: "report", ...of("commitments"), actualValue: "1", actualOn: day }), own("commitments", { intent: "amend", ...of("commitments"), value: "1", amendmentReason: "改" }), own("commitments", { intent: "withdraw", ...of("commitments"), reason: "改" }),
    own("commitments", { intent: "breach", ...of("commitments"), step: "notice", stepOn: day, breachReason: "改" }), own("commitments", { intent: "rectify", ...of("performance_reviews"), rectified: "failed", rectifiedOn: day }), own("commitments", { intent: "renew", ...of("contracts"), renewedOn: day, validUntil: day }),
    own("land", { intent: "plot", ...of("land_plots"), name: "改" }), own("land", { intent: "exception", ...of("land_plots"), exceptionOn: day, exceptionNote: "改" }), own("land", { intent: "removePlot", ...of("land_plots") }),
    own("files", { intent: "edit", item: document, version: newest(db, "documents").id, kind: "other" }), own("files", { intent: "remove", item: document, version: newest(db, "documents").id, reason: "改" }),
    own("talks", { intent: "talk", channel: "call", on: day, note: "谈话", "contacts[0]": newest(db, "contacts").item }), own("talks", { intent: "correct", talk: newest(db, "project_updates", "note LIKE '谈话%'").id, channel: "call", on: day, note: "改" }),
    own("talks", { intent: "remove", talk: newest(db, "project_updates", "note LIKE '谈话%'").id, reason: "改" }), own("talks", { intent: "withdraw", transfer: newest(db, "lead_transfers").id }),
    own("people", { intent: "speaks", contact: newest(db, "contacts").item }), own("people", { intent: "contact", name: "李某", company: newest(db, "companies", `name LIKE '%${CANARY}'`).item }),
    own("people", { intent: "relate", version: "1", relation: "partOf", other: WORK }), own("people", { intent: "relate", version: "1", relation: "duplicateOf", other: LEAD }),
    own("admission", { intent: "opinion", ...of("admission_opinions"), opinion: "agree" }), own("admission", { intent: "askResource", ...of("resource_requests"), kind: "energy", year: day.slice(0, 4), asked: "1" }),
    own("progress/report", { month: day.slice(0, 7), done: "1万", document }), own("progress/report", { month: day.slice(0, 7), done: "1万", seen: newest(db, "progress_reports").id }),
    { route: "leads_.transfers", path: "/leads/transfers", form: { intent: "accept", item: newest(db, "lead_transfers").item, transfer: newest(db, "lead_transfers").id } },
    { route: "board", path: "/board", form: { intent: "move", code: WORK, version: "1", to: "building" } },
  ];
  const before = stateOf(db);
  for (const { route, path, form } of attempts) {
    const { status, text } = await who.call(routes.get(route)?.action, { path, params: { code: OWN }, form });
    expect([status >= 400 && status < 500, NOT_THERE.test(text), text.includes(CANARY)], `${route} ${JSON.stringify(form)} → ${status} ${text}`).toEqual([true, true, false]);
    expect(stateOf(db), `${route} ${JSON.stringify(form)} → ${text}`).toEqual(before);
  }
}

async function walked() {
  const world = await canaryWorld();
  const [routes, strangers, refusals] = [await everyRoute(), await strangersIn(world), new Set<string>()];
  for (const step of WALK) {
    const [action, call] = [routes.get(step.route)?.action, step.call(world.db, world.today)];
    const before = stateOf(world.db);
    for (const who of strangers) {
      const { status, text } = await who.call(action, call);
      if (status !== 404 && status !== 403) refusals.add(`${who.name}: ${status} ${step.route} ${JSON.stringify(call.form)} ${text}`);
      if (text.includes(CANARY) && !JSON.stringify(call.form).includes(CANARY)) refusals.add(`${who.name} is told of it: ${step.route} ${text}`);
    }
    expect(stateOf(world.db), `${step.route} ${JSON.stringify(call.form)} by strangers`).toEqual(before);
    const { status, text } = await world.commerce.call(action, call);
    expect([status < 400, text.slice(0, 600)], `${step.route} ${JSON.stringify(call.form)} by commerce`).toEqual([true, expect.anything()]);
    expect(stateOf(world.db), `${step.route} ${JSON.stringify(call.form)} changes nothing`).not.toEqual(before);
  }
  return { world, strangers, refusals };
}

describe("what is not theirs", () => {
  it("cannot be changed by strangers, nor drawn into a project of their own, nor read on any page, file, list or suggestion", { timeout: 400_000 }, async () => {
    const { world, strangers, refusals } = await walked();
    expect([...refusals]).toEqual([]);
    await expectNothingDrawnIn(world, strangers[0] as Caller);
    for (const who of strangers) {
      const { hits, asked } = await seenBy(world, who);
      expect(hits, who.name).toEqual([]);
      expect(asked).toBeGreaterThan(100);
    }
    const unit = await world.caller("asked unit", "unit", { unit: "energy" });
    const known = [world.liaison, await world.caller("own district", "district", { district: HOME }), await world.caller("credited district", "district", { district: CREDITED }), unit];
    for (const who of known) {
      const { hits } = await seenBy(world, who);
      expect(hits.length, who.name).toBeGreaterThan(25);
      expect(["projects[.csv]", "projects[.xlsx]", "progress[.csv]", "progress[.xlsx]", "calendar feed"].filter((file) => !hits.some((hit) => hit.startsWith(file))), who.name).toEqual([]);
    }
    expect((await seenBy(world, world.liaison, [HIDDEN])).hits.map((hit) => hit.split(" ")[0])).toEqual(expect.arrayContaining(["projects.$code_.history", "projects.$code_.questions", "projects.$code_.issues"]));
    expect((await seenBy(world, unit, [HIDDEN])).hits).toEqual([]);
  });
});
