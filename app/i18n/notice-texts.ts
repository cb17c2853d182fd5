import type { AdmissionSubject } from "#app/domain/admission.ts";
import type { DeliveryChannel } from "#app/domain/deliveries.ts";
import type { JobId } from "#app/domain/jobs.ts";
import type { LeadStep } from "#app/domain/lead-clock.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { NoticeKind, NoticeParams, UnitName } from "#app/domain/notices.ts";

/** A notice in words: what happened, and what it is about in one line. */
export interface NoticeText {
  readonly title: string;
  readonly text: string;
}

/** How the texts of notices say dates and names. */
export interface Say {
  readonly date: (day: string) => string;
  readonly unit: (name: UnitName) => string;
  readonly milestone: (type: MilestoneType) => string;
  readonly step: (step: LeadStep) => string;
  readonly job: (job: JobId) => string;
  readonly channel: (channel: DeliveryChannel) => string;
  readonly subject: (subject: AdmissionSubject) => string;
  readonly commitment: (named: { readonly title: string | null; readonly indicator: string }) => string;
}

/** The text of each kind of notice. They are written on the server only: pages are given the finished text. */
export type NoticeTexts = { readonly [K in NoticeKind]: (p: NoticeParams[K], say: Say) => NoticeText };
