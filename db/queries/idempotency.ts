import type { Kysely, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";

/** The answer that a request with a key got before, with the hash of what it asked. */
export interface KeptAnswer {
  readonly requestHash: string;
  readonly status: number;
  readonly answer: string;
}

/** The answer kept for an account's key, unless it is from before an instant. */
export async function findKeptAnswer(db: Kysely<Database>, userId: number, key: string, since = ""): Promise<KeptAnswer | null> {
  const row = await db.selectFrom("idempotency_keys").select(["request_hash as requestHash", "status", "answer"])
    .where("user_id", "=", userId).where("key", "=", key).where("created_at", ">=", since).executeTakeFirst();
  return row ?? null;
}

/** Keeps an answer under an account's key, in the place of an older one. */
export async function keepAnswer(trx: Transaction<Database>, userId: number, key: string, kept: KeptAnswer, now: string): Promise<void> {
  const row = { request_hash: kept.requestHash, status: kept.status, answer: kept.answer, created_at: now };
  await trx.insertInto("idempotency_keys").values({ user_id: userId, key, ...row }).onConflict((conflict) => conflict.columns(["user_id", "key"]).doUpdateSet(row)).execute();
}

/** Forgets answers from before an instant; answers how many. */
export async function forgetAnswers(trx: Transaction<Database>, before: string): Promise<number> {
  return Number((await trx.deleteFrom("idempotency_keys").where("created_at", "<", before).executeTakeFirst()).numDeletedRows);
}
