import { addDays } from "#app/domain/dates.ts";
import { QUOTAS } from "#app/domain/quotas.ts";
import type { Db } from "#db/connection.server.ts";
import { CANARY, CREDITED, HIDDEN, HOME, LEAD, newest, OWN, WORK } from "./canary.ts";
import type { Call } from "./canary.ts";

/** One form that commerce sends about a canary project: the route, and the form as the page would draw it now. */
export interface Step {
  readonly route: string;
  readonly call: (db: Db, today: string) => Call;
}

const project = (code: string, part: string, form: (db: Db, today: string) => Record<string, string>, file?: string): Step => ({
  route: part === "" ? "projects.$code" : `projects.$code_.${part.replace("/", "_.")}`,
  call: (db, today) => ({ path: `/projects/${code}${part === "" ? "" : `/${part}`}`, params: { code }, form: form(db, today), ...(file === undefined ? {} : { file }) }),
});
const versionOf = (db: Db, code: string) => String(db.handle.prepare("SELECT version FROM projects WHERE code = ?").pluck().get(code));
const of = (db: Db, table: string, where?: string) => { const { item, id } = newest(db, table, where); return { item, seen: id }; };
const liaison = (db: Db) => String(db.handle.prepare("SELECT liaison_id FROM project_facts WHERE recorded_to IS NULL AND liaison_id IS NOT NULL").pluck().get());
const company = (db: Db) => newest(db, "companies", `name LIKE '%${CANARY}'`);
const opinions = (db: Db) => String(db.handle.prepare("SELECT max(id) FROM admission_opinions").pluck().get());

const people: Step[] = [
  project(WORK, "people", () => ({ intent: "contact", name: `张${CANARY}`, phone: CANARY, title: CANARY, note: CANARY })),
  project(WORK, "people", (db) => ({ intent: "silent", contact: newest(db, "contacts").item })),
  project(WORK, "people", (db) => ({ intent: "speaks", contact: newest(db, "contacts").item })),
  project(WORK, "people", () => ({ intent: "share", seen: "", "shares[0].district": HOME, "shares[0].share": "60", "shares[1].district": CREDITED, "shares[1].share": "40", reason: CANARY })),
  project(LEAD, "people", (db) => ({ intent: "relate", version: versionOf(db, LEAD), relation: "partOf", other: WORK })),
  project(LEAD, "people", (db) => ({ intent: "relate", version: versionOf(db, LEAD), relation: "none" })),
  { route: "investors.$id", call: (db) => ({ path: `/investors/${company(db).item}`, params: { id: company(db).item }, form: { intent: "contact", name: `王${CANARY}`, phone: CANARY } }) },
  { route: "investors.$id_.edit", call: (db) => ({ path: `/investors/${company(db).item}/edit`, params: { id: company(db).item }, form: { intent: "save", version: company(db).id, name: `示例控股${CANARY}`, note: CANARY, aliases: `别名${CANARY}` } }) },
  { route: "investors.$id", call: (db) => ({ path: `/investors/${company(db).item}`, params: { id: company(db).item }, form: { intent: "removeContact", contact: newest(db, "contacts").item, version: newest(db, "contacts").id } }) },
];

const HIDDEN_CANARY = `${CANARY}${HIDDEN}`;
const question = (db: Db) => of(db, "investor_questions");
const questions: Step[] = [
  project(WORK, "questions", (db) => ({ intent: "link", contact: newest(db, "contacts").item, days: "90" })),
  project(WORK, "questions", (db) => ({ intent: "revokeLink", item: String(db.handle.prepare("SELECT max(id) FROM investor_links").pluck().get()) })),
  project(WORK, "questions", () => ({ intent: "log", asker: HIDDEN_CANARY, phone: HIDDEN_CANARY, category: "land", text: HIDDEN_CANARY })),
  project(WORK, "questions", (db) => ({ intent: "answer", ...question(db), answer: HIDDEN_CANARY })),
  project(WORK, "questions", (db) => ({ intent: "toIssue", ...question(db), title: HIDDEN_CANARY, category: "land" })),
];

const talks: Step[] = [
  project(LEAD, "talks", (_, today) => ({ intent: "talk", channel: "call", on: addDays(today, -2), note: `谈话${CANARY}`, nextStep: CANARY, nextOn: addDays(today, -1) })),
  project(LEAD, "talks", (db, today) => ({ intent: "correct", talk: newest(db, "project_updates", "kind = 'follow_up'").id, channel: "visit_out", on: addDays(today, -2), note: `谈话${CANARY}二`, nextStep: CANARY, nextOn: addDays(today, -1) })),
  project(LEAD, "talks", (_, today) => ({ intent: "renew", until: addDays(today, 100), reason: CANARY })),
  project(LEAD, "talks", (db) => ({ intent: "release", seen: String(db.handle.prepare("SELECT max(id) FROM lead_rights").pluck().get()), reason: CANARY })),
  project(LEAD, "talks", (_, today) => ({ intent: "talk", channel: "call", on: addDays(today, -1), note: `又谈${CANARY}` })),
  project(LEAD, "talks", (db) => ({ intent: "remove", talk: newest(db, "project_updates", "note LIKE '又谈%'").id, reason: CANARY })),
];

const balances = Object.fromEntries(["capacity", "energy", "emissions"].flatMap((of) => [[`${of}.needed`, "100"], [`${of}.replaced`, "120"], [`${of}.source`, CANARY], [`${of}.ratio`, "1"]]));

const admission: Step[] = [
  project(WORK, "admission", (_, today) => ({ intent: "ask", subject: "two_high", question: CANARY, dueOn: addDays(today, 5), "units.energy": "on" })),
  project(WORK, "admission", (db) => ({ intent: "opinion", ...of(db, "admission_opinions"), opinion: "conditions", conditions: CANARY, note: CANARY })),
  project(WORK, "admission", (db) => ({ intent: "followUp", ...of(db, "admission_opinions"), followUp: "unmet", followUpNote: CANARY })),
  project(WORK, "admission", (db) => ({ intent: "decide", ...of(db, "admissions"), opinionsSeen: opinions(db), decision: "conditions", decisionNote: CANARY })),
  project(WORK, "admission", (db, today) => ({ intent: "reopen", ...of(db, "admissions"), opinionsSeen: opinions(db), reason: CANARY, dueOn: addDays(today, 6) })),
  project(WORK, "admission", (db) => ({ intent: "withdraw", ...of(db, "admissions"), opinionsSeen: opinions(db), reason: CANARY })),
  project(WORK, "admission", (db, today) => ({ intent: "reopen", ...of(db, "admissions"), opinionsSeen: opinions(db), reason: CANARY, dueOn: addDays(today, 6) })),
  project(WORK, "admission", (_, today) => ({ intent: "screen", result: "hit", basis: CANARY, unit: "energy", screenedOn: today })),
  project(WORK, "admission", () => ({ intent: "plan", note: CANARY, ...balances })),
  project(WORK, "admission", (db, today) => ({ intent: "approve", ...of(db, "replacement_plans"), approvedOn: today, approval: CANARY })),
  project(WORK, "admission", (db) => ({ intent: "revoke", ...of(db, "replacement_plans"), reason: CANARY })),
  project(WORK, "admission", (db, today) => ({ intent: "extend", ...of(db, "admissions"), opinionsSeen: opinions(db), reason: CANARY, dueOn: addDays(today, 9) })),
  project(WORK, "admission", (_, today) => ({ intent: "askResource", kind: "energy", year: today.slice(0, 4), asked: "100", purpose: CANARY })),
  { route: "resources", call: (_, today) => ({ path: "/resources", form: { year: today.slice(0, 4), kind: "energy", amount: "1000", note: "示例" } }) },
  project(WORK, "admission", (db) => ({ intent: "allocate", ...of(db, "resource_requests"), allocated: "50", allocationNote: CANARY })),
];

const issue = (db: Db) => String(db.handle.prepare("SELECT number FROM issues WHERE recorded_to IS NULL ORDER BY item DESC LIMIT 1").pluck().get());
const onIssue = (form: (today: string) => Record<string, string>): Step => ({
  route: "issues.$number",
  call: (db, today) => ({ path: `/issues/${issue(db)}`, params: { number: issue(db) }, form: { seen: String(db.handle.prepare("SELECT max(id) FROM issue_steps").pluck().get()), ...form(today) } }),
});
const raise = project(WORK, "issues", () => ({ intent: "raise", title: CANARY, category: "land", source: "site", detail: CANARY, blocking: "on" }));
const handOver = onIssue(() => ({ intent: "handOver", lead: "commerce", "units.energy": "on", requirement: CANARY, days: "5", unit: "working" }));

/** What the weekly meeting decides about a project. */
const meeting = (form: Record<string, string>): Step => ({ route: "task-force", call: () => ({ path: "/task-force", form: { code: WORK, title: CANARY, category: "energy", detail: CANARY, ...form } }) });

/** One issue goes as far as those may take it whose own unit leads it. */
const issues: Step[] = [
  meeting({ intent: "decide", lead: "commerce", "units.energy": "on", requirement: CANARY, days: "5", unit: "working" }), meeting({ intent: "raise", title: HIDDEN_CANARY, detail: HIDDEN_CANARY }), raise, onIssue(() => ({ intent: "withdraw", reason: CANARY })), raise, handOver, onIssue(() => ({ intent: "receive" })), onIssue(() => ({ intent: "reply", reply: CANARY })),
  onIssue((today) => ({ intent: "askLonger", until: addDays(today, 60), reason: CANARY })), onIssue(() => ({ intent: "askClosing", note: CANARY })),
];

/** The rest of its way, by those who may settle it. */
export const ISSUE_WALK: readonly Step[] = [
  onIssue(() => ({ intent: "sendBack", reason: CANARY })), onIssue(() => ({ intent: "grant", note: CANARY })), onIssue((today) => ({ intent: "askLonger", until: addDays(today, 90), reason: CANARY })),
  onIssue(() => ({ intent: "decline", note: CANARY })), onIssue(() => ({ intent: "askClosing", note: CANARY })), onIssue(() => ({ intent: "close", note: CANARY })),
  onIssue((today) => ({ intent: "reopen", reason: CANARY, dueOn: addDays(today, 5) })),
];

const duties: Step[] = [
  project(WORK, "files", () => ({ intent: "add", kind: "contract", note: CANARY }), `合同${CANARY}.pdf`),
  project(WORK, "files", (db) => ({ intent: "edit", item: newest(db, "documents").item, version: newest(db, "documents").id, kind: "other", note: `${CANARY}二` })),
  project(WORK, "files", (db) => ({ intent: "revise", item: newest(db, "documents").item, version: newest(db, "documents").id }), `合同二${CANARY}.pdf`),
  project(WORK, "commitments", (db, today) => ({ intent: "contract", kind: "formal", name: CANARY, parties: CANARY, signedOn: addDays(today, -200), validUntil: addDays(today, 900), note: CANARY, document: newest(db, "documents").item })),
  project(WORK, "commitments", (db, today) => ({ intent: "commit", side: "investor", indicator: "jobs", value: "120", dueOn: addDays(today, -30), contract: newest(db, "contracts").item })),
  project(WORK, "commitments", (db, today) => ({ intent: "amend", ...of(db, "commitments"), operator: ">=", value: "130", dueOn: addDays(today, -20), amendmentReason: CANARY })),
  project(WORK, "commitments", (db, today) => ({ intent: "report", ...of(db, "commitments"), actualValue: "90", actualOn: addDays(today, -10), actualNote: CANARY })),
  project(WORK, "commitments", (db) => ({ intent: "judge", ...of(db, "commitments"), verdict: "unmet", verdictReason: CANARY })),
  project(WORK, "commitments", (db, today) => ({ intent: "breach", ...of(db, "commitments"), step: "notice", stepOn: addDays(today, -1), breachReason: CANARY })),
  project(WORK, "commitments", (_, today) => ({ intent: "review", year: String(Number(today.slice(0, 4)) - 1), grade: "poor", reviewedOn: addDays(today, -5), findings: CANARY, rectify: CANARY, rectifyBy: addDays(today, 30) })),
  project(WORK, "commitments", (db, today) => ({ intent: "rectify", ...of(db, "performance_reviews"), rectified: "failed", rectifiedOn: today, rectifiedNote: CANARY })),
  project(WORK, "commitments", (db, today) => ({ intent: "renew", ...of(db, "contracts"), renewedOn: today, validUntil: addDays(today, 1_200) })),
  project(WORK, "commitments", (db, today) => ({ intent: "commit", side: "investor", indicator: "tax_total", value: "120", dueOn: addDays(today, 30), contract: newest(db, "contracts").item })),
  project(WORK, "commitments", (db) => ({ intent: "withdraw", ...of(db, "commitments"), reason: CANARY })),
  project(WORK, "land", () => ({ intent: "plot", name: CANARY, landMu: "120", far: "1.8" })),
  project(WORK, "land", (db, today) => ({ intent: "exception", ...of(db, "land_plots"), exceptionOn: today, exceptionNote: CANARY })),
  project(WORK, "land", (db) => ({ intent: "takeOver", version: versionOf(db, WORK) })),
  project(WORK, "land", (db) => ({ intent: "sign", ...of(db, "land_plots"), far: "1.8" })),
  project(WORK, "land", () => ({ intent: "plot", name: `${CANARY}二`, landMu: "10", far: "2.2" })),
  project(WORK, "land", (db) => ({ intent: "removePlot", ...of(db, "land_plots") })),
  project(WORK, "files", () => ({ intent: "add", kind: "other", note: CANARY }), `照片${CANARY}.pdf`),
  project(WORK, "files", (db) => ({ intent: "remove", item: newest(db, "documents").item, version: newest(db, "documents").id, reason: CANARY })),
  project(WORK, "progress/plan", (_, today) => ({ "points[0].month": today.slice(0, 7), "points[0].amount": "9000万", reason: CANARY })),
  project(WORK, "progress/report", (_, today) => ({ month: addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7), done: "500万", percent: "10", physical: CANARY, problems: CANARY })),
];

const ask = project(LEAD, "talks", () => ({ intent: "ask", toDistrict: CREDITED, fromShare: "50", toShare: "50", reason: CANARY }));

const life: Step[] = [
  project(WORK, "", (db, today) => ({ intent: "record", version: versionOf(db, WORK), milestone: "topped_out", actualOn: addDays(today, -2), orderReason: CANARY })),
  project(WORK, "", (db) => ({ intent: "clear", version: versionOf(db, WORK), milestone: "topped_out" })),
  project(WORK, "", (db) => ({ intent: "skip", version: versionOf(db, WORK), milestone: "equipment_in", reason: CANARY })),
  project(WORK, "", (db) => ({ intent: "apply", version: versionOf(db, WORK), milestone: "equipment_in" })),
  project(LEAD, "plan", (db, today) => ({ intent: "template", version: versionOf(db, LEAD), "plan.framework": addDays(today, 20) })),
  project(LEAD, "plan", (db, today) => ({ intent: "forecasts", version: versionOf(db, LEAD), "forecast.framework": addDays(today, 25) })),
  project(LEAD, "edit", (db) => ({ version: versionOf(db, LEAD), name: `示例意向${CANARY}`, district: HOME, currency: "CNY", "investors[0].name": `示例控股${CANARY}`, note: `${CANARY}二`, intent: CANARY, source: "call", sourceDetail: CANARY, liaison: liaison(db) })),
  project(WORK, "", () => ({ intent: "note", note: CANARY })),
  project(WORK, "", (db, today) => ({ intent: "plan", version: versionOf(db, WORK), milestone: "completed", planOn: addDays(today, -1), forecastOn: addDays(today, 9), reason: CANARY })),
  project(WORK, "", (db, today) => ({ intent: "suspend", version: versionOf(db, WORK), suspendedOn: addDays(today, -1), reason: CANARY })),
  project(WORK, "", (db, today) => ({ intent: "resume", version: versionOf(db, WORK), resumedOn: today, reason: CANARY })),
  project(WORK, "", (db) => ({ intent: "moveBack", version: versionOf(db, WORK), to: "landing", reason: CANARY })),
  project(LEAD, "", (db, today) => ({ intent: "terminate", version: versionOf(db, LEAD), terminatedOn: today, lossReason: "land", terminationReason: CANARY, lostTo: CANARY })),
  project(LEAD, "", (db) => ({ intent: "archive", version: versionOf(db, LEAD), reason: CANARY })),
  project(LEAD, "", (db) => ({ intent: "restore", version: versionOf(db, LEAD), reason: CANARY })),
  project(LEAD, "", (db) => ({ intent: "reopen", version: versionOf(db, LEAD), reason: CANARY })),
  { route: "today", call: (db, today) => ({ path: "/today", form: { code: WORK, milestone: "first_capital", version: versionOf(db, WORK), state: "open", on: addDays(today, 4), note: CANARY }, file: `${CANARY}.pdf` }) },
  { route: "today", call: (db, today) => ({ path: "/today", form: { code: WORK, milestone: "fire_check", version: versionOf(db, WORK), state: "blocked", on: addDays(today, 4), note: CANARY } }) },
  { route: "today_.updates", call: (db, today) => ({ path: "/today/updates", form: { code: WORK, milestone: "utilities", version: versionOf(db, WORK), state: "done", on: addDays(today, -1) } }) },
  { route: "board", call: (db) => ({ path: "/board", form: { intent: "moveBack", code: WORK, version: versionOf(db, WORK), to: "attraction", reason: CANARY } }) },
  { route: "board", call: (db, today) => ({ path: "/board", form: { intent: "move", code: WORK, version: versionOf(db, WORK), to: "landing", signedOn: addDays(today, -200) } }) },
  project(WORK, "", (db, today) => ({ intent: "record", version: versionOf(db, WORK), milestone: "landed", actualOn: addDays(today, -180), overrideReason: CANARY })),
  ask, project(LEAD, "talks", (db) => ({ intent: "withdraw", transfer: newest(db, "lead_transfers").id, reason: CANARY })),
  ask, { route: "leads_.transfers", call: (db) => ({ path: "/leads/transfers", form: { intent: "refuse", item: newest(db, "lead_transfers").item, transfer: newest(db, "lead_transfers").id, answer: CANARY } }) },
  ask, { route: "leads_.transfers", call: (db) => ({ path: "/leads/transfers", form: { intent: "accept", item: newest(db, "lead_transfers").item, transfer: newest(db, "lead_transfers").id, answer: CANARY } }) },
];

/** Everything that is done to the canary's projects, in an order in which each step is accepted. */
export const WALK: readonly Step[] = [...people, ...questions, ...talks, ...admission, ...issues, ...duties, ...life];

/** Pages and files of the canary's projects and whatever shows projects together, with the searches that would find them. */
export function pagesOf(route: string, db: Db, today: string): Call[] {
  const [investor, month, document] = [newest(db, "companies", `name LIKE '%${CANARY}'`).item, today.slice(0, 7), newest(db, "documents").id];
  const quotas = QUOTAS.map((quota) => quota.id);
  const path = route.replaceAll("_.", ".").replace(/\[\.(\w+)\]/g, ".$1");
  if (route.startsWith("projects.$code")) {
    const address = (code: string, query: string) => ({ path: `/${path.replaceAll(".", "/").replace("$code", code).replace("$id", document)}${query}`, params: { code, id: document } });
    const panes: Readonly<Record<string, readonly string[]>> = {
      "projects.$code": ["?do=plan&milestone=completed", "?do=archive", "?do=moveBack&to=landing"], "projects.$code_.files": [`?file=${document}`], "projects.$code_.talks": ["?talk=1"],
      "projects.$code_.people": ["?do=contact", `?do=relate&relation=partOf&other=${OWN}`], "projects.$code_.commitments": ["?do=judge&item=1"], "projects.$code_.land": ["?do=exception&item=1"], "projects.$code_.admission": ["?ask=two_high"],
      "projects.$code_.history": ["?page=2", "?page=3", "?kind=issue", "?kind=question"],
    };
    return [address(LEAD, ""), ...["", ...(panes[route] ?? [])].map((query) => address(WORK, query))];
  }
  const searches: Readonly<Record<string, readonly string[]>> = {
    "leads_.duplicates": ["?company=示例控股&wish=示例意向", "?wish=示例工厂"], "investors.similar": ["?name=示例控股"], "projects._index": ["", "?q=示例工厂", `?district=${HOME}`], board: ["", "?q=示例"],
    leads: ["", "?mine=today", "?view=lost", "?view=archived", "?q=示例", `?saved=${LEAD}`], calendar: ["", `?month=${month}`, "?view=list"], "investors._index": ["", "?q=示例控股"], "investors.$id_.merge": ["", "?q=示例控股"],
    admission: ["?state=all", "?state=waiting", "?unit=energy&state=all"], commitments: ["", ...["due", "overdue", "judge", "breach", "kept"].map((state) => `?state=${state}`)], progress: ["", ...["missing", "reported", "behind"].map((state) => `?state=${state}`)],
    "issues._index": ["", "?view=all", "?unit=commerce"], questions: ["", "?view=all"], "task-force": ["", "?light=yellow", "?light=yellow&order=district"], resources: ["", "?kind=energy", `?year=${today.slice(0, 4)}`],
  };
  if (route.startsWith("issues.$number")) return [{ path: `/${path.replaceAll(".", "/").replace("$number", issue(db))}`, params: { number: issue(db) } }];
  const ids: Readonly<Record<string, readonly string[]>> = { "quotas.$id": quotas, "quotas.$id_.list[.csv]": quotas, "capital-events_.$id": ["new"] };
  return (ids[route] ?? [investor]).flatMap((id) => (searches[route] ?? [""]).map((query) => ({ path: `/${path.replaceAll(".", "/")}${query}`, params: { id, year: today.slice(0, 4), quota: "major_attracted", rule: "farFloor", file: "x" } })));
}

