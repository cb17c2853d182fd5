import { text } from "../error-text.ts";
import type { ErrorText } from "../error-text.ts";

/** What is refused about leads, by code. */
export const leads = {
  day_needed: () => "Give the day, such as 2025-08-31.",
  next_before_talk: () => "Not before the day of the talk.",
  not_a_lead: () => "It is no lead any more: neither its right nor its district can be changed here.",
  no_district: () => "The lead has no district yet; set one among its facts first.",
  same_district: () => "The lead belongs to that district already.",
  already_asked: () => "A transfer waits for an answer already.",
  share_left_out: () => "Districts that share the credit already must not be left out.",
  other_district: () => "The lead is another district’s; that district or commerce acts for it.",
  past_day: () => "Not before today.",
  transfer_outdated: () => "The lead was signed, lost or moved meanwhile; withdraw the transfer and ask again.",
  too_long_ago: (p) => `No earlier than ${text(p, "earliest")}.`,
  already_archived: () => "It is archived already.",
  still_going: () => "Only a record that is over, or a lead that reached nothing beyond its first contact, can be archived.",
  days_out_of_order: () => "The days are out of order: not shorter than the step before.",
} satisfies Record<string, ErrorText>;
