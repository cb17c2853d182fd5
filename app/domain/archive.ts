import type { ProjectFacts } from "./facts.ts";
import { isReached, stageOn } from "./stages.ts";
import { MILESTONE_TYPES } from "./milestones.ts";
import type { Refusal } from "./verdict.ts";

/** What a lead may have and still have reached nothing: it came in, somebody spoke with them. */
const BEGINNINGS: readonly string[] = ["lead", "first_contact"];

/**
 * Why a record may not be put away: it is away already, or it is neither over (done or left) nor a lead that reached nothing further
 * than its first contact.
 */
export function archiveRefusals(facts: Pick<ProjectFacts, "archivedOn" | "on" | "notApplicable">, today: string): Refusal[] {
  if (facts.archivedOn !== null) return [{ code: "already_archived" }];
  const stage = stageOn(facts, today);
  const isOver = stage === "done" || stage === "left";
  const reachedMore = MILESTONE_TYPES.some((type) => !BEGINNINGS.includes(type) && isReached({ on: facts.on, notApplicable: 0 }, type, today));
  return isOver || (stage === "attraction" && !reachedMore) ? [] : [{ code: "still_going" }];
}
