import { z } from "zod";
import type { DeliveryChannel } from "#app/domain/deliveries.ts";
import { LOCALES } from "#app/domain/locales.ts";
import { NOTICE_MODES, NOTICE_TOPICS } from "#app/domain/notices.ts";
import type { NoticeMode, NoticeTopic } from "#app/domain/notices.ts";
import { pageFields } from "./project-filter.ts";
import { formKeyField } from "./typed-fields.ts";
import { formKey, userId } from "./user.ts";

export const NOTICE_INTENTS = ["open", "readAll"] as const;

export const noticeListFields = { topic: z.enum(NOTICE_TOPICS).optional(), page: pageFields.page } as const;
export const openNoticeSchema = z.strictObject({ intent: z.literal("open"), id: userId });
export const readAllSchema = z.strictObject({ intent: z.literal("readAll"), until: userId, formKey });

const time = z.string().max(10).optional().transform((text) => text ?? null);
const CHOICE = new RegExp(`^(${NOTICE_TOPICS.join("|")})-(email|robot:[1-9]\\d{0,14})$`);

/** What the form holds besides a field for each topic and channel. */
const STANDING = new Set(["intent", "formKey", "seen", "quietFrom", "quietTo", "digestAt", "locale"]);

/** The name of the field in which somebody says how a topic comes on a channel. */
export function choiceField(topic: NoticeTopic, channel: DeliveryChannel): string {
  return `${topic}-${channel}`;
}

/** Quiet hours, the digest's time, the language of messages, and a field for each topic and channel. */
export const noticeChoicesSchema = z.object({
  intent: z.literal("save"), formKey: formKeyField, seen: z.string().regex(/^\d{1,9}$/).transform(Number), quietFrom: time, quietTo: time, digestAt: z.string().max(10), locale: z.enum(LOCALES),
}).catchall(z.enum(NOTICE_MODES)).superRefine((form, context) => {
  for (const name of Object.keys(form)) if (!CHOICE.test(name) && !STANDING.has(name)) context.addIssue({ code: "custom", message: "unknown_field", path: [name], params: { name }, input: form[name] });
}).transform(({ intent: _, formKey: key, seen, quietFrom, quietTo, digestAt, locale, ...rest }) => ({
  formKey: key, seen, quietFrom, quietTo, digestAt, locale,
  choices: Object.entries(rest).flatMap(([name, mode]) => {
    const [, topic, channel] = CHOICE.exec(name) ?? [];
    return topic && channel ? [{ topic: topic as NoticeTopic, channel: channel as DeliveryChannel, mode: mode as NoticeMode }] : [];
  }),
}));
