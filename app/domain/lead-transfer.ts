/** What became of a request to transfer a lead from one district to another. */
export const TRANSFER_STATES = ["asked", "accepted", "refused", "withdrawn"] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];
