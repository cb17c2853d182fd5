import { INSTANT } from "../ddl.ts";

/**
 * Messages that leave the house, each queued with the change it tells of: one row per receiver and channel, whose id is the
 * message's for ever; and the group robots that people have their messages sent to, address and secret sealed.
 */
export const deliveries: readonly string[] = [
  `CREATE TABLE robots (
  id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER NOT NULL REFERENCES users(id), kind TEXT NOT NULL CHECK (kind IN ('dingtalk','wecom','feishu')),
  name TEXT NOT NULL CHECK (name <> ''), address_sealed TEXT NOT NULL, secret_sealed TEXT,
  created_at TEXT NOT NULL ${INSTANT("created_at")}, disabled_at TEXT ${INSTANT("disabled_at")}, version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT`,
  "CREATE INDEX robots_of_user ON robots (user_id, id)",
  `CREATE TABLE deliveries (
  id TEXT PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users(id), channel TEXT NOT NULL CHECK (channel = 'email' OR channel GLOB 'robot:[1-9]*'),
  notice_ids TEXT NOT NULL CHECK (json_array_length(notice_ids) > 0),
  state TEXT NOT NULL CHECK (state IN ('queued','sending','delivered','dead','dropped')),
  not_before TEXT NOT NULL ${INSTANT("not_before")}, attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_try_at TEXT NOT NULL ${INSTANT("next_try_at")}, leased_until TEXT ${INSTANT("leased_until")}, last_error TEXT,
  created_at TEXT NOT NULL ${INSTANT("created_at")}, delivered_at TEXT ${INSTANT("delivered_at")},
  CHECK ((state = 'sending') = (leased_until IS NOT NULL)), CHECK ((state = 'delivered') = (delivered_at IS NOT NULL))
) STRICT`,
  "CREATE INDEX deliveries_due ON deliveries (state, next_try_at, channel)",
  "CREATE INDEX deliveries_by_state ON deliveries (state, created_at)",
];
