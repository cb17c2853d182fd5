import type { ErrorText } from "../error-text.ts";

/** What is refused about gates, by code. */
export const gates = {
  override_forbidden: () => "Only the commerce bureau and leadership can pass a gate by override.",
  override_dates_only: () => "Without the right to edit the project, an override records the dates of closing milestones and nothing else.",
  nothing_to_override: () => "Nothing is missing here, so there is nothing to override; the milestone is recorded by those who write the project.",
  needs_day: () => "Please give the whole day: year, month and day.",
  not_back: () => "The project does not stand beyond this stage.",
  stage_not_of_kind: () => "A project of this kind does not have this stage.",
} satisfies Record<string, ErrorText>;
