import type { Generated, Selectable } from "kysely";
import type { TransferState } from "#app/domain/lead-transfer.ts";
import type { VersionColumns } from "./versions.ts";

/** What was decided about a lead's first-report right: who holds it since when, until when it was renewed, when it was released. */
export interface LeadRightTable extends VersionColumns {
  id: Generated<number>;
  project_id: number;
  district: string;
  held_from: string | null;
  renewed_until: string | null;
  released_on: string | null;
  reason: string;
}

/** A district asks another one to take a lead over; the shares of the credit are JSON. */
export interface LeadTransferTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  project_id: number;
  from_district: string;
  to_district: string;
  shares: string;
  reason: string;
  asked_by: number | null;
  state: TransferState;
  answer: string | null;
}

export type LeadRightRow = Selectable<LeadRightTable>;
export type LeadTransferRow = Selectable<LeadTransferTable>;

/** The tables of this part of the schema. */
export interface LeadTables {
  lead_rights: LeadRightTable;
  lead_transfers: LeadTransferTable;
}
