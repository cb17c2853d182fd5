import { INSTANT } from "../ddl.ts";

/** Secret addresses of people's calendars, by the hash of their secret, at most one in use for each; and plans by the day they are due. */
export const calendar: readonly string[] = [
  `CREATE TABLE calendar_feeds (
  id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users(id), hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64), locale TEXT NOT NULL CHECK (locale IN ('zh-CN','en')),
  created_at TEXT NOT NULL ${INSTANT("created_at")}, last_used_at TEXT ${INSTANT("last_used_at")}, revoked_at TEXT ${INSTANT("revoked_at")}
) STRICT`,
  "CREATE UNIQUE INDEX calendar_feeds_in_use ON calendar_feeds (user_id) WHERE revoked_at IS NULL",
  "CREATE INDEX milestone_plans_due ON milestone_plans (plan_on) WHERE recorded_to IS NULL AND plan_on IS NOT NULL",
];
