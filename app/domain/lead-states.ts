/** How far a lead has come within attraction: noted, in talks, assessed. */
export const LEAD_STATES = ["lead", "talks", "assessed"] as const;
export type LeadState = (typeof LEAD_STATES)[number];

/** Which leads a list shows: those that are open, lost before a contract, or put away. */
export const LEAD_VIEWS = ["open", "lost", "archived"] as const;
export type LeadView = (typeof LEAD_VIEWS)[number];
