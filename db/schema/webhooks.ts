import type { Generated, Selectable } from "kysely";
import type { WebhookState } from "#app/domain/webhooks.ts";

/** Another system that is told of the changes its owner sees. */
export interface WebhookTable {
  id: Generated<number>;
  name: string;
  /** Whose scope decides what is told. */
  owner_id: number;
  origin: string;
  address_sealed: string;
  secret_sealed: string;
  /** The number in the trail up to which everything its owner sees has arrived. */
  sent_seq: number;
  state: WebhookState;
  attempts: Generated<number>;
  next_try_at: string;
  failing_since: string | null;
  /** Until when the process that tells it has it for itself. */
  leased_until: string | null;
  last_error: string | null;
  last_sent_at: string | null;
  created_at: string;
  created_by: number | null;
}

export type WebhookRow = Selectable<WebhookTable>;

export interface WebhookTables {
  webhooks: WebhookTable;
}
