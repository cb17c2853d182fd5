import { wholeNumber } from "./setting-values.ts";
import { accept, refuse } from "./verdict.ts";
import type { Refusal, Verdict } from "./verdict.ts";

/**
 * Days that hold while nobody has set others (PRODUCT section 3): a lead is answered, assessed and fed back, then followed up
 * again and again; the first-report right lasts, a talk may be entered late.
 */
export const DEFAULT_LEAD_DAYS = { answer: 1, assess: 3, feedBack: 7, followUp: 14, right: 180, backdate: 90 } as const;
export type LeadDayKey = keyof typeof DEFAULT_LEAD_DAYS;
export type LeadDays = Readonly<Record<LeadDayKey, number>>;
export const LEAD_DAY_KEYS = Object.keys(DEFAULT_LEAD_DAYS) as readonly LeadDayKey[];

const LONGEST_DAYS = 1_095;

/** Days as they are typed: each a whole number from 1 to three years; answer, assessment and feedback come in that order. */
export function parseLeadDays(typed: Readonly<Partial<Record<LeadDayKey, string>>>): Verdict<LeadDays> {
  const errors: Refusal[] = [];
  const days: Record<LeadDayKey, number> = { ...DEFAULT_LEAD_DAYS };
  for (const key of LEAD_DAY_KEYS) {
    const read = wholeNumber(typed[key] ?? "", key, 1);
    if (!read.ok) errors.push(...read.errors);
    else if (read.value > LONGEST_DAYS) errors.push({ code: "too_large", field: key, params: { max: LONGEST_DAYS } });
    else days[key] = read.value;
  }
  if (errors.length > 0) return refuse(...errors);
  if (days.assess < days.answer) errors.push({ code: "days_out_of_order", field: "assess" });
  if (days.feedBack < days.assess) errors.push({ code: "days_out_of_order", field: "feedBack" });
  return errors.length > 0 ? refuse(...errors) : accept(days);
}

/** Days as they are stored; what a stored text lacks is the default. */
export function readLeadDays(stored: string | null): LeadDays {
  return stored === null ? DEFAULT_LEAD_DAYS : { ...DEFAULT_LEAD_DAYS, ...(JSON.parse(stored) as Partial<LeadDays>) };
}
