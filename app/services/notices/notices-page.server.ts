import { kindsOf, NOTICE_RULES, topicsFor } from "#app/domain/notices.ts";
import type { NoticeParams, NoticeTopic } from "#app/domain/notices.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { noticeText } from "#app/i18n/notice-text.ts";
import { findNotice, markRead, newestNotice, noticesLength, noticesPage, unreadCount } from "#db/queries/notices.ts";
import type { NoticeRow } from "#db/schema/notices.ts";
import { roleOf } from "../auth/principal.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { sentOnce } from "../sent-once.server.ts";
import { noticeReader } from "./audience.server.ts";

const PAGE_SIZE = 30;
/** More unread notices than these are not counted one by one. */
export const MOST_UNREAD = 100;

/** A notice in the reader's words. */
export interface NoticeView {
  readonly id: number;
  readonly at: string;
  readonly topic: NoticeTopic;
  readonly title: string;
  readonly text: string;
  readonly isRead: boolean;
}

export interface NoticesPage {
  readonly notices: readonly NoticeView[];
  readonly total: number;
  readonly unread: number;
  readonly page: number;
  readonly size: number;
  readonly topic: NoticeTopic | null;
  readonly topics: readonly NoticeTopic[];
  /** The newest one there is: all until it can be marked read. */
  readonly newest: number;
}

/** How many notices the actor has not read, as far as the bell counts; for whoever signs in. */
export async function unreadNotices({ db, actor }: ServiceContext): Promise<number> {
  return actor.userId === null ? 0 : unreadCount(db.read, noticeReader(actor), MOST_UNREAD);
}

/** One page of the actor's own notices in a language, unread ones first. */
export async function ownNotices(ctx: ServiceContext, locale: Locale, { topic, page = 1 }: { readonly topic?: NoticeTopic | undefined; readonly page?: number | undefined }): Promise<Verdict<NoticesPage>> {
  const allowed = authorise(ctx, "profile.own");
  if (!allowed.ok) return allowed;
  const { db, actor } = ctx;
  const [userId, reader] = [actor.userId ?? 0, noticeReader(actor)];
  const kinds = topic === undefined ? null : kindsOf(topic);
  const rows = await noticesPage(db.read, reader, kinds, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  return accept({
    notices: rows.map((row) => viewOf(row, locale)), total: await noticesLength(db.read, reader, kinds), unread: await unreadNotices(ctx), page, size: PAGE_SIZE, topic: topic ?? null,
    topics: actor.role === "system" ? [] : topicsFor(roleOf({ userId, role: actor.role })), newest: await newestNotice(db.read, userId),
  });
}

function viewOf(row: NoticeRow, locale: Locale): NoticeView {
  const { title, text } = noticeText(locale, { kind: row.kind, params: JSON.parse(row.params) as NoticeParams[typeof row.kind] });
  return { id: row.id, at: row.at, topic: NOTICE_RULES[row.kind].topic, title, text, isRead: row.read_at !== null };
}

/** Marks one of the actor's notices read, and answers where it leads. */
export async function openNotice(ctx: ServiceContext, id: number): Promise<Verdict<{ path: string }>> {
  const allowed = authorise(ctx, "profile.own");
  if (!allowed.ok) return allowed;
  const userId = ctx.actor.userId ?? 0;
  return ctx.db.transaction(async (trx) => {
    const notice = await findNotice(trx, noticeReader(ctx.actor), id);
    if (!notice) return refuse({ code: "not_found" });
    await markRead(trx, userId, { id }, ctx.now);
    return accept({ path: notice.object_path });
  });
}

/** Marks the actor's notices read until the newest they were shown, so that none is passed over that came meanwhile. */
export async function readNotices(ctx: ServiceContext, { until, formKey }: { readonly until: number; readonly formKey?: string | undefined }): Promise<Verdict<null>> {
  const allowed = authorise(ctx, "profile.own");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, { until }, async () => {
    await markRead(trx, ctx.actor.userId ?? 0, { until }, ctx.now);
    return accept(null);
  }));
}
