import type { Transaction } from "kysely";
import { leavesAtOnce, leavesInDigest } from "#app/domain/notice-habits.ts";
import { NOTICE_RULES } from "#app/domain/notices.ts";
import type { Audience, NoticeKind, NoticeRule, NoticeTopic, Worded } from "#app/domain/notices.ts";
import { choicesOf, habitsOf, insertNotices, insertWaiting } from "#db/queries/notices.ts";
import type { Database } from "#db/schema/database.ts";
import type { ServiceContext } from "../context.server.ts";
import { queueDelivery } from "../deliveries/queue.server.ts";
import { audienceOf } from "./audience.server.ts";
import type { Concerned, ToldProject } from "./audience.server.ts";
import { habitsOfRow } from "./habits.server.ts";

/** Something people are to be told. */
export interface News<K extends NoticeKind = NoticeKind> extends Worded<K>, Concerned {
  /** Names the event: nobody is told twice of one. */
  readonly key: string;
  /** Where it leads. */
  readonly path: string;
  readonly project: ToldProject | null;
  /** Whom it is for, where the kind alone does not say. */
  readonly tells?: readonly Audience[];
  /** It comes with others at the same time: what leaves at once waits for them, to be one message. */
  readonly isOneOfMany?: boolean;
}

/**
 * Tells people of something in the transaction in which it happens: in the program at once, and on the channels each of them
 * chose, after quiet hours and with the digest where they want it so. Nobody hears of their own deed, of what they may not
 * see, or twice of one event. Answers how many were told.
 */
export async function notify<K extends NoticeKind>(trx: Transaction<Database>, ctx: Pick<ServiceContext, "actor" | "now">, news: News<K>): Promise<number> {
  const { kind, params, key, path, project, tells, isOneOfMany = false, ...concerned } = news;
  const { topic, tells: usual, orElse = [] }: NoticeRule = NOTICE_RULES[kind];
  const others = async (audience: readonly Audience[]) => (await audienceOf(trx, audience, concerned, project)).filter(({ userId }) => userId !== null && userId !== ctx.actor.userId);
  const meant = await others(tells ?? usual);
  const people = meant.length > 0 ? meant : await others(orElse);
  const told = await insertNotices(trx, people.flatMap(({ userId, role, unit }) => (userId === null ? [] : [{
    at: ctx.now, user_id: userId, kind, event_key: key, project_id: project?.id ?? null, object_code: project?.code ?? null, object_path: path, params: JSON.stringify(params), unit: role === "unit" ? unit : null,
  }])));
  await leave(trx, ctx.now, topic, told, isOneOfMany);
  return told.length;
}

/** Lets fresh notices leave on the channels that their people chose: those that nothing holds back at once, the others once they may. */
async function leave(trx: Transaction<Database>, now: string, topic: NoticeTopic, told: readonly { readonly id: number; readonly userId: number }[], isOneOfMany: boolean): Promise<void> {
  const userIds = told.map(({ userId }) => userId);
  const chosen = (await choicesOf(trx, userIds)).filter((row) => row.topic === topic && row.mode !== "off");
  if (chosen.length === 0) return;
  const habits = await habitsOf(trx, userIds);
  for (const { id, userId } of told) {
    const own = habitsOfRow(habits.get(userId));
    for (const { channel, mode } of chosen.filter((row) => row.user_id === userId)) {
      const leavesAt = mode === "digest" ? leavesInDigest(now, own) : leavesAtOnce(now, own);
      if (leavesAt === now && !isOneOfMany) await queueDelivery(trx, { userId, channel, noticeIds: [id], at: now, notBefore: now });
      else await insertWaiting(trx, { notice_id: id, user_id: userId, channel, leaves_at: leavesAt });
    }
  }
}
