import type { MeetingOrder, WeekEvent } from "#app/domain/task-force.ts";
import { countEn } from "../plural.ts";

const order: Record<MeetingOrder, string> = { size: "Largest first", district: "By district" };
const week: Record<WeekEvent, (p: { n: number }) => string> = {
  raised: (p) => countEn(p.n, "issue raised", "issues raised"), overdue: (p) => countEn(p.n, "issue newly overdue", "issues newly overdue"), closed: (p) => countEn(p.n, "issue closed", "issues closed"),
};

export const taskForce = {
  title: "Task force",
  order, week,
  orderLabel: "Order",
  red: (p: { n: number }) => `${countEn(p.n, "project", "projects")} red`,
  yellow: (p: { n: number }) => `${p.n} yellow`,
  blocking: (p: { n: number }) => countEn(p.n, "blocking issue overdue", "blocking issues overdue"),
  sinceLast: (p: { date: string }) => `Since ${p.date}`,
  newRed: (p: { n: number }) => `${p.n} newly red`,
  onlyNew: "Only newly red",
  why: "Why, since when",
  who: "With whom",
  promised: "What was promised",
  isNew: "New",
  since: (p: { date: string; n: number }) => `since ${p.date}, ${p.n} d`,
  holds: (p: { name: string }) => `Holds it: ${p.name}`,
  liaison: (p: { name: string }) => `Liaison: ${p.name}`,
  chief: (p: { name: string }) => `Chief: ${p.name}`,
  plan: (p: { date: string }) => `Plan ${p.date}`,
  planBefore: (p: { date: string }) => `a week ago ${p.date}`,
  forecast: (p: { date: string }) => `expected ${p.date}`,
  next: (p: { text: string }) => `Next: ${p.text}`,
  reply: (p: { text: string }) => `Replied: ${p.text}`,
  nothingPromised: "Nothing was promised.",
  decide: "Decide",
  decideAbout: (p: { name: string }) => `Decide about ${p.name}`,
  decideHand: "Raise and hand over",
  waits: "It is raised at once and waits for commerce or the district to hand it over.",
  decided: "The decision became an issue.",
  decisions: "Decided today",
  noDecision: "Nothing was decided today.",
  emptyRed: "No project is red.",
  emptyYellow: "No project is yellow.",
};
