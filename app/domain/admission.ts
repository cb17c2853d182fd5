/** Why a project is reviewed before admission: it takes new industrial land, the two-high screen hits, or something else. */
export const ADMISSION_SUBJECTS = ["new_land", "two_high", "other"] as const;
export type AdmissionSubject = (typeof ADMISSION_SUBJECTS)[number];

/** What a unit, and in the end the review, says: agree, agree on conditions, against. */
export const OPINIONS = ["agree", "conditions", "against"] as const;
export type Opinion = (typeof OPINIONS)[number];

/** A review admits when it ends with agree or with agree on conditions. */
export const ADMITTING_OPINIONS = ["agree", "conditions"] as const satisfies readonly Opinion[];

/** Whether the conditions of an opinion were met in the end. */
export const FOLLOW_UPS = ["met", "unmet"] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];

/** How the inbox of reviews is narrowed. */
export const INBOX_STATES = ["waiting", "overdue", "answered", "decided", "withdrawn", "all"] as const;
export type InboxState = (typeof INBOX_STATES)[number];
