import { INSTANT } from "../ddl.ts";

/**
 * Other systems that are told of every change one account sees: address and secret sealed, `sent_seq` the number in the
 * trail up to which everything arrived, so that nothing is lost however long it takes.
 */
export const webhooks: readonly string[] = [
  `CREATE TABLE webhooks (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL CHECK (name <> ''), owner_id INTEGER NOT NULL REFERENCES users(id),
  origin TEXT NOT NULL, address_sealed TEXT NOT NULL, secret_sealed TEXT NOT NULL, sent_seq INTEGER NOT NULL CHECK (sent_seq >= 0),
  state TEXT NOT NULL CHECK (state IN ('active','failing','paused')), attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_try_at TEXT NOT NULL ${INSTANT("next_try_at")}, failing_since TEXT ${INSTANT("failing_since")}, leased_until TEXT ${INSTANT("leased_until")},
  last_error TEXT, last_sent_at TEXT ${INSTANT("last_sent_at")}, created_at TEXT NOT NULL ${INSTANT("created_at")}, created_by INTEGER REFERENCES users(id),
  CHECK ((attempts = 0) = (failing_since IS NULL))
) STRICT`,
  "CREATE UNIQUE INDEX webhooks_name ON webhooks (name)",
];
