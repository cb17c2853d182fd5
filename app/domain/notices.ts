import type { AdmissionSubject } from "./admission.ts";
import type { DeliveryChannel } from "./deliveries.ts";
import type { JobId } from "./jobs.ts";
import type { LeadStep } from "./lead-clock.ts";
import type { MilestoneType } from "./milestones.ts";
import { rolesThatMay } from "./permissions.ts";
import type { Role } from "./permissions.ts";

/** What a person can choose about: each kind of notice belongs to one topic. */
export const NOTICE_TOPICS = ["issues", "dates", "leads", "commitments", "opinions", "reports", "questions", "system"] as const;
export type NoticeTopic = (typeof NOTICE_TOPICS)[number];
/** How a topic comes on a channel out of the program; in the program everything is there at once. */
export const NOTICE_MODES = ["at_once", "digest", "off"] as const;
export type NoticeMode = (typeof NOTICE_MODES)[number];

/** Whom a notice is for, as somebody stands to what it is about. */
export const AUDIENCES = ["leadUnit", "supportUnits", "raiser", "asker", "liaison", "district", "commerce", "leaders", "administrators"] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface NoticeRule {
  readonly topic: NoticeTopic;
  readonly tells: readonly Audience[];
  /** For whom it is where it would reach nobody of those, so that it does not lie with no one. */
  readonly orElse?: readonly Audience[];
}

const HANDED = ["leadUnit", "supportUnits"] as const satisfies readonly Audience[];
const BEHIND = ["raiser", "liaison", "district"] as const satisfies readonly Audience[];

/** The one table of what people are told: what it belongs to and whom it is for. Scope decides besides: nobody hears of what they may not see. */
export const NOTICE_RULES = {
  "issue.raised": { topic: "issues", tells: ["liaison", "district", "commerce"] },
  "issue.handedOver": { topic: "issues", tells: [...HANDED, ...BEHIND] },
  "issue.received": { topic: "issues", tells: ["raiser", "liaison"] },
  "issue.replied": { topic: "issues", tells: ["leadUnit", ...BEHIND] },
  "issue.longerAsked": { topic: "issues", tells: ["district", "commerce"] },
  "issue.granted": { topic: "issues", tells: [...HANDED, "raiser", "liaison"] },
  "issue.declined": { topic: "issues", tells: ["leadUnit"] },
  "issue.closingAsked": { topic: "issues", tells: [...BEHIND], orElse: ["commerce"] },
  "issue.sentBack": { topic: "issues", tells: [...HANDED, "liaison"] },
  "issue.closed": { topic: "issues", tells: [...HANDED, ...BEHIND] },
  "issue.reopened": { topic: "issues", tells: [...HANDED, ...BEHIND] },
  "issue.withdrawn": { topic: "issues", tells: [...BEHIND] },
  "issue.unhanded": { topic: "issues", tells: ["district", "commerce"] },
  "issue.unchecked": { topic: "issues", tells: [...BEHIND], orElse: ["commerce"] },
  "issue.dueSoon": { topic: "issues", tells: [...HANDED] },
  "issue.overdue": { topic: "issues", tells: [...HANDED, "raiser", "liaison"] },
  "issue.escalated": { topic: "issues", tells: ["commerce", "leaders"] },
  "milestone.dueSoon": { topic: "dates", tells: ["liaison", "district"] },
  "milestone.late": { topic: "dates", tells: ["liaison", "district"] },
  "lead.due": { topic: "leads", tells: ["liaison"] },
  "lead.late": { topic: "leads", tells: ["liaison", "district"] },
  "commitment.due": { topic: "commitments", tells: ["leadUnit", "liaison"] },
  "commitment.late": { topic: "commitments", tells: ["leadUnit", "liaison"] },
  "opinion.asked": { topic: "opinions", tells: ["leadUnit"] },
  "opinion.due": { topic: "opinions", tells: ["leadUnit"] },
  "opinion.late": { topic: "opinions", tells: ["leadUnit", "asker"] },
  "report.missing": { topic: "reports", tells: ["liaison"] },
  "question.asked": { topic: "questions", tells: ["liaison", "district", "commerce"] },
  "rates.old": { topic: "system", tells: ["administrators", "commerce"] },
  "job.failed": { topic: "system", tells: ["administrators"] },
  "delivery.dead": { topic: "system", tells: ["administrators"] },
} as const satisfies Readonly<Record<string, NoticeRule>>;
export type NoticeKind = keyof typeof NOTICE_RULES;
export const NOTICE_KINDS = Object.keys(NOTICE_RULES) as readonly NoticeKind[];

/** A unit's name in both languages. */
export interface UnitName {
  readonly zh: string;
  readonly en: string;
}

interface OfProject {
  readonly code: string;
  readonly project: string;
}

interface OfIssue extends OfProject {
  readonly number: string;
  readonly title: string;
}

/** Due on a day; days late are negative before. */
interface Due {
  readonly dueOn: string;
  readonly daysLate: number;
}

type Step = OfIssue & { readonly by: string };

/** What the wording of each kind needs, free of language. */
export interface NoticeParams {
  "issue.raised": Step;
  "issue.handedOver": Step & { readonly unit: UnitName; readonly dueOn: string };
  "issue.received": Step & { readonly unit: UnitName };
  "issue.replied": Step & { readonly unit: UnitName };
  "issue.longerAsked": Step & { readonly unit: UnitName; readonly until: string; readonly note: string };
  "issue.granted": Step & { readonly dueOn: string };
  "issue.declined": Step & { readonly note: string };
  "issue.closingAsked": Step & { readonly unit: UnitName };
  "issue.sentBack": Step & { readonly note: string };
  "issue.closed": Step;
  "issue.reopened": Step & { readonly dueOn: string; readonly note: string };
  "issue.withdrawn": Step & { readonly note: string };
  "issue.unhanded": OfIssue & { readonly days: number };
  "issue.unchecked": OfIssue & { readonly days: number; readonly unit: UnitName };
  "issue.dueSoon": OfIssue & Due;
  "issue.overdue": OfIssue & Due;
  "issue.escalated": OfIssue & Due & { readonly unit: UnitName };
  "milestone.dueSoon": OfProject & Due & { readonly milestone: MilestoneType };
  "milestone.late": OfProject & Due & { readonly milestone: MilestoneType };
  "lead.due": OfProject & Due & { readonly step: LeadStep };
  "lead.late": OfProject & Due & { readonly step: LeadStep };
  "commitment.due": OfProject & Due & { readonly title: string | null; readonly indicator: string };
  "commitment.late": OfProject & Due & { readonly title: string | null; readonly indicator: string };
  "opinion.asked": OfProject & { readonly subject: AdmissionSubject; readonly unit: UnitName; readonly dueOn: string };
  "opinion.due": OfProject & Due & { readonly subject: AdmissionSubject; readonly unit: UnitName };
  "opinion.late": OfProject & Due & { readonly subject: AdmissionSubject; readonly unit: UnitName };
  "report.missing": OfProject & { readonly month: string };
  "question.asked": OfIssue;
  "rates.old": { readonly currency: string; readonly on: string | null };
  "job.failed": { readonly job: JobId; readonly error: string };
  "delivery.dead": { readonly channel: DeliveryChannel };
}

/** A notice as its wording reads it. */
export interface Worded<K extends NoticeKind = NoticeKind> {
  readonly kind: K;
  readonly params: NoticeParams[K];
}

const ROLES_OF: Readonly<Record<Audience, readonly Role[]>> = {
  leadUnit: rolesThatMay("issue.answer"), supportUnits: rolesThatMay("issue.answer"), raiser: rolesThatMay("issue.raise"), asker: rolesThatMay("admission.ask"),
  liaison: ["liaison", "commerce", "district"], district: ["district"], commerce: ["commerce"], leaders: ["leader"], administrators: ["administrator"],
};

/** The kinds of which a role can ever be told something. */
export function kindsFor(role: Role): readonly NoticeKind[] {
  return NOTICE_KINDS.filter((kind) => {
    const { tells, orElse = [] }: NoticeRule = NOTICE_RULES[kind];
    return [...tells, ...orElse].some((audience) => ROLES_OF[audience].includes(role));
  });
}

/** The topics of them. */
export function topicsFor(role: Role): readonly NoticeTopic[] {
  const kinds = kindsFor(role);
  return NOTICE_TOPICS.filter((topic) => kindsOf(topic).some((kind) => kinds.includes(kind)));
}

/** The kinds of a topic. */
export function kindsOf(topic: NoticeTopic): readonly NoticeKind[] {
  return NOTICE_KINDS.filter((kind) => NOTICE_RULES[kind].topic === topic);
}
