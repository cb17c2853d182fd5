import type { Insertable, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";

type Trx = Transaction<Database>;

/** Adds a message that is to leave. */
export async function insertDelivery(trx: Trx, row: Pick<Insertable<Database["deliveries"]>, "id" | "user_id" | "channel" | "notice_ids" | "not_before" | "created_at">): Promise<void> {
  await trx.insertInto("deliveries").values({ ...row, state: "queued", next_try_at: row.not_before, leased_until: null, last_error: null, delivered_at: null }).execute();
}
