import { text } from "../error-text.ts";
import type { ErrorText } from "../error-text.ts";

/** What is refused about issues under supervision, by code. */
export const issues = {
  issue_raised: () => "This issue was not handed over yet.",
  issue_handed: () => "This issue was handed over already.",
  issue_received: () => "The unit has this issue in hand.",
  issue_asked: () => "Closing was asked for; it waits for the re-check.",
  issue_closed: () => "This issue is closed.",
  issue_withdrawn: () => "This issue was withdrawn.",
  lead_supports: () => "The lead unit cannot support itself.",
  day_or_term: () => "Give a term or a day, not both.",
  bad_term: () => "Give whole days between 1 and 365.",
  not_longer: (p) => `This is no later than the present deadline (${text(p, "value")}).`,
  not_handed_to_you: () => "This issue was not handed to your unit.",
  lead_only: () => "Only the lead unit does this.",
  already_received: () => "Receipt was confirmed already.",
  extension_pending: () => "More time was asked for already; it waits for an answer.",
  no_extension: () => "No request for more time is open.",
  own_extension: () => "A unit does not grant itself more time.",
  lead_reply_missing: () => "The lead unit has not replied yet.",
  replies_missing: (p) => `${text(p, "n")} of the units have not replied; closing now needs a note.`,
  recheck_own_request: () => "You asked to close it; somebody else re-checks it.",
  recheck_own_reply: () => "You replied to it; somebody else re-checks it.",
  recheck_own_unit: () => "Your unit replied to it; somebody else re-checks it.",
  not_a_contact: () => "This person does not speak for the project.",
  link_gone: () => "This link cannot be used any more.",
  link_ended: () => "The link has ended already.",
  question_has_issue: () => "An issue was made of this question already.",
} satisfies Record<string, ErrorText>;
