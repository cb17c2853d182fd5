import type { LeadClock } from "#app/domain/lead-clock.ts";
import type { Words } from "#app/i18n/words.ts";

/** What a lead's clock says: the next step and the days left or late; "—" without a clock. */
export function clockText({ leads, common }: Words, clock: LeadClock | null): string {
  if (clock === null) return common.missing;
  const late = { n: clock.daysLate };
  const left = { n: -clock.daysLate };
  const isLate = clock.daysLate > 0;
  const isToday = clock.daysLate === 0;
  switch (clock.step) {
    case "answer": return isToday ? leads.answerToday : isLate ? leads.answerLate(late) : leads.answerDue(left);
    case "assess": return isToday ? leads.assessmentToday : isLate ? leads.assessmentLate(late) : leads.assessmentDue(left);
    case "feedBack": return isToday ? leads.feedbackToday : isLate ? leads.feedbackLate(late) : leads.feedbackDue(left);
    case "followUp": return isToday ? leads.followUpToday : isLate ? leads.followUpLate(late) : leads.followUpDue(left);
  }
}
