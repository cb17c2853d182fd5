import { INSTANT } from "../ddl.ts";

const TIME = "[0-2][0-9]:[0-5][0-9]";

/**
 * What people are told in the program, each thing once to each, with what they chose for the channels out of it, their
 * habits, and what waits for the end of quiet hours or for a digest; and accounts by what they are told for.
 */
export const notices: readonly string[] = [
  `CREATE TABLE notices (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL ${INSTANT("at")}, user_id INTEGER NOT NULL REFERENCES users(id), kind TEXT NOT NULL CHECK (kind GLOB '[a-z]*.[a-z]*'),
  event_key TEXT NOT NULL CHECK (event_key <> ''), project_id INTEGER REFERENCES projects(id), object_code TEXT, object_path TEXT NOT NULL CHECK (object_path GLOB '/*'),
  params TEXT NOT NULL CHECK (json_valid(params)), read_at TEXT ${INSTANT("read_at")}, unit TEXT
) STRICT`,
  "CREATE UNIQUE INDEX notices_once ON notices (event_key, user_id)",
  "CREATE INDEX notices_unread ON notices (user_id, at) WHERE read_at IS NULL",
  "CREATE INDEX notices_of_user ON notices (user_id, at)",
  "CREATE INDEX notices_read ON notices (read_at) WHERE read_at IS NOT NULL",
  `CREATE TABLE notice_choices (
  user_id INTEGER NOT NULL REFERENCES users(id),
  topic TEXT NOT NULL CHECK (topic IN ('issues','dates','leads','commitments','opinions','reports','questions','system')),
  channel TEXT NOT NULL CHECK (channel = 'email' OR channel GLOB 'robot:[1-9]*'), mode TEXT NOT NULL CHECK (mode IN ('at_once','digest','off')),
  PRIMARY KEY (user_id, topic, channel)
) STRICT, WITHOUT ROWID`,
  `CREATE TABLE notice_habits (
  user_id INTEGER PRIMARY KEY REFERENCES users(id), quiet_from TEXT CHECK (quiet_from GLOB '${TIME}'), quiet_to TEXT CHECK (quiet_to GLOB '${TIME}'),
  digest_at TEXT NOT NULL CHECK (digest_at GLOB '${TIME}'), locale TEXT NOT NULL CHECK (locale IN ('zh-CN','en')), version INTEGER NOT NULL CHECK (version > 0),
  CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
) STRICT`,
  `CREATE TABLE notices_waiting (
  notice_id INTEGER NOT NULL REFERENCES notices(id), user_id INTEGER NOT NULL REFERENCES users(id), channel TEXT NOT NULL CHECK (channel = 'email' OR channel GLOB 'robot:[1-9]*'),
  leaves_at TEXT NOT NULL ${INSTANT("leaves_at")}, PRIMARY KEY (user_id, channel, notice_id)
) STRICT, WITHOUT ROWID`,
  "CREATE INDEX notices_waiting_leaving ON notices_waiting (leaves_at)",
  "CREATE INDEX users_role ON users (role, district)",
  "CREATE INDEX users_unit ON users (unit) WHERE unit IS NOT NULL",
];
