import { createHmac } from "node:crypto";
import { refuse, accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { post } from "../outbound/post.server.ts";
import type { OutboundOptions } from "../outbound/post.server.ts";
import { checkTarget } from "../outbound/targets.ts";
import type { AllowedOrigin } from "../outbound/targets.ts";
import type { WebhookKeys } from "./sealed-webhook.server.ts";

/** What a webhook is told: an event under the number that it has over every try. */
export interface WebhookEvent {
  readonly id: string;
  readonly body: string;
}

/** Signs what was sent at a second: whoever knows the secret can tell that nobody else wrote it, nor sent it again later. */
function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;
}

/** Tells a webhook of an event; only an answer of success counts, whatever else it says. */
export async function callWebhook({ address, secret }: WebhookKeys, origins: readonly AllowedOrigin[], { id, body }: WebhookEvent, now: string, options: OutboundOptions): Promise<Verdict<null>> {
  const target = checkTarget(address, { origins });
  if (!target.ok) return refuse(...target.errors.map(({ code }) => ({ code })));
  const timestamp = String(Math.floor(Date.parse(now) / 1_000));
  const headers = { "Luodi-Id": id, "Luodi-Timestamp": timestamp, "Luodi-Signature": signatureOf(secret, timestamp, body) };
  const answer = await post(target.value, { headers, body }, options);
  if (!answer.ok) return answer;
  const { status } = answer.value;
  return status >= 200 && status < 300 ? accept(null) : refuse({ code: "answered_status", params: { n: status } });
}
