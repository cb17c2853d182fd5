import { shareRefusals } from "./credit-shares.ts";
import type { CreditShare } from "./credit-shares.ts";
import type { Stage } from "./stages.ts";
import type { Refusal } from "./verdict.ts";

/** What became of a request to transfer a lead from one district to another. */
export const TRANSFER_STATES = ["asked", "accepted", "refused", "withdrawn"] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** A lead that one district offers to another, with the split of the credit that they agreed on. */
export interface TransferAsked {
  readonly stage: Stage;
  readonly from: string | null;
  readonly to: string;
  readonly shares: readonly CreditShare[];
  /** Districts that share the credit already; a new split leaves none of them out. */
  readonly sharing: readonly string[];
  readonly isAskedAlready: boolean;
}

/** Why a transfer cannot be asked for: no lead any more, nobody's, to its own district, asked already, or a split that is none. */
export function transferRefusals({ stage, from, to, shares, sharing, isAskedAlready }: TransferAsked): Refusal[] {
  if (stage !== "attraction") return [{ code: "not_a_lead" }];
  if (from === null) return [{ code: "no_district" }];
  const given = shares.map(({ district }) => district);
  return [
    ...(to === from ? [{ code: "same_district", field: "toDistrict" }] : []),
    ...(isAskedAlready ? [{ code: "already_asked" }] : []),
    ...(shares.length === 0 ? [{ code: "required", field: "shares" }] : shareRefusals(shares).map((error) => ({ ...error, field: "shares" }))),
    ...(sharing.some((district) => district !== from && !given.includes(district)) ? [{ code: "share_left_out", field: "shares" }] : []),
  ];
}

/** The split between the district that gives a lead and the one that takes it; who gets nothing has no share. */
export function splitBetween(from: string, to: string, fromBp: number, toBp: number): CreditShare[] {
  return [{ district: from, shareBp: fromBp }, { district: to, shareBp: toBp }].filter(({ shareBp }) => shareBp > 0);
}
