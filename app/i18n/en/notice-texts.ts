import { countEn } from "../plural.ts";
import type { NoticeTexts } from "../notice-texts.ts";

const of = (p: { readonly code: string; readonly project: string }): string => `${p.project} (${p.code})`;
const about = (p: { readonly number: string; readonly code: string; readonly project: string }): string => `${p.number}, ${of(p)}`;
const days = (n: number): string => countEn(n, "day", "days");

/** What people are told, in English. */
export const noticeTexts: NoticeTexts = {
  "issue.raised": (p) => ({ title: `New issue: ${p.title}`, text: `${about(p)}. Raised by ${p.by}, to be handed over.` }),
  "issue.handedOver": (p, say) => ({ title: `Issue handed over: ${p.title}`, text: `${about(p)}. ${say.unit(p.unit)} leads; due by ${say.date(p.dueOn)}.` }),
  "issue.received": (p, say) => ({ title: `Issue received: ${p.title}`, text: `${about(p)}. ${say.unit(p.unit)} has it in hand.` }),
  "issue.replied": (p, say) => ({ title: `Reply to an issue: ${p.title}`, text: `${about(p)}. ${say.unit(p.unit)} replied.` }),
  "issue.longerAsked": (p, say) => ({ title: `More time asked for: ${p.title}`, text: `${about(p)}. ${say.unit(p.unit)} asks until ${say.date(p.until)}: ${p.note}` }),
  "issue.granted": (p, say) => ({ title: `More time granted: ${p.title}`, text: `${about(p)}. Now due by ${say.date(p.dueOn)}.` }),
  "issue.declined": (p) => ({ title: `More time declined: ${p.title}`, text: `${about(p)}: ${p.note}` }),
  "issue.closingAsked": (p, say) => ({ title: `To be re-checked: ${p.title}`, text: `${about(p)}. ${say.unit(p.unit)} asks to close it.` }),
  "issue.sentBack": (p) => ({ title: `Sent back: ${p.title}`, text: `${about(p)}: ${p.note}` }),
  "issue.closed": (p) => ({ title: `Issue closed: ${p.title}`, text: `${about(p)}. Closed after the re-check by ${p.by}.` }),
  "issue.reopened": (p, say) => ({ title: `Issue reopened: ${p.title}`, text: `${about(p)}. Due by ${say.date(p.dueOn)}: ${p.note}` }),
  "issue.withdrawn": (p) => ({ title: `Issue withdrawn: ${p.title}`, text: `${about(p)}: ${p.note}` }),
  "issue.unhanded": (p) => ({ title: `Not handed over for ${days(p.days)}: ${p.title}`, text: `${about(p)}.` }),
  "issue.unchecked": (p, say) => ({ title: `Not re-checked for ${days(p.days)}: ${p.title}`, text: `${about(p)}. ${say.unit(p.unit)} asked to close it.` }),
  "issue.dueSoon": (p, say) => ({ title: p.daysLate === 0 ? `Issue due today: ${p.title}` : `Issue due in ${days(-p.daysLate)}: ${p.title}`, text: `${about(p)}. Due by ${say.date(p.dueOn)}.` }),
  "issue.overdue": (p, say) => ({ title: `Issue ${days(p.daysLate)} overdue: ${p.title}`, text: `${about(p)}. Was due by ${say.date(p.dueOn)}.` }),
  "issue.escalated": (p, say) => ({ title: `Escalated, ${days(p.daysLate)} overdue: ${p.title}`, text: `${about(p)}. ${say.unit(p.unit)} leads; was due by ${say.date(p.dueOn)}.` }),
  "milestone.dueSoon": (p, say) => ({ title: `Milestone coming up: ${say.milestone(p.milestone)}`, text: `${of(p)}. Planned for ${say.date(p.dueOn)}.` }),
  "milestone.late": (p, say) => ({ title: `Milestone ${days(p.daysLate)} late: ${say.milestone(p.milestone)}`, text: `${of(p)}. Planned for ${say.date(p.dueOn)}.` }),
  "lead.due": (p, say) => ({ title: `Lead waits: ${say.step(p.step)}`, text: `${of(p)}. Due by ${say.date(p.dueOn)}.` }),
  "lead.late": (p, say) => ({ title: `Lead ${days(p.daysLate)} late: ${say.step(p.step)}`, text: `${of(p)}. Was due by ${say.date(p.dueOn)}.` }),
  "commitment.due": (p, say) => ({ title: `Commitment coming up: ${say.commitment(p)}`, text: `${of(p)}. Due on ${say.date(p.dueOn)}.` }),
  "commitment.late": (p, say) => ({ title: `Commitment ${days(p.daysLate)} late: ${say.commitment(p)}`, text: `${of(p)}. Was due on ${say.date(p.dueOn)}.` }),
  "opinion.asked": (p, say) => ({ title: `Admission opinion asked for: ${p.project}`, text: `${p.code}, ${say.subject(p.subject)}. ${say.unit(p.unit)} is to answer by ${say.date(p.dueOn)}.` }),
  "opinion.due": (p, say) => ({ title: p.daysLate === 0 ? `Opinion due today: ${p.project}` : `Opinion due in ${days(-p.daysLate)}: ${p.project}`, text: `${p.code}, ${say.subject(p.subject)}. ${say.unit(p.unit)} is to answer by ${say.date(p.dueOn)}.` }),
  "opinion.late": (p, say) => ({ title: `Opinion ${days(p.daysLate)} overdue: ${p.project}`, text: `${p.code}, ${say.subject(p.subject)}. ${say.unit(p.unit)} was to answer by ${say.date(p.dueOn)}.` }),
  "report.missing": (p, say) => ({ title: `Monthly report missing: ${say.date(p.month)}`, text: `${of(p)}.` }),
  "question.asked": (p) => ({ title: `Question from the investor: ${p.title}`, text: `${about(p)}.` }),
  "rates.old": (p, say) => ({ title: "Exchange rates need an update", text: p.on === null ? `There is no ${p.currency} rate.` : `The latest ${p.currency} rate is of ${say.date(p.on)}.` }),
  "job.failed": (p, say) => ({ title: `Job failed: ${say.job(p.job)}`, text: p.error }),
  "delivery.dead": (p, say) => ({ title: `A message could not be delivered: ${say.channel(p.channel)}`, text: "Several tries failed; it can be sent again from the page." }),
};
