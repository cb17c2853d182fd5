import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "#db/connection.server.ts";
import { canaryWorld, CREDITED, everyRoute, HOME, stateOf } from "#tests/support/canary.ts";
import type { Caller, RouteModule } from "#tests/support/canary.ts";
import { ISSUE_WALK, pagesOf, WALK } from "#tests/support/canary-walk.ts";
import type { Step } from "#tests/support/canary-walk.ts";
import { COMMERCE_WALK, OWN_WALK, SETTINGS_WALK } from "#tests/support/office-walk.ts";

/** One of each who has to do with the canary's projects: their liaison, their district, the district that shares the credit, the unit that was asked. */
const PERSONS = ["commerce", "liaison", "district", "credited", "unit", "leader", "auditor", "administrator"] as const;
type Person = (typeof PERSONS)[number];

const [COMMERCE, ADMINISTRATOR, OVERRIDING]: readonly Person[][] = [["commerce"], ["administrator"], ["commerce", "leader"]] as const;
const WRITERS: readonly Person[] = ["commerce", "liaison", "district", "credited"];
/** About the lead, whose credit nobody shares. */
const OF_LEAD: readonly Person[] = ["commerce", "liaison", "district"];
const READERS: readonly Person[] = [...WRITERS, "unit", "leader", "auditor"];
const WHOLE_CITY: readonly Person[] = ["commerce", "leader", "auditor"];
const OF_SETTINGS: readonly Person[] = [...WHOLE_CITY, "administrator"];

const each = (route: string, intents: string, persons: readonly Person[]) => intents.split(" ").map((intent) => [`${route} ${intent}`.trim(), persons] as const);

/** Who may send which form; everybody else is refused and changes nothing. */
const MAY: ReadonlyMap<string, readonly Person[]> = new Map([
  ...each("projects.$code", "record clear skip apply note plan suspend resume", WRITERS), ...each("projects.$code", "terminate reopen", OF_LEAD), ...each("projects.$code", "archive restore", COMMERCE),
  ...each("projects.$code", "moveBack", OVERRIDING), ["projects.$code record override", OVERRIDING] as const, ...each("board", "moveBack", OVERRIDING), ...each("board", "move", WRITERS),
  ...each("projects.$code_.plan", "template forecasts", OF_LEAD), ...each("projects.$code_.edit", "", OF_LEAD), ...each("projects.new", "", WRITERS), ...each("leads.new", "save saveAndAnother", WRITERS),
  ...each("projects.$code_.people", "contact silent relate", OF_LEAD), ...each("projects.$code_.people", "share", COMMERCE),
  // A contact that commerce entered is known to others only while it speaks for a project of theirs.
  ...each("projects.$code_.people", "speaks", COMMERCE), ...each("investors.$id", "removeContact", COMMERCE),
  ...each("investors.$id", "contact", WRITERS), ...each("investors.$id_.edit", "", WRITERS), ...each("investors.new", "", WRITERS), ...each("investors.$id_.merge", "", COMMERCE), ...each("investors.$id", "undoMerge", COMMERCE),
  ...each("projects.$code_.talks", "talk correct remove release ask withdraw", OF_LEAD), ...each("projects.$code_.talks", "renew", COMMERCE), ...each("leads_.transfers", "refuse accept", ["commerce", "credited"]),
  ...each("projects.$code_.admission", "ask screen plan askResource", WRITERS), ...each("projects.$code_.admission", "opinion followUp", ["commerce", "unit"]),
  ...each("projects.$code_.admission", "decide reopen withdraw extend approve revoke allocate", COMMERCE), ...each("resources", "", COMMERCE),
  ...each("projects.$code_.issues", "raise", [...WRITERS, "leader"]), ...each("chiefs", "save remove", COMMERCE), ...each("settings.days-off", "add remove", ADMINISTRATOR), ...each("projects.$code_.questions", "link revokeLink log answer toIssue", WRITERS), ...each("task-force", "decide", ["commerce", "district", "credited"]), ...each("task-force", "raise", [...WRITERS, "leader"]), ...each("issues.$number", "withdraw", [...WRITERS, "leader"]), ...each("issues.$number", "handOver reopen", ["commerce", "district", "credited"]), ...each("issues.$number", "grant decline", ["district", "credited"]),
  ...each("issues.$number", "receive reply", ["commerce", "unit"]), ...each("issues.$number", "askLonger askClosing", COMMERCE), ...each("issues.$number", "close sendBack", ["liaison", "district", "credited", "leader"]),
  ...each("projects.$code_.files", "add edit revise remove", WRITERS), ...each("projects.$code_.commitments", "contract commit amend report renew withdraw", WRITERS),
  ...each("projects.$code_.commitments", "judge breach review rectify", COMMERCE), ...each("projects.$code_.land", "plot sign removePlot takeOver", WRITERS), ...each("projects.$code_.land", "exception", COMMERCE),
  ...each("projects.$code_.progress_.plan", "", WRITERS), ...each("projects.$code_.progress_.report", "", WRITERS), ...each("today", "open blocked", WRITERS), ...each("today_.updates", "done", WRITERS),
  ...each("capital-events_.$id", "save withdraw", COMMERCE), ...each("settings.gates_.$rule", "set", ["commerce", "administrator"]),
  ...["settings.landing", "settings.passwords", "settings.leads", "settings.progress", "settings.jobs", "settings.targets_.$quota.$year", "settings.users_.new"].flatMap((route) => each(route, "", ADMINISTRATOR)),
  ...each("settings.rates", "rate", ADMINISTRATOR), ...each("settings.users_.$id", "change password", ADMINISTRATOR), ...each("settings.users", "disable enable unlock", ADMINISTRATOR),
  ...each("settings.deliveries", "retry giveUp", ADMINISTRATOR), ...each("settings.webhooks", "list add pause resume remove", ADMINISTRATOR), ...each("profile_.robots", "add", PERSONS), ...each("profile_.robots", "disable enable remove", COMMERCE),
  ...each("profile", "name endOthers createToken renewCalendar password", PERSONS), ...each("profile", "revokeToken", ["commerce", "administrator"]), ...each("profile", "revokeCalendar", COMMERCE),
  ...each("notices", "open", COMMERCE), ...each("notices", "readAll", PERSONS), ...each("profile_.notices", "save", PERSONS),
]);

/** Forms that strangers may send, and a file and test messages that the tests of their pages send: what they do is shown there. */
const ELSEWHERE = new Set(["ask.$secret", "settings.webhooks test", "profile_.robots test", "sign-in", "sign-out", "preferences", "settings.rates import"]);

/** Who can open which page or file, of the projects they see; everybody else is refused. */
const OPENS: ReadonlyMap<string, readonly Person[]> = new Map([
  ...["task-force", "chiefs", "issues._index", "issues.$number", "issues.$number_.slip", "projects.$code_.issues", "admission", "board", "calendar", "commitments", "investors.$id", "investors._index", "leads", "progress", "progress[.csv]", "progress[.xlsx]", "projects.$code", "projects.$code_.admission", "projects.$code_.commitments",
    "projects.$code_.files", "projects.$code_.files_.$id", "projects.$code_.history", "projects.$code_.land", "projects.$code_.people", "projects.$code_.plan", "projects.$code_.progress", "projects.$code_.talks", "projects._index",
    "projects[.csv]", "projects[.xlsx]", "quotas.$id", "quotas.$id_.list[.csv]", "quotas._index", "resources"].map((route) => [route, READERS] as const),
  ...["investors.$id_.edit", "investors.new", "investors.similar", "leads.new", "leads_.duplicates", "leads_.transfers", "projects.$code_.edit", "projects.$code_.progress_.plan", "projects.$code_.progress_.report", "projects.new", "today"].map((route) => [route, WRITERS] as const),
  ...["settings", "settings._index", "settings.days-off", "settings.gates", "settings.gates_.$rule", "settings.landing", "settings.leads", "settings.passwords", "settings.progress", "settings.rates", "settings.targets", "settings.targets_.$quota.$year"].map((route) => [route, OF_SETTINGS] as const),
  ...["settings.users", "settings.users_.$id", "settings.users_.new"].map((route) => [route, ADMINISTRATOR] as const), ...["capital-events_.$id", "investors.$id_.merge"].map((route) => [route, COMMERCE] as const),
  ["settings.jobs", ["auditor", "administrator"]],
  ...["settings.deliveries", "settings.webhooks"].map((route) => [route, OF_SETTINGS] as const),
  ...["questions", "projects.$code_.questions"].map((route) => [route, [...WRITERS, "leader", "auditor"]] as const),
  ["capital-events", WHOLE_CITY], ...["_index", "profile", "profile_.robots", "profile_.notices", "notices", "notices_.unread", "preferences", "sign-in", "sign-out"].map((route) => [route, PERSONS] as const), ...["$", "ask.$secret", "calendar_.feed.$file"].map((route) => [route, []] as const),
]);

/**
 * What else than that they may not is told to those who could do a part of it: a leader lacks the reason of an override, a writer may not
 * override; a unit answers only what it was handed or leads, and nobody settles what their own unit answered.
 */
const ALSO_REFUSED = /"code":"override_forbidden"|"code":"required","field":"overrideReason"|"code":"(not_handed_to_you|lead_only|own_extension|recheck_own_\w+)"/;

let routes: ReadonlyMap<string, RouteModule>;
beforeAll(async () => { routes = await everyRoute(); });

/** A form by its page, its intent or state and whether it overrides a gate; some pages have only one form. */
function keyOf(route: string, form: Readonly<Record<string, string>> = {}): string {
  const key = `${route} ${form.intent ?? form.state ?? ""}${form.overrideReason ? " override" : ""}`.trim();
  return MAY.has(key) ? key : route;
}

async function peopled() {
  const world = await canaryWorld();
  const people: Readonly<Record<Person, Caller>> = {
    commerce: world.commerce, liaison: world.liaison, district: await world.caller("own district", "district", { district: HOME }), credited: await world.caller("credited district", "district", { district: CREDITED }),
    unit: await world.caller("asked unit", "unit", { unit: "energy" }), leader: await world.caller("leader", "leader"), auditor: await world.caller("auditor", "auditor"), administrator: await world.caller("administrator", "administrator"),
  };
  return { world, people };
}

type Peopled = Awaited<ReturnType<typeof peopled>>;

/** Sends one form as everybody: those who may on a copy each, the others on the database itself; then one of the first on it. */
async function sendAsEverybody({ world: { db, today }, people }: Peopled, step: Step): Promise<string> {
  const [action, call] = [routes.get(step.route)?.action, step.call(db, today)];
  const key = keyOf(step.route, call.form);
  const allowed = MAY.get(key) ?? [];
  const [before, image] = [stateOf(db), db.handle.serialize()];
  for (const person of PERSONS) {
    const copy = allowed.includes(person) && person !== allowed[0] ? openDatabase(image) : null;
    if (person === allowed[0]) continue;
    const { status, text } = await people[person].call(action, call, copy ?? db);
    const answer = `${person}: ${key} ${JSON.stringify(call.form)} → ${status} ${text.slice(0, 400)}`;
    if (copy) expect(status < 400, answer).toBe(true);
    else expect(status === 403 || status === 404 || (status === 400 && ALSO_REFUSED.test(text)), answer).toBe(true);
    await copy?.close();
  }
  expect(stateOf(db), `${key} by those who may not`).toEqual(before);
  const { status, text } = await people[allowed[0] ?? "commerce"].call(action, call);
  expect(status < 400, `${allowed[0]}: ${key} ${JSON.stringify(call.form)} → ${status} ${text.slice(0, 400)}`).toBe(true);
  return key;
}

describe("every form", () => {
  it("is taken from those who may send it and refused to everybody else, and every page opens for those who may read it", { timeout: 400_000 }, async () => {
    const party = await peopled();
    const sent = new Set<string>();
    for (const step of [...COMMERCE_WALK, ...WALK, ...ISSUE_WALK, ...SETTINGS_WALK]) sent.add(await sendAsEverybody(party, step));
    const { world, people } = party;
    for (const [route, { loader }] of routes)
      for (const person of loader ? PERSONS : []) {
        const may = OPENS.get(route)?.includes(person);
        const statuses: number[] = [];
        for (const page of pagesOf(route, world.db, world.today).slice(0, 2)) statuses.push((await people[person].call(loader, page)).status);
        if (may) expect(statuses.some((status) => status < 400) && statuses.every((status) => status < 400 || status === 404), `${person} opens ${route}: ${statuses}`).toBe(true);
        else expect(statuses.every((status) => status === 403 || status === 404), `${person} is kept from ${route}: ${statuses}`).toBe(true);
      }
    for (const step of OWN_WALK) sent.add(await sendAsEverybody(party, step));
    expect([...MAY.keys()].filter((key) => !sent.has(key))).toEqual([]);
  });
});

describe("the tables", () => {
  it("know every page, every form and every intent there is", async () => {
    const withAction = [...routes].filter(([, { action }]) => action).map(([route]) => route);
    const known = [...MAY.keys(), ...ELSEWHERE].map((key) => key.split(" ")[0]);
    expect(withAction.filter((route) => !known.includes(route))).toEqual([]);
    expect([...routes].filter(([route, { loader }]) => loader && !OPENS.has(route)).map(([route]) => route)).toEqual([]);
    expect([...OPENS.keys()].filter((route) => !routes.get(route)?.loader)).toEqual([]);
    const schemas = join(import.meta.dirname, "../../app/schemas");
    for (const file of readdirSync(schemas)) {
      const module = (await import(join(schemas, file))) as Record<string, unknown>;
      for (const [name, intents] of Object.entries(module).filter(([exported]) => exported.endsWith("_INTENTS"))) {
        const route = INTENTS.get(name);
        expect(route, `${name} of ${file}`).toBeDefined();
        for (const intent of intents as string[]) expect(MAY.has(`${route} ${intent}`) || ELSEWHERE.has(`${route} ${intent}`), `${route} ${intent}`).toBe(true);
      }
    }
  });
});

/** Which page the lists of intents belong to. */
const INTENTS: ReadonlyMap<string, string> = new Map([
  ["PROJECT_INTENTS", "projects.$code"], ["PLAN_INTENTS", "projects.$code_.plan"], ["ADMISSION_INTENTS", "projects.$code_.admission"], ["ISSUE_INTENTS", "issues.$number"], ["DUTY_INTENTS", "projects.$code_.commitments"], ["LAND_INTENTS", "projects.$code_.land"],
  ["DOCUMENT_INTENTS", "projects.$code_.files"], ["TALK_INTENTS", "projects.$code_.talks"], ["PEOPLE_INTENTS", "projects.$code_.people"], ["COMPANY_INTENTS", "investors.$id"], ["ANSWER_INTENTS", "leads_.transfers"],
  ["MOVE_INTENTS", "board"], ["MEETING_INTENTS", "task-force"], ["DAYS_OFF_INTENTS", "settings.days-off"], ["QUESTION_INTENTS", "projects.$code_.questions"], ["CHIEF_INTENTS", "chiefs"], ["EVENT_INTENTS", "capital-events_.$id"], ["LEAD_INTENTS", "leads.new"], ["RATE_INTENTS", "settings.rates"], ["PROFILE_INTENTS", "profile"], ["NOTICE_INTENTS", "notices"], ["ROBOT_INTENTS", "profile_.robots"], ["DELIVERY_INTENTS", "settings.deliveries"], ["WEBHOOK_INTENTS", "settings.webhooks"],
]);
