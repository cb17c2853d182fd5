import type { DeliveryChannel } from "#app/domain/deliveries.ts";
import type { Locale } from "#app/domain/locales.ts";
import { habitRefusals } from "#app/domain/notice-habits.ts";
import type { NoticeHabits } from "#app/domain/notice-habits.ts";
import { topicsFor } from "#app/domain/notices.ts";
import type { NoticeMode, NoticeTopic } from "#app/domain/notices.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { choicesOf, habitsOf, replaceChoices } from "#db/queries/notices.ts";
import { robotsOf } from "#db/queries/robots.ts";
import { roleOf } from "../auth/principal.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { sentOnce } from "../sent-once.server.ts";
import { habitsOfRow } from "./habits.server.ts";

/** How a topic comes on a channel. */
export interface NoticeChoice {
  readonly topic: NoticeTopic;
  readonly channel: DeliveryChannel;
  readonly mode: NoticeMode;
}

/** What a person can choose, and what they have chosen. */
export interface NoticeChoices extends NoticeHabits {
  readonly topics: readonly NoticeTopic[];
  /** The e-mail, and each own robot that is in use by its name. */
  readonly channels: readonly { readonly channel: DeliveryChannel; readonly name: string | null }[];
  readonly choices: readonly NoticeChoice[];
  readonly locale: Locale;
  /** The version that the form is filled in on; 0: nothing was chosen yet. */
  readonly seen: number;
}

/** The actor's own choices; `locale` is the language of messages while none was chosen. */
export async function ownChoices(ctx: ServiceContext, locale: Locale): Promise<Verdict<NoticeChoices>> {
  const allowed = authorise(ctx, "profile.own");
  if (!allowed.ok) return allowed;
  const { db, actor } = ctx;
  const userId = actor.userId ?? 0;
  const row = (await habitsOf(db.read, [userId])).get(userId);
  return accept({
    ...habitsOfRow(row), topics: topicsOf(ctx), channels: await ownChannels(ctx), locale: row?.locale ?? locale, seen: row?.version ?? 0,
    choices: (await choicesOf(db.read, [userId])).map(({ topic, channel, mode }) => ({ topic, channel, mode })),
  });
}

function topicsOf({ actor }: ServiceContext): readonly NoticeTopic[] {
  return actor.role === "system" ? [] : topicsFor(roleOf({ userId: actor.userId ?? 0, role: actor.role }));
}

async function ownChannels({ db, actor }: ServiceContext): Promise<NoticeChoices["channels"]> {
  const robots = (await robotsOf(db.read, actor.userId ?? 0)).filter((robot) => robot.disabled_at === null);
  return [{ channel: "email", name: null }, ...robots.map(({ id, name }) => ({ channel: `robot:${id}` as const, name }))];
}

export interface ChoicesForm extends NoticeHabits {
  readonly choices: readonly NoticeChoice[];
  readonly locale: Locale;
  readonly seen: number;
  readonly formKey?: string | undefined;
}

/** Puts the actor's choices in the place of those they were shown; a channel that is not theirs is refused. */
export async function saveChoices(ctx: ServiceContext, { formKey, ...form }: ChoicesForm): Promise<Verdict<null>> {
  const allowed = authorise(ctx, "profile.own");
  if (!allowed.ok) return allowed;
  const userId = ctx.actor.userId ?? 0;
  const [own, topics] = [new Set((await ownChannels(ctx)).map(({ channel }) => channel)), topicsOf(ctx)];
  const strange = form.choices.filter(({ topic, channel }) => !own.has(channel) || !topics.includes(topic));
  const errors = [...habitRefusals(form), ...strange.map(({ topic, channel }) => ({ code: "unknown_value", field: `${topic}-${channel}`, params: { value: channel } }))];
  if (errors.length > 0) return refuse(...errors);
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, form, async () => {
    const { quietFrom, quietTo, digestAt, locale, seen, choices } = form;
    const habits = { user_id: userId, quiet_from: quietFrom, quiet_to: quietTo, digest_at: digestAt, locale, version: seen };
    const saved = await replaceChoices(trx, habits, seen, choices.filter(({ mode }) => mode !== "off").map((choice) => ({ user_id: userId, ...choice })));
    return saved ? accept(null) : refuse({ code: "stale" });
  }));
}
