import { text } from "../error-text.ts";
import type { ErrorText } from "../error-text.ts";

/** What is refused about records that hang on a project, by code. */
export const records = {
  share_out_of_range: () => "A share is more than 0 and at most 100 percent.",
  share_twice: () => "This district already has a share.",
  shares_not_whole: (p) => `The shares add up to ${text(p, "sum")} %, not to 100 %.`,
  chief_known: (p) => `${text(p, "name")} is on the list for these days already.`,
  no_day: (p) => `No day was found in "${text(p, "value")}".`,
  rest_or_work: (p) => `"${text(p, "value")}" does not say whether the days are off or worked.`,
  rest_and_work: (p) => `${text(p, "value")} is both off and worked.`,
  no_such_days: (p) => `"${text(p, "value")}" are no days, or more than a month.`,
} satisfies Record<string, ErrorText>;
