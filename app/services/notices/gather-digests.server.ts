import type { Transaction } from "kysely";
import type { DeliveryChannel } from "#app/domain/deliveries.ts";
import { leavesAtOnce } from "#app/domain/notice-habits.ts";
import { NOTICE_RULES } from "#app/domain/notices.ts";
import { peopleWanted } from "#db/queries/notice-people.ts";
import { choicesOf, leavingBy, noticesStillFor, takeWaiting, waitLonger } from "#db/queries/notices.ts";
import type { Database } from "#db/schema/database.ts";
import { principalOf } from "../auth/principal.ts";
import type { ServiceContext } from "../context.server.ts";
import { queueDelivery } from "../deliveries/queue.server.ts";
import { noticeReader } from "./audience.server.ts";
import { ownHabits } from "./habits.server.ts";

/** So many messages are made in one run; the next run makes the others. */
const MOST_MESSAGES = 2_000;

/**
 * Makes one message of all notices of a person that may leave on a channel by now: those that waited for the end of quiet hours
 * and those of the digest. Whom a late run finds in quiet hours waits on. What was read meanwhile, what the person does not want there any more and what they may not see any
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
  const leavesAt = leavesAtOnce(now, await ownHabits(trx, userId));
  if (leavesAt !== now) {
    await waitLonger(trx, userId, channel, now, leavesAt);
    return false;
  }
  const waiting = await takeWaiting(trx, userId, channel, now);
  const [row] = await peopleWanted(trx, { ids: [userId], units: [], districts: [], roles: [] });
  if (!row) return false;
  const wanted = new Set((await choicesOf(trx, [userId])).filter((choice) => choice.channel === channel && choice.mode !== "off").map(({ topic }) => topic));
  const noticeIds = (await noticesStillFor(trx, noticeReader(principalOf(row)), waiting)).filter(({ kind, read_at: readAt }) => readAt === null && wanted.has(NOTICE_RULES[kind].topic)).map(({ id }) => id);
  if (noticeIds.length === 0) return false;
  await queueDelivery(trx, { userId, channel, noticeIds, at: now, notBefore: now });
  return true;
}
