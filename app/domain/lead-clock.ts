import { addDays, daysBetween } from "./dates.ts";
import type { LeadDays } from "./lead-days.ts";

/** What a lead is owed, in the order in which it is owed; the last one comes back again and again. */
export const LEAD_STEPS = ["answer", "assess", "feedBack", "followUp"] as const;
export type LeadStep = (typeof LEAD_STEPS)[number];

/** What of a lead its clock reads; talks are the days on which somebody spoke with the investor's people, ascending. */
export interface ClockedLead {
  readonly leadOn: string | null;
  readonly firstContactOn: string | null;
  readonly assessedOn: string | null;
  readonly talks: readonly string[];
}

/** One step: due on a day, done on a day or not yet; `late` counts the days after the due day, negative while there is time left. */
export interface StepReading {
  readonly step: LeadStep;
  readonly dueOn: string;
  readonly doneOn: string | null;
  readonly daysLate: number;
}

/** What a lead's clock reads: the next step and the day it is due; days late are negative while there is time left. */
export type LeadClock = Pick<StepReading, "step" | "dueOn" | "daysLate">;

/**
 * Every step of a lead: an answer (any talk, the first contact or the assessment), the assessment, feedback (a talk from the day of the
 * assessment on, or a second one), each within its days after the lead; then a follow-up so many days after the latest of
 * them. A talk before the lead counts for nothing. Without a lead date there is no clock.
 */
export function leadSteps(lead: ClockedLead, today: string, days: LeadDays): readonly StepReading[] {
  const { leadOn } = lead;
  if (leadOn === null) return [];
  const past = (on: string | null): on is string => on !== null && on >= leadOn && on <= today;
  const assessedOn = lead.assessedOn !== null && lead.assessedOn <= today ? lead.assessedOn : null;
  const talks = [...lead.talks, lead.firstContactOn].filter(past).sort();
  const answeredOn = [...talks, ...(assessedOn === null ? [] : [assessedOn])].sort()[0] ?? null;
  const [, second] = talks;
  const fedBackOn = assessedOn === null ? null : ([talks.find((on) => on >= assessedOn), second].filter((on) => on !== undefined).sort()[0] ?? null);
  const reading = (step: LeadStep, dueOn: string, doneOn: string | null): StepReading => ({ step, dueOn, doneOn, daysLate: daysBetween(dueOn, doneOn ?? today) });
  const last = [...talks, assessedOn ?? leadOn].sort().at(-1) ?? leadOn;
  return [
    reading("answer", addDays(leadOn, days.answer), answeredOn),
    reading("assess", addDays(leadOn, days.assess), assessedOn),
    reading("feedBack", addDays(leadOn, days.feedBack), fedBackOn),
    reading("followUp", addDays(last, days.followUp), null),
  ];
}

/** The next step of a lead: the first that is not done. */
export function leadClock(lead: ClockedLead, today: string, days: LeadDays): LeadClock | null {
  const next = leadSteps(lead, today, days).find((step) => step.doneOn === null);
  return next ? { step: next.step, dueOn: next.dueOn, daysLate: next.daysLate } : null;
}
