import { DEFAULT_LOCALE } from "#app/domain/locales.ts";
import type { Worded } from "#app/domain/notices.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Message } from "#app/i18n/message-text.ts";
import { noticeText } from "#app/i18n/notice-text.ts";
import type { Db } from "#db/connection.server.ts";
import { localeOf, noticesStillFor } from "#db/queries/notices.ts";
import { findUser } from "#db/queries/users.ts";
import type { DeliveryRow } from "#db/schema/deliveries.ts";
import { principalOf } from "../auth/principal.ts";
import { noticeReader } from "../notices/audience.server.ts";

/** A message with the address its receiver has now. */
export interface Composed extends Message {
  readonly email: string;
}

/** Puts a message into the receiver's words, without anything that the receiver may not see at this moment; refused where nothing is left. */
export async function compose(db: Db, { id, user_id, notice_ids }: Pick<DeliveryRow, "id" | "user_id" | "notice_ids">, origin: string | null): Promise<Verdict<Composed>> {
  const receiver = await findUser(db.read, user_id);
  if (!receiver || receiver.disabled_at !== null) return refuse({ code: "receiver_gone" });
  const told = await noticesStillFor(db.read, noticeReader(principalOf({ ...receiver, userId: receiver.id })), JSON.parse(notice_ids) as number[]);
  if (told.length === 0) return refuse({ code: "receiver_may_not_see" });
  const locale = (await localeOf(db.read, user_id)) ?? DEFAULT_LOCALE;
  const parts = told.map((notice) => ({
    ...noticeText(locale, { kind: notice.kind, params: JSON.parse(notice.params) } as Worded), link: origin === null ? null : `${origin}${notice.object_path}`,
  }));
  return accept({ id, locale, name: receiver.name, email: receiver.email, parts });
}
