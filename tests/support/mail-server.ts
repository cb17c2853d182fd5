import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { simpleParser } from "mailparser";
import type { ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";

/** What the server says to a message, as a mail server would: nothing is taken, or the reply's code. */
export interface MailManners {
  /** Receivers that are refused for good. */
  readonly unknown?: readonly string[];
  /** Whether whoever sends is refused. */
  readonly refusesSender?: boolean;
  /** How long it takes over a message. */
  readonly delayMs?: () => number;
  /** Refuses so many messages first, for now. */
  busyFor?: number;
}

/** A mail server of the test's own; what it took is read back. */
export async function mailServer(manners: MailManners = {}) {
  const taken: ParsedMail[] = [];
  const refusal = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ["STARTTLS"], logger: false,
    onAuth: ({ username, password }, _session, done) => (username === "luodi" && password === "p@ss" ? done(null, { user: username }) : done(refusal(535, "no"))),
    onMailFrom: (_address, _session, done) => done(manners.refusesSender ? refusal(553, "sender not allowed") : null),
    onRcptTo: ({ address }, _session, done) => done(manners.unknown?.includes(address) ? refusal(550, "no such mailbox") : null),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => {
        void (async () => {
          if ((manners.busyFor ?? 0) > 0) {
            manners.busyFor = (manners.busyFor ?? 0) - 1;
            return done(refusal(451, "try later"));
          }
          const mail = await simpleParser(Buffer.concat(chunks));
          await wait((manners.delayMs?.() ?? 0) / 2);
          taken.push(mail);
          await wait((manners.delayMs?.() ?? 0) / 2);
          done();
        })();
      });
    },
  });
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return { taken, url: `smtp://127.0.0.1:${port}`, port };
}
