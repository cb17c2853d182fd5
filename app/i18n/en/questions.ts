import type { QuestionChannel, QuestionState, QuestionView } from "#app/domain/questions.ts";
import { countEn } from "../plural.ts";

const state: Record<QuestionState, string> = { received: "Received", answered: "Answered", inHand: "In hand", solved: "Solved" };
const channel: Record<QuestionChannel, string> = { link: "By personal link", hotline: "Hotline" };
const view: Record<QuestionView, string> = { open: "To be answered", all: "All" };
const linkState = { inUse: "In use", revoked: "Revoked", over: "Over", silent: "Contact no longer speaks for it" };

export const questions = {
  title: "Questions of investors",
  tab: "Questions",
  state, channel, view, linkState,
  found: (p: { n: number }) => countEn(p.n, "question", "questions"),
  none: "Nobody has asked anything.",
  noneOpen: "No question waits for an answer.",
  answered: (p: { date: string }) => `Answered ${p.date}`,
  answer: "Answer",
  correct: "Correct the answer",
  answerLabel: "What whoever asked will read",
  sendAnswer: "Send the answer",
  toIssue: "Make it an issue",
  saved: "Saved.",
  log: "Log a call to the hotline",
  saveLog: "Log it",
  asker: "Who called",
  phone: "Phone",
  phoneHint: "If we may call you back.",
  text: "Question",
  links: "Personal links",
  linksHint: "Whoever has the link may ask about this project and sees only their own questions and answers.",
  makeLink: "Make a link",
  linkMade: "The link is ready.",
  linkOnce: "It is shown only now; pass it to the contact yourself.",
  linkAddress: "Address of the link",
  contact: "Contact",
  contactHint: "The contact then sees the question and its answer behind their link.",
  noneOfThem: "None of them",
  days: "Days",
  noContact: "Nobody speaks for the project yet.",
  linkMadeAt: (p: { at: string }) => `made ${p.at}`,
  linkUntil: (p: { at: string }) => `until ${p.at}`,
  lastUsed: (p: { at: string }) => `last used ${p.at}`,
  neverUsed: "never used",
  revoke: "Revoke",
  askTitle: "Ask about your project",
  ask: "Your question",
  send: "Send",
  asked: "Thank you. Your question arrived; the answer will stand here.",
  own: "Your questions",
  noneAsked: "You have not asked anything yet.",
  goneTitle: "This link cannot be used",
  goneText: "It does not exist, is over, or was ended. Please ask your contact at the bureau for a new one.",
  typed: "What you typed; copy it before you leave.",
};
