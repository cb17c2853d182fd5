import { createTransport } from "nodemailer";
import type { SendOutcome } from "#app/domain/deliveries.ts";
import { SECOND_MS } from "#app/domain/instants.ts";
import type { MailEnv } from "#app/env.server.ts";
import { timeLimit } from "./time-limit.server.ts";

/** From the first word to the mail server until it has the whole message. */
const LIMIT_MS = 20 * SECOND_MS;
const CONNECTIONS = 3;
const FIRST_PERMANENT = 500;

/** An e-mail in its one language; its id stays the same over every try. */
export interface Mail {
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly locale: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Hands e-mail to the operator's mail server. */
export interface Mailer {
  send(mail: Mail, signal: AbortSignal): Promise<SendOutcome>;
  close(): void;
}

/** A mailer over the mail server of the environment, with a few connections that are kept open between messages. */
export function mailerOf({ url, from }: MailEnv): Mailer {
  const domain = from.replace(/^.*@|>$/g, "");
  const transport = createTransport({
    url, pool: true, maxConnections: CONNECTIONS, connectionTimeout: LIMIT_MS, greetingTimeout: LIMIT_MS, socketTimeout: LIMIT_MS, dnsTimeout: LIMIT_MS,
    disableFileAccess: true, disableUrlAccess: true,
  });
  return {
    send: async ({ id, to, locale, subject, text, html }, stopped) => {
      const limit = timeLimit(LIMIT_MS, stopped);
      try {
        await transport.sendMail({
          from, to, subject, text, html, messageId: `<${id}@${domain}>`, signal: limit.signal,
          headers: { "Auto-Submitted": "auto-generated", "Content-Language": locale },
        });
        return { kind: "sent" };
      } catch (error) {
        if (stopped.aborted) return { kind: "stopped" };
        if (limit.isOver()) return { kind: "failed", isFinal: false, reason: { code: "no_answer_in_time", params: { n: LIMIT_MS / SECOND_MS } } };
        return outcomeOf(error as Error & { readonly code?: string; readonly command?: string; readonly responseCode?: number });
      } finally {
        limit.end();
      }
    },
    close: () => transport.close(),
  };
}

/** A receiver or a message that the mail server will never take is final; a server that cannot be reached or signed in to, or that refuses the sender, is not. */
function outcomeOf({ code, command, responseCode }: { readonly code?: string; readonly command?: string; readonly responseCode?: number }): SendOutcome {
  if (code === "EAUTH" || code === "ENOAUTH") return { kind: "failed", isFinal: false, reason: { code: "mail_sign_in_refused" } };
  if (responseCode === undefined) return { kind: "failed", isFinal: code === "EENVELOPE", reason: { code: code === "EENVELOPE" ? "mail_address_refused" : "mail_server_unreachable" } };
  const isAboutMessage = code === "EMESSAGE" || (code === "EENVELOPE" && command === "RCPT TO");
  return { kind: "failed", isFinal: isAboutMessage && responseCode >= FIRST_PERMANENT, reason: { code: "mail_refused", params: { n: responseCode } } };
}
