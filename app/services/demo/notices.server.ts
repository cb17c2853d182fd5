import { addMilliseconds, HOUR_MS } from "#app/domain/instants.ts";
import { readNoticesBefore } from "#db/queries/demo.ts";
import type { ServiceContext } from "../context.server.ts";
import { escalate, remind } from "../notices/remind.server.ts";

const UNREAD_DAYS = 3;

/** Tells the demo's people what stands today, as the morning's jobs would; what is older than some days they have read. */
export async function recordNotices(ctx: ServiceContext): Promise<void> {
  await remind(ctx);
  await escalate(ctx);
  await ctx.db.transaction((trx) => readNoticesBefore(trx, addMilliseconds(ctx.now, -UNREAD_DAYS * 24 * HOUR_MS)));
}
