import type { WebhookRow } from "#db/schema/webhooks.ts";
import type { Seals } from "../auth/seals.server.ts";

type Sealed = Pick<WebhookRow, "address_sealed" | "secret_sealed">;

/** Where a webhook leads and what its messages are signed with. */
export interface WebhookKeys {
  readonly address: string;
  readonly secret: string;
}

const [ADDRESS, SECRET] = ["webhook address", "webhook secret"];

/** Seals where a webhook leads and what signs its messages. */
export function sealWebhook(seals: Seals, { address, secret }: WebhookKeys): Sealed {
  return { address_sealed: seals.seal(address, ADDRESS), secret_sealed: seals.seal(secret, SECRET) };
}

/** Opens a webhook; null where the server's secret is no longer the one it was sealed under. */
export function openWebhook(seals: Seals, { address_sealed, secret_sealed }: Sealed): WebhookKeys | null {
  const [address, secret] = [seals.open(address_sealed, ADDRESS), seals.open(secret_sealed, SECRET)];
  return address === null || secret === null ? null : { address, secret };
}
