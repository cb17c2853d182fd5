import type { OutboundEnv } from "#app/env.server.ts";
import { sealsOf } from "../auth/seals.server.ts";
import type { Seals } from "../auth/seals.server.ts";
import { mailerOf } from "./mailer.server.ts";
import type { Mailer } from "./mailer.server.ts";
import type { Resolver } from "./post.server.ts";

/** What everything that leaves needs besides the database. */
export interface Outbound {
  readonly seals: Seals;
  /** null: no mail server, so e-mail is not offered. */
  readonly mailer: Mailer | null;
  /** Where links lead; null: messages carry none. */
  readonly origin: string | null;
  readonly resolve?: Resolver;
}

/** Makes ready to send with what the environment says. */
export function outboundOf({ sessionSecret, mail, origin }: OutboundEnv): Outbound {
  return { seals: sealsOf(sessionSecret), mailer: mail === null ? null : mailerOf(mail), origin };
}
