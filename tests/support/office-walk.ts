import { addDays } from "#app/domain/dates.ts";
import type { Db } from "#db/connection.server.ts";
import { newest } from "./canary.ts";
import type { Step } from "./canary-walk.ts";
import { TEST_PASSWORD } from "./route-args.ts";

const form = (route: string, fields: (db: Db, today: string) => Record<string, string>, params: (db: Db) => Record<string, string> = () => ({})): Step => ({
  route, call: (db, today) => ({ path: `/${route}`, params: params(db), form: fields(db, today) }),
});
const seen = (db: Db, table: string, where: string): Record<string, string> => { const { id } = newest(db, table, where); return id === "0" ? {} : { seen: id }; };
const user = (db: Db, column: "id" | "version") => String(db.handle.prepare(`SELECT ${column} FROM users WHERE email = 'new@example.test'`).pluck().get());
const named = (db: Db, name: string) => newest(db, "companies", `name = '${name}'`);
const switched = (intent: string) => form("settings.users", (db) => ({ intent, id: user(db, "id"), version: user(db, "version") }));

/** What commerce writes that is about no project yet. */
export const COMMERCE_WALK: readonly Step[] = [
  form("investors.new", () => ({ intent: "save", name: "示例合并甲" })),
  form("investors.new", () => ({ intent: "save", name: "示例合并乙" })),
  form("investors.$id_.merge", (db) => ({ into: named(db, "示例合并乙").item, version: named(db, "示例合并甲").id, intoVersion: named(db, "示例合并乙").id, reason: "同一家" }), (db) => ({ id: named(db, "示例合并甲").item })),
  form("investors.$id", (db) => ({ intent: "undoMerge", merge: newest(db, "company_merges").id }), (db) => ({ id: named(db, "示例合并乙").item })),
  form("leads.new", () => ({ intent: "save", company: "示例新来者", wish: "示例新意向" })),
  form("leads.new", () => ({ intent: "saveAndAnother", company: "示例又来者", wish: "示例又一意向" })),
  form("chiefs", () => ({ intent: "save", name: "示例局长", unit: "commerce", fromOn: "2024-01-01" })), form("chiefs", () => ({ intent: "save", name: "示例误录", unit: "commerce", fromOn: "2024-01-01" })),
  form("chiefs", (db) => ({ intent: "remove", item: newest(db, "bureau_chiefs").item, seen: newest(db, "bureau_chiefs").id })),
  form("projects.new", () => ({ name: "示例新项目", currency: "CNY" })),
  form("capital-events_.$id", (_, today) => ({ intent: "save", company: "示例上市公司", type: "listed", on: addDays(today, -5) }), () => ({ id: "new" })),
  form("capital-events_.$id", () => ({ intent: "withdraw", withdrawReason: "误录" }), (db) => ({ id: newest(db, "capital_events").id })),
];

const DEAD = "00000000-0000-4000-8000-000000000001";

/** A message that was given up, for an administrator to decide on. */
function deadMessage(db: Db): string {
  const now = new Date().toISOString();
  db.handle.prepare(`INSERT OR IGNORE INTO deliveries (id, user_id, channel, notice_ids, state, not_before, next_try_at, created_at, last_error)
    SELECT '${DEAD}', min(id), 'email', '[1]', 'dead', '${now}', '${now}', '${now}', '{"code":"mail_server_unreachable"}' FROM users`).run();
  return DEAD;
}

const webhook = (db: Db) => String(db.handle.prepare("SELECT max(id) FROM webhooks").pluck().get());
const hookButton = (intent: string) => form("settings.webhooks", (db) => ({ intent, id: webhook(db) }));

/** What the administrator writes. */
export const SETTINGS_WALK: readonly Step[] = [
  form("settings.landing", (db) => ({ value: "registered", ...seen(db, "settings", "key = 'landing_variant'") })),
  form("settings.passwords", (db) => ({ value: "strict", ...seen(db, "settings", "key = 'password_profile'") })),
  form("settings.leads", (db) => ({ answer: "2", assess: "3", feedBack: "7", followUp: "14", right: "180", backdate: "90", ...seen(db, "settings", "key = 'lead_days'") })),
  form("settings.days-off", () => ({ intent: "add", year: "2027", lines: "2027-01-01至2027-01-03 放假" })), form("settings.days-off", () => ({ intent: "remove", from: "2027-01-01", to: "2027-01-03", kind: "off" })),
  form("settings.progress", (db) => ({ dueDay: "12", ...seen(db, "settings", "key = 'progress_reports'") })),
  form("settings.targets_.$quota.$year", (db) => ({ operator: ">=", numerator: "25", ...seen(db, "quota_targets", "quota_id = 'major_attracted' AND year = 2025") }), () => ({ quota: "major_attracted", year: "2025" })),
  form("settings.rates", () => ({ intent: "rate", currency: "USD", on: "2025-01-02", rate: "7.2" })),
  form("settings.gates_.$rule", (db, today) => ({ intent: "set", from: addDays(today, 30), ...seen(db, "gate_rule_dates", "1 = 1") }), () => ({ rule: "contractFile" })),
  form("settings.users_.new", () => ({ email: "new@example.test", name: "示例新人", role: "leader", district: "", unit: "", password: TEST_PASSWORD })),
  form("settings.users_.$id", (db) => ({ intent: "change", version: user(db, "version"), name: "示例旧人", role: "leader" }), (db) => ({ id: user(db, "id") })),
  form("settings.users_.$id", () => ({ intent: "password", newPassword: "Harbour-Kite-2718" }), (db) => ({ id: user(db, "id") })),
  switched("disable"), switched("enable"), switched("unlock"),
  form("settings.deliveries", (db) => ({ intent: "retry", id: deadMessage(db) })), form("settings.deliveries", (db) => ({ intent: "giveUp", id: deadMessage(db) })),
  form("settings.webhooks", (db) => ({ intent: "list", publicOrigins: "https://hook.example", ...seen(db, "settings", "key = 'webhook_origins'") })),
  form("settings.webhooks", (db) => ({ intent: "add", name: "示例系统", address: "https://hook.example/in", from: "now", owner: String(db.handle.prepare("SELECT min(id) FROM users WHERE role = 'commerce'").pluck().get()) })),
  hookButton("pause"), hookButton("resume"), hookButton("remove"),
  form("settings.jobs", () => ({ job: "rates" })),
];

const robot = (db: Db, column: "id" | "version") => String(db.handle.prepare(`SELECT ${column} FROM robots ORDER BY id DESC LIMIT 1`).pluck().get());
const robotButton = (intent: string) => form("profile_.robots", (db) => ({ intent, id: robot(db, "id"), version: robot(db, "version") }));
const profile = (fields: (db: Db) => Record<string, string>) => form("profile", fields);

/** What commerce does to its own account; the password last, for it ends the session. */
export const OWN_WALK: readonly Step[] = [
  profile(() => ({ intent: "name", name: "示例改名", version: "1" })), profile(() => ({ intent: "endOthers" })), profile(() => ({ intent: "createToken", scope: "write" })),
  profile((db) => ({ intent: "revokeToken", id: String(db.handle.prepare("SELECT max(id) FROM api_tokens").pluck().get()) })), profile(() => ({ intent: "renewCalendar" })), profile(() => ({ intent: "revokeCalendar" })),
  form("profile_.robots", () => ({ intent: "add", kind: "wecom", name: "示例群", address: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=example" })), robotButton("disable"), robotButton("enable"), robotButton("remove"),
  form("notices", (db) => ({ intent: "open", id: String(db.handle.prepare("SELECT max(n.id) FROM notices AS n INNER JOIN users AS u ON u.id = n.user_id WHERE u.role = 'commerce'").pluck().get()) })),
  form("notices", () => ({ intent: "readAll", until: "1000000" })),
  form("profile_.notices", () => ({ intent: "save", seen: "0", quietFrom: "22:00", quietTo: "07:00", digestAt: "08:30", locale: "en" })),
  profile(() => ({ intent: "password", currentPassword: TEST_PASSWORD, newPassword: "Harbour-Kite-2718", repeatPassword: "Harbour-Kite-2718" })),
];
