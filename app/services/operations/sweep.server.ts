import { addMilliseconds, HOUR_MS } from "#app/domain/instants.ts";
import { forgetDeliveriesBefore } from "#db/queries/deliveries.ts";
import { forgetRunsBefore } from "#db/queries/jobs.ts";
import { forgetAnswers } from "#db/queries/idempotency.ts";
import { forgetNoticesBefore } from "#db/queries/notices.ts";
import { deleteOverSessions } from "#db/queries/sessions.ts";
import { IDLE_LIMIT_MS } from "../auth/sessions.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { sweepFiles } from "../files/file-store.server.ts";
import { REMEMBERED_MS } from "../sent-once.server.ts";

const DAY_MS = 24 * HOUR_MS;
/** How long the history of jobs, of messages that left and of notices that were read goes back. */
const HISTORY_KEPT_MS = 400 * DAY_MS;

/** Clears away what is over: files that belong to nothing, sessions, kept answers to forms and calls, old runs of jobs, old messages and notices read long ago. */
export async function sweepAway(ctx: ServiceContext, dataDir: string): Promise<{ files: number; sessions: number; answers: number; runs: number; messages: number; notices: number }> {
  const files = await sweepFiles(ctx.db, dataDir, ctx.now);
  const rows = await ctx.db.transaction(async (trx) => ({
    sessions: await deleteOverSessions(trx, ctx.now, addMilliseconds(ctx.now, -IDLE_LIMIT_MS)),
    answers: await forgetAnswers(trx, addMilliseconds(ctx.now, -REMEMBERED_MS)),
    runs: await forgetRunsBefore(trx, addMilliseconds(ctx.now, -HISTORY_KEPT_MS)),
    messages: await forgetDeliveriesBefore(trx, addMilliseconds(ctx.now, -HISTORY_KEPT_MS)),
    notices: await forgetNoticesBefore(trx, addMilliseconds(ctx.now, -HISTORY_KEPT_MS)),
  }));
  return { files, ...rows };
}
