import type { Refusal } from "#app/domain/verdict.ts";
import { isMilestoneType } from "#app/domain/milestones.ts";
import { refusalText } from "./refusal-text.ts";
import type { Words } from "./words.ts";

/** The sentence for a doubtful cell of a file. Where a form would ask for a reason, a file is only told. */
export function issueText(words: Words, issue: Pick<Refusal, "code" | "params">): string {
  const { earlier, later } = issue.params ?? {};
  if (issue.code === "order_unusual" && typeof earlier === "string" && typeof later === "string" && isMilestoneType(earlier) && isMilestoneType(later)) {
    return words.importing.orderUnusual({ earlier: words.milestones.name[earlier], later: words.milestones.name[later] });
  }
  return refusalText(words, issue);
}
