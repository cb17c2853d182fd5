import type { Generated, Selectable } from "kysely";
import type { DeliveryChannel, DeliveryState, RobotKind } from "#app/domain/deliveries.ts";

/** A group robot that somebody has messages sent to; what it is called with is sealed. */
export interface RobotTable {
  id: Generated<number>;
  user_id: number;
  kind: RobotKind;
  name: string;
  address_sealed: string;
  secret_sealed: string | null;
  created_at: string;
  disabled_at: string | null;
  version: Generated<number>;
}

/** A message to one receiver through one channel; `id` is the message's own over every try. */
export interface DeliveryTable {
  id: string;
  user_id: number;
  channel: DeliveryChannel;
  /** The ids of the notices it tells, as a JSON list. */
  notice_ids: string;
  state: DeliveryState;
  not_before: string;
  attempts: Generated<number>;
  next_try_at: string;
  /** Until when the process that is sending it has it for itself. */
  leased_until: string | null;
  last_error: string | null;
  created_at: string;
  delivered_at: string | null;
}

export type RobotRow = Selectable<RobotTable>;
export type DeliveryRow = Selectable<DeliveryTable>;

export interface DeliveryTables {
  robots: RobotTable;
  deliveries: DeliveryTable;
}
