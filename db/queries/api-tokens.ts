import type { Kysely, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";

type Trx = Transaction<Database>;

/** A token with the account it acts for. */
export interface TokenWithUser {
  readonly id: number;
  readonly scope: "read" | "write";
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
  readonly userId: number;
  readonly name: string;
  readonly role: string;
  readonly district: string | null;
  readonly unit: string | null;
  readonly disabledAt: string | null;
}

const WITH_USER = [
  "api_tokens.id as id", "scope", "last_used_at as lastUsedAt", "revoked_at as revokedAt", "user_id as userId", "name", "role", "district", "unit",
  "disabled_at as disabledAt",
] as const;

/** The token whose secret has a hash. */
export async function findTokenByHash(db: Kysely<Database>, hash: string): Promise<TokenWithUser | null> {
  return (await db.selectFrom("api_tokens").innerJoin("users", "users.id", "api_tokens.user_id").select(WITH_USER).where("hash", "=", hash).executeTakeFirst()) ?? null;
}

/** The token with an id. */
export async function findToken(db: Kysely<Database>, id: number): Promise<TokenWithUser | null> {
  return (await db.selectFrom("api_tokens").innerJoin("users", "users.id", "api_tokens.user_id").select(WITH_USER).where("api_tokens.id", "=", id).executeTakeFirst()) ?? null;
}

/** Adds a token and answers its id. */
export async function insertToken(trx: Trx, row: { user_id: number; hash: string; scope: "read" | "write"; created_at: string }): Promise<number> {
  return (await trx.insertInto("api_tokens").values({ ...row, last_used_at: null, revoked_at: null }).returning("id").executeTakeFirstOrThrow()).id;
}

/** Revokes a token that still works; false when it did not. */
export async function revokeTokenRow(trx: Trx, id: number, now: string): Promise<boolean> {
  return (await trx.updateTable("api_tokens").set({ revoked_at: now }).where("id", "=", id).where("revoked_at", "is", null).executeTakeFirst()).numUpdatedRows === 1n;
}

/** Notes that a token was used. */
export async function touchToken(trx: Trx, id: number, now: string): Promise<void> {
  await trx.updateTable("api_tokens").set({ last_used_at: now }).where("id", "=", id).execute();
}

/** The tokens of an account, the newest first. */
export async function tokensOf(db: Kysely<Database>, userId: number) {
  return db.selectFrom("api_tokens").select(["id", "scope", "created_at as createdAt", "last_used_at as lastUsedAt", "revoked_at as revokedAt"])
    .where("user_id", "=", userId).orderBy("id", "desc").execute();
}
