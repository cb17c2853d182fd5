import { text } from "../error-text.ts";
import type { ErrorText } from "../error-text.ts";

/** What is refused about choices of notices, by code. */
export const notices = {
  invalid_time: (p) => `${text(p, "value")} is no time of the day, such as 07:30.`,
  quiet_needs_both: () => "Quiet hours need a beginning and an end; leave both empty for none.",
  quiet_all_day: () => "Quiet hours cannot begin and end at the same time.",
} satisfies Record<string, ErrorText>;
