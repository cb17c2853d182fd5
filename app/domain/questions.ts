import type { IssueState } from "./issues.ts";

/** How a question of an investor came: by the personal link of a contact, or logged by the hotline's staff. */
export const QUESTION_CHANNELS = ["link", "hotline"] as const;
export type QuestionChannel = (typeof QUESTION_CHANNELS)[number];
/** What the investor is told of a question. */
export const QUESTION_STATES = ["received", "answered", "inHand", "solved"] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];
/** Which questions the inbox shows. */
export const QUESTION_VIEWS = ["open", "all"] as const;
export type QuestionView = (typeof QUESTION_VIEWS)[number];

export const USUAL_LINK_DAYS = 90;
export const LONGEST_LINK_DAYS = 365;
export const LONGEST_QUESTION = 1_000;

/** An issue made from a question decides its state once units have it in hand; one that waits or was withdrawn says nothing yet. */
export function questionState({ answer, issue }: { readonly answer: string | null; readonly issue: IssueState | null }): QuestionState {
  if (issue === "closed") return "solved";
  if (issue === "handed" || issue === "received" || issue === "asked") return "inHand";
  return answer === null ? "received" : "answered";
}
