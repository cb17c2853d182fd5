import { addDays, daysBetween } from "./dates.ts";

/** Days within which a lead is answered, assessed and fed back, and then followed up again (PRODUCT section 3). */
export const LEAD_CLOCK_DAYS = { answer: 1, assess: 3, feedBack: 7, followUp: 14 } as const;

export type LeadStep = "answer" | "assess" | "feedBack" | "followUp";

/** What a lead's clock reads: the next step and the day it is due; days late are negative while there is time left. */
export interface LeadClock {
  readonly step: LeadStep;
  readonly dueOn: string;
  readonly daysLate: number;
}

/**
 * The next step of a lead: an answer (any follow-up) within 1 day, the assessment within 3, feedback (a second follow-up or
 * one after the assessment) within 7, then a follow-up every 14 days after the latest one. Without a lead date there is no clock.
 */
export function leadClock(lead: { readonly leadOn: string | null; readonly assessedOn: string | null; readonly updates: readonly string[] }, today: string): LeadClock | null {
  if (lead.leadOn === null) return null;
  const reading = (step: LeadStep, dueOn: string): LeadClock => ({ step, dueOn, daysLate: daysBetween(dueOn, today) });
  const contacts = lead.updates.filter((on) => on >= (lead.leadOn ?? "") && on <= today);
  const isAssessed = lead.assessedOn !== null && lead.assessedOn <= today;
  if (contacts.length === 0 && !isAssessed) return reading("answer", addDays(lead.leadOn, LEAD_CLOCK_DAYS.answer));
  if (!isAssessed) return reading("assess", addDays(lead.leadOn, LEAD_CLOCK_DAYS.assess));
  const isFedBack = contacts.length > 1 || contacts.some((on) => on >= (lead.assessedOn ?? ""));
  if (!isFedBack) return reading("feedBack", addDays(lead.leadOn, LEAD_CLOCK_DAYS.feedBack));
  const last = [...contacts, lead.assessedOn ?? lead.leadOn].sort().at(-1) ?? lead.leadOn;
  return reading("followUp", addDays(last, LEAD_CLOCK_DAYS.followUp));
}
