import type { Locale } from "#app/domain/locales.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Db } from "#db/connection.server.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { feedOf, findFeedByHash, insertFeed, revokeFeedRow, touchFeed } from "#db/queries/calendar-feeds.ts";
import { findUser } from "#db/queries/users.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { sentOnce } from "../sent-once.server.ts";
import { noteUse } from "./note-use.server.ts";
import { principalOf } from "./principal.ts";
import { newSecret, secretHash } from "./secrets.server.ts";

/** Makes the secret address of one's calendar, in place of the one there was. It is told only here, so the same form again is refused. */
export async function renewCalendarSecret(ctx: ServiceContext, locale: Locale, formKey: string | undefined): Promise<Verdict<{ secret: string }>> {
  const allowed = authorise(ctx, "profile.own");
  if (!allowed.ok) return allowed;
  const secret = newSecret();
  let isNew = false;
  const made = await ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, { calendar: "renew" }, async () => {
    const owner = await findUser(trx, ctx.actor.userId ?? 0);
    if (!owner || ctx.actor.readOnly) return refuse({ code: "forbidden" });
    isNew = true;
    const hadOne = await revokeFeedRow(trx, owner.id, ctx.now);
    await insertFeed(trx, { user_id: owner.id, hash: secretHash(secret), locale, created_at: ctx.now });
    await appendAudit(trx, { ...trail(ctx, owner.email), action: hadOne ? "calendar.renew" : "calendar.create", before: null, after: null });
    return accept(null);
  }));
  if (!made.ok) return made;
  return isNew ? accept({ secret }) : refuse({ code: "already_sent" });
}

/** Ends the address of one's calendar. */
export async function revokeCalendarSecret(ctx: ServiceContext): Promise<Verdict<null>> {
  const allowed = authorise(ctx, "profile.own");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction(async (trx) => {
    const owner = await findUser(trx, ctx.actor.userId ?? 0);
    if (!owner || ctx.actor.readOnly) return refuse({ code: "forbidden" });
    if (!(await revokeFeedRow(trx, owner.id, ctx.now))) return refuse({ code: "not_found" });
    await appendAudit(trx, { ...trail(ctx, owner.email), action: "calendar.revoke", before: null, after: null });
    return accept(null);
  });
}

/** Whether one has an address for one's calendar, since when and when it was read last. */
export async function ownCalendarFeed(ctx: ServiceContext) {
  return ctx.actor.userId === null ? null : feedOf(ctx.db.read, ctx.actor.userId);
}

/** Whose calendar a secret opens, to read and no more; null for one that is unknown, revoked or of a disabled account. */
export async function principalOfCalendar(db: Db, secret: string, now: string): Promise<{ principal: Principal; locale: Locale } | null> {
  const feed = await findFeedByHash(db.read, secretHash(secret));
  if (!feed || feed.disabledAt !== null) return null;
  noteUse(db, `calendar ${feed.id}`, feed.lastUsedAt, now, (trx) => touchFeed(trx, feed.id, now));
  return { principal: principalOf(feed, true), locale: feed.locale };
}

function trail(ctx: ServiceContext, email: string) {
  return { at: ctx.now, actorId: ctx.actor.userId, actorName: ctx.actor.name, objectType: "calendar", objectCode: email, projectId: null };
}
