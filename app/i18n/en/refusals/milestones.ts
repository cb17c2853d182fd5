import { text } from "../error-text.ts";
import type { ErrorText } from "../error-text.ts";

/** What is refused about milestones, by code. */
export const milestones = {
  replan_reason: (p) => `It was planned for ${text(p, "value")}: say why that changes.`,
  no_plans: () => "Keep at least one date to be planned.",
} satisfies Record<string, ErrorText>;
