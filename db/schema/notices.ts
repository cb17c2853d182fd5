import type { Generated, Selectable } from "kysely";
import type { DeliveryChannel } from "#app/domain/deliveries.ts";
import type { Locale } from "#app/domain/locales.ts";
import type { NoticeKind, NoticeMode, NoticeTopic } from "#app/domain/notices.ts";

/** Something a person is told in the program; the key of the event makes it once for each. */
export interface NoticeTable {
  id: Generated<number>;
  at: string;
  user_id: number;
  kind: NoticeKind;
  event_key: string;
  /** The project it is about; null for what is about none. */
  project_id: number | null;
  object_code: string | null;
  /** Where it leads. */
  object_path: string;
  /** What its wording needs, free of language, as JSON. */
  params: string;
  read_at: string | null;
  /** The unit for which its receiver was told; null for who was told on other grounds. */
  unit: string | null;
}

/** How a person wants a topic on a channel out of the program; without a row it is off. */
export interface NoticeChoiceTable {
  user_id: number;
  topic: NoticeTopic;
  channel: DeliveryChannel;
  mode: NoticeMode;
}

/** When a person is not to be disturbed, when the digest comes, and in which language; times are Shanghai's, HH:MM. */
export interface NoticeHabitTable {
  user_id: number;
  quiet_from: string | null;
  quiet_to: string | null;
  digest_at: string;
  locale: Locale;
  version: number;
}

/** A notice that waits to leave on a channel with others: for the end of quiet hours, or for the digest. */
export interface NoticeWaitingTable {
  notice_id: number;
  user_id: number;
  channel: DeliveryChannel;
  leaves_at: string;
}

export type NoticeRow = Selectable<NoticeTable>;
export type NoticeChoiceRow = Selectable<NoticeChoiceTable>;
export type NoticeHabitRow = Selectable<NoticeHabitTable>;

export interface NoticeTables {
  notices: NoticeTable;
  notice_choices: NoticeChoiceTable;
  notice_habits: NoticeHabitTable;
  notices_waiting: NoticeWaitingTable;
}
