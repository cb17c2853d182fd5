import { addDays } from "./dates.ts";
import type { MilestoneType } from "./milestones.ts";

/** An open issue as gates and lights read it. */
export interface OpenIssue {
  readonly blocking: boolean;
  /** The gate it is linked to; null: whichever comes next. */
  readonly milestone: MilestoneType | null;
  readonly dueOn: string | null;
  readonly closingAskedOn: string | null;
}

/** The day from which a blocking issue is red if nothing happens; null for one that never will be. */
export function redFrom({ blocking, dueOn, closingAskedOn }: OpenIssue): string | null {
  if (!blocking || dueOn === null || (closingAskedOn !== null && closingAskedOn <= dueOn)) return null;
  return addDays(dueOn, 1);
}

/** Whether an issue stands red before a milestone's gate on a day. */
export function standsRed(issue: OpenIssue, milestone: MilestoneType, day: string): boolean {
  const from = redFrom(issue);
  return from !== null && from <= day && (issue.milestone === null || issue.milestone === milestone);
}
