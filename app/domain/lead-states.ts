/** How far a lead has come within attraction: noted, in talks, assessed. */
export const LEAD_STATES = ["lead", "talks", "assessed"] as const;
export type LeadState = (typeof LEAD_STATES)[number];
