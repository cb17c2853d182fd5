import type { Refusal } from "./verdict.ts";

export const LONGEST_TALK = 4_000;
export const LONGEST_NEXT_STEP = 200;

/** What is said of a talk: its day, its words, and what was agreed to come next. */
export interface TalkSaid {
  readonly on: string;
  readonly note: string;
  readonly nextStep: string | null;
  readonly nextOn: string | null;
}

/**
 * What is wrong with a talk: without words, on no single day, after today, before the earliest day that may still be entered; a next step that is
 * due before the talk, or a day for one without saying which.
 */
export function talkRefusals({ on, note, nextStep, nextOn }: TalkSaid, today: string, earliest: string): Refusal[] {
  const errors: Refusal[] = [];
  const isDay = (date: string) => date.length === today.length;
  if (note === "") errors.push({ code: "required", field: "note" });
  if ([...note].length > LONGEST_TALK) errors.push({ code: "too_long", field: "note", params: { max: LONGEST_TALK } });
  if (!isDay(on)) errors.push({ code: "day_needed", field: "on" });
  else if (on > today) errors.push({ code: "future_date", field: "on", params: { value: on, today } });
  else if (on < earliest) errors.push({ code: "too_long_ago", field: "on", params: { earliest } });
  if (nextOn !== null && !isDay(nextOn)) errors.push({ code: "day_needed", field: "nextOn" });
  else if (nextOn !== null && isDay(on) && nextOn < on) errors.push({ code: "next_before_talk", field: "nextOn" });
  if (nextOn !== null && nextStep === null) errors.push({ code: "required", field: "nextStep" });
  return errors;
}
