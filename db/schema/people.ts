import type { Generated, Selectable } from "kysely";

/** An account; the password is an argon2id hash in PHC form. */
export interface UserTable {
  id: Generated<number>;
  email: string;
  name: string;
  role: string;
  district: string | null;
  unit: string | null;
  password_hash: string;
  disabled_at: string | null;
  failed_count: number;
  failed_since: string | null;
  locked_until: string | null;
  is_demo: 0 | 1;
  version: number;
  created_at: string;
  updated_at: string;
}

/** A sign-in; the identifier in the cookie is stored only as its SHA-256. */
export interface SessionTable {
  id_hash: string;
  user_id: number;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
}

/** An API token, stored only as its SHA-256. */
export interface ApiTokenTable {
  id: Generated<number>;
  user_id: number;
  hash: string;
  scope: "read" | "write";
  created_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

/** The answer that a request with this key got, so that the same request again gets the same. */
export interface IdempotencyTable {
  user_id: number;
  key: string;
  request_hash: string;
  status: number;
  answer: string;
  created_at: string;
}

export type UserRow = Selectable<UserTable>;
export type SessionRow = Selectable<SessionTable>;
