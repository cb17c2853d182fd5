import type { Db } from "#db/connection.server.ts";
import { keepSending } from "../outbound/keep-sending.server.ts";
import type { Sender } from "../outbound/keep-sending.server.ts";
import type { Outbound } from "../outbound/outbound.server.ts";
import { tellWebhooks } from "../webhooks/tell-webhooks.server.ts";
import { deliverDue } from "./deliver.server.ts";

/** Keeps messages and webhooks going out while the server runs. */
export function startSending(db: Db, outbound: Outbound, onError: (error: unknown) => void): Sender {
  const parts = { db, outbound, clock: () => new Date().toISOString() };
  const senders = [keepSending(db, (round) => deliverDue(parts, round), onError), keepSending(db, (round) => tellWebhooks(parts, round), onError)];
  return {
    stop: async () => {
      await Promise.all(senders.map((sender) => sender.stop()));
      outbound.mailer?.close();
    },
  };
}
