import type { Transaction } from "kysely";
import type { DeliveryChannel } from "#app/domain/deliveries.ts";
import { NOTICE_RULES } from "#app/domain/notices.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { peopleWanted } from "#db/queries/notice-people.ts";
import { choicesOf, isInScope, leavingBy, takeWaiting } from "#db/queries/notices.ts";
import type { Database } from "#db/schema/database.ts";
import { principalOf } from "../auth/principal.ts";
import type { ServiceContext } from "../context.server.ts";
import { queueDelivery } from "../deliveries/queue.server.ts";

/** So many messages are made in one run; the next run makes the others. */
const MOST_MESSAGES = 2_000;

/**
 * Makes one message of all notices of a person that may leave on a channel by now: those that waited for the end of quiet hours
 * and those of the digest. What was read meanwhile, what the person does not want there any more and what they may not see any
 * more stays out. Answers how many messages were made.
 */
export async function gatherDigests(ctx: Pick<ServiceContext, "db" | "now">): Promise<{ messages: number }> {
  let messages = 0;
  for (const { userId, channel } of await leavingBy(ctx.db.read, ctx.now, MOST_MESSAGES)) {
    if (await ctx.db.transaction((trx) => gather(trx, ctx.now, userId, channel))) messages += 1;
  }
  return { messages };
}

async function gather(trx: Transaction<Database>, now: string, userId: number, channel: DeliveryChannel): Promise<boolean> {
  const waiting = (await takeWaiting(trx, userId, channel, now)).filter(({ read_at: readAt }) => readAt === null);
  const [row] = await peopleWanted(trx, { ids: [userId], units: [], districts: [], roles: [] });
  if (!row || waiting.length === 0) return false;
  const wanted = new Set((await choicesOf(trx, [userId])).filter((choice) => choice.channel === channel && choice.mode !== "off").map(({ topic }) => topic));
  const scope = scopeOf(principalOf(row));
  const noticeIds: number[] = [];
  for (const notice of waiting) {
    if (wanted.has(NOTICE_RULES[notice.kind].topic) && (notice.project_id === null || (await isInScope(trx, scope, notice.project_id)))) noticeIds.push(notice.id);
  }
  if (noticeIds.length === 0) return false;
  await queueDelivery(trx, { userId, channel, noticeIds, at: now, notBefore: now });
  return true;
}
