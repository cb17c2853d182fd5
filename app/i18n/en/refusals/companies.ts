import { text } from "../error-text.ts";
import type { ErrorText } from "../error-text.ts";

/** What is refused about companies, by code. */
export const companies = {
  duplicate_uscc: (p) => (text(p, "name") ? `${text(p, "name")} has this credit code already.` : "Another company has this credit code already."),
  name_taken: (p) => (text(p, "name") ? `${text(p, "name")} goes by this name already.` : "Another company goes by this name already."),
  name_in_use: (p) => `Projects name their investor “${text(p, "name")}”; keep it as another name.`,
  no_such_company: (p) => `No company on the list is called “${text(p, "value")}”.`,
  company_ring: () => "A company cannot belong to itself or to one below it.",
  merge_into_itself: () => "A company cannot be merged into itself.",
  merge_into_child: () => "The other company belongs to this one; a parent cannot be merged into a company below it.",
  merge_two_codes: () => "The two have different credit codes, so they are two companies. Correct a wrong code first.",
  merged_already: (p) => `This record was already merged into ${text(p, "name")}.`,
  merge_undone: () => "This merge was already undone.",
  relation_not_counted: (p) => `That project is itself counted elsewhere; point to ${text(p, "code")} instead.`,
  no_investor: () => "This project names no investor yet; add one to its facts first.",
} satisfies Record<string, ErrorText>;
