import { robotOf } from "#app/domain/deliveries.ts";
import type { SendOutcome } from "#app/domain/deliveries.ts";
import { mailText, robotText } from "#app/i18n/message-text.ts";
import type { Db } from "#db/connection.server.ts";
import { findRobot } from "#db/queries/robots.ts";
import type { DeliveryRow } from "#db/schema/deliveries.ts";
import type { Outbound } from "../outbound/outbound.server.ts";
import { callRobot } from "../robots/call-robot.server.ts";
import { openRobot } from "../robots/sealed-robot.server.ts";
import { VENDORS } from "../robots/vendors.server.ts";
import { compose } from "./compose.server.ts";
import type { Composed } from "./compose.server.ts";

/** What a message is sent with. */
export interface Sending {
  readonly db: Db;
  readonly outbound: Outbound;
  readonly now: string;
  readonly signal: AbortSignal;
}

/** Sends one message through its channel, once; whatever goes wrong is an outcome. */
export async function send(sending: Sending, delivery: DeliveryRow): Promise<SendOutcome> {
  const composed = await compose(sending.db, delivery, sending.outbound.origin);
  if (!composed.ok) return { kind: "dropped", reason: composed.errors[0] ?? { code: "invalid" } };
  const robot = robotOf(delivery.channel);
  return robot === null ? sendMail(sending, composed.value) : sayThroughRobot(sending, delivery.user_id, robot, composed.value);
}

async function sendMail({ outbound: { mailer }, signal }: Sending, message: Composed): Promise<SendOutcome> {
  if (mailer === null) return { kind: "failed", isFinal: false, reason: { code: "mail_not_set_up" } };
  return mailer.send({ id: message.id, to: { name: message.name, address: message.email }, locale: message.locale, ...mailText(message) }, signal);
}

async function sayThroughRobot({ db, outbound: { seals, resolve }, now, signal }: Sending, owner: number, id: number, message: Composed): Promise<SendOutcome> {
  const robot = await findRobot(db.read, owner, id);
  if (!robot || robot.disabled_at !== null) return { kind: "dropped", reason: { code: "robot_gone" } };
  const keys = openRobot(seals, robot);
  if (keys === null) return { kind: "failed", isFinal: true, reason: { code: "seal_broken" } };
  return callRobot(robot.kind, { ...keys, text: robotText(message, VENDORS[robot.kind].longest), now }, { resolve, signal });
}
