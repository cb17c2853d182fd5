import { text } from "./error-text.ts";
import type { ErrorParams, ErrorText } from "./error-text.ts";
import { admission } from "./refusals/admission.ts";
import { issues } from "./refusals/issues.ts";
import { notices } from "./refusals/notices.ts";
import { commitments } from "./refusals/commitments.ts";
import { companies } from "./refusals/companies.ts";
import { documents } from "./refusals/documents.ts";
import { gates } from "./refusals/gates.ts";
import { jobs } from "./refusals/jobs.ts";
import { leads } from "./refusals/leads.ts";
import { milestones } from "./refusals/milestones.ts";
import { outbound } from "./refusals/outbound.ts";
import { progress } from "./refusals/progress.ts";
import { records } from "./refusals/records.ts";
import { resources } from "./refusals/resources.ts";

const quoted = (p: ErrorParams): string => (p.value == null || p.value === "" ? "This value" : `“${text(p, "value")}”`);

const input = {
  required: () => "Please fill this in.",
  too_long: (p) => `At most ${text(p, "max")} characters.`,
  too_short: (p) => `At least ${text(p, "min")} characters.`,
  too_small: (p) => `Not below ${text(p, "min")}.`,
  too_large: (p) => `Not above ${text(p, "max")}.`,
  bad_date: (p) => `${quoted(p)} is not a date; write 2025-08-31, 2025-08 or 2025.`,
  bad_day: (p) => `${quoted(p)} is not a day; write 2025-08-31.`,
  bad_instant: (p) => `${quoted(p)} is not a time.`,
  bad_year: (p) => `${quoted(p)} is not a year from 2000 to 2100.`,
  future_date: () => "This date lies after today.",
  bad_number: (p) => `${quoted(p)} is not a number.`,
  negative: () => "This cannot be negative.",
  not_integer: () => "Please give a whole number.",
  too_many_decimals: (p) => `At most ${text(p, "max")} decimals.`,
  out_of_range: () => "This lies outside the range allowed.",
  unknown_value: (p) => `${quoted(p)} is not one of the choices.`,
  unknown_field: (p) => `There is no field “${text(p, "name")}”.`,
  read_only: () => "This field cannot be set.",
  bad_email: () => "This is not an e-mail address.",
  already_exists: (p) => `${quoted(p)} exists already.`,
  invalid: () => "This value cannot be used.",
} satisfies Record<string, ErrorText>;

const access = {
  outside_scope: () => "That would put the project outside what you may see.",
  move_backwards: () => "A card does not move back here. The commerce bureau and leadership move projects back; a wrong date is corrected on the project page.",
  unknown_quota: (p) => `${quoted(p)} is not a quota.`,
  empty: () => "There is no amount here.",
  not_found: () => "This does not exist, or you may not see it.",
  forbidden: () => "Your role does not allow this.",
  unauthenticated: () => "Please sign in.",
  stale: () => "Somebody changed this meanwhile. Look at the present version and try again.",
  conflict: () => "This clashes with a change made meanwhile.",
  bad_credentials: () => "E-mail or password is wrong.",
  locked_out: (p) => `Too many attempts. Try again in ${text(p, "minutes")} minutes.`,
  account_disabled: () => "This account is disabled.",
  weak_password: (p) => `Use at least ${text(p, "min")} characters.`,
  common_password: () => "This password is too easy to guess.",
  password_has_name: () => "The password must not contain the name or the e-mail of its owner.",
  password_kinds: (p) => `Use at least ${text(p, "min")} of these: small letters, capitals, digits, other signs.`,
  same_password: () => "The new password equals the present one.",
  password_mismatch: () => "The two passwords differ.",
  wrong_password: () => "The present password is wrong.",
  too_many_requests: () => "Too many requests. Please wait a moment.",
  bad_origin: () => "This request came from another site and was refused.",
  bad_request: () => "The request could not be understood.",
  bad_token: () => "A valid token is needed in the header Authorization: Bearer TOKEN.",
  bad_json: () => "The body is not valid JSON.",
  body_too_large: () => "This is too large to be sent.",
  method_not_allowed: () => "This address does not take such a request.",
  given_twice: () => "This is given in two ways; give one.",
  not_an_object: () => "The body must be one JSON object.",
  unsupported_media_type: () => "Send the body as application/json.",
  unknown_intent: () => "The form asked for something unknown.",
  already_sent: () => "This form was sent already; it is stored once.",
  idempotency_key_missing: () => "The header Idempotency-Key is missing.",
  idempotency_key_reused: () => "This Idempotency-Key was used with another body.",
  if_match_missing: () => "The header If-Match is missing.",
  read_only_token: () => "This token may only read.",
  last_administrator: () => "At least one administrator must remain.",
  unavailable: () => "The service is not ready. Please try again shortly.",
  internal: () => "Something went wrong on our side. Nothing was changed.",
} satisfies Record<string, ErrorText>;

const project = {
  gate_missing: (p) => `Still missing: ${text(p, "what")}.`,
  wrong_stage: () => "The project is not in the stage this move starts from.",
  reason_required: () => "Please give a reason.",
  order_unusual: () => "The order of the dates is unusual; please give a reason.",
  already_reached: () => "This milestone is recorded already.",
  no_such_country: (p) => `${quoted(p)} is no country or region we know.`,
  closing_applies: () => "This milestone closes a stage; only those who may override its gate can leave it out.",
  past_date_view: () => "You look at a past date; editing is off.",
  district_required: () => "A district is needed for this role.",
  unit_required: () => "A unit is needed for this role.",
} satisfies Record<string, ErrorText>;

const imported = {
  unit_missing: () => "The amount has no unit (yi, wan or yuan).",
  unknown_currency: (p) => `The currency ${quoted(p)} is unknown.`,
  unknown_district: (p) => `${quoted(p)} is no district or zone of the city.`,
  bad_uscc: (p) => `${quoted(p)} is not a valid credit code.`,
  bad_project_code: (p) => `${quoted(p)} is not a valid project code.`,
  name_missing: () => "The project name is missing.",
  duplicate_code: (p) => `The code ${quoted(p)} stands in the file more than once.`,
  ambiguous_match: () => "Several projects match this row.",
  unknown_reference: (p) => (p.goesRound ? `${quoted(p)} would come back to this project: neither would be counted.` : `There is no project ${quoted(p)}.`),
  fixed_over_total: () => "The fixed-asset investment exceeds the total investment.",
  unknown_industry: (p) => `The industry ${quoted(p)} is unknown and stays empty.`,
  unknown_chain: (p) => `The chain ${quoted(p)} is unknown and stays empty.`,
  unknown_country: (p) => `The country ${quoted(p)} is unknown and stays empty.`,
  unknown_liaison: (p) => `Nobody here is called ${quoted(p)}; the liaison stays empty.`,
  unknown_column: (p) => `The column ${quoted(p)} is not read.`,
  unit_slip: (p) => `${quoted(p)} looks like the wrong unit.`,
  no_rate: (p) => `There is no exchange rate for ${text(p, "currency") || "this currency"}; the value in CNY stays unknown.`,
  possible_duplicate: (p) => `This may be the same project as ${text(p, "code") || "another one"}.`,
  date_from_words: (p) => `The date was read from the words ${quoted(p)}.`,
  area_in_brackets: (p) => `${quoted(p)} names more than a district; it counts for ${text(p, "districtEn") || "the district named first"}.`,
  file_not_found: (p) => `There is no file ${quoted(p)}.`,
  file_unreadable: () => "The file cannot be read.",
  file_empty: () => "The file holds no rows.",
  not_empty: () => "There are projects here already.",
  damaged_backup: (p) => `The backup is damaged or is none (${text(p, "value")}); nothing was changed.`,
  newer_backup: () => "The backup was made by another or a newer version of the program; nothing was changed.",
  file_taken: (p) => `${quoted(p)} is a folder or the database itself.`,
  in_use: (p) => `The database ${quoted(p)} is in use. Stop the server and other commands first.`,
  no_folder: (p) => `There is no folder ${quoted(p)}.`,
  too_many_rows: (p) => `The file holds more than ${text(p, "max")} rows.`,
  too_many_columns: (p) => `The file holds more than ${text(p, "max")} columns.`,
  file_too_large: () => "The file is too large.",
  file_old_xls: () => "This is an old .xls workbook. Save it as .xlsx and try again.",
  file_encrypted: () => "The file is protected by a password. Take the password off and try again.",
  file_macros: () => "The file contains macros. Save it as .xlsx without macros and try again.",
  column_missing: (p) => `The column “${text(p, "column")}” is missing.`,
  duplicate_row: (p) => `Row ${text(p, "row")} stands in the file more than once.`,
  bad_encoding: () => "The text encoding of the file is not known.",
  header_not_found: () => "No header row was found.",
  sheet_not_found: (p) => `There is no sheet ${quoted(p)}.`,
} satisfies Record<string, ErrorText>;

export const errors = {
  ...input, ...access, ...project, ...imported,
  ...admission, ...issues, ...notices, ...commitments, ...companies, ...documents, ...gates, ...jobs, ...outbound, ...leads, ...milestones, ...progress, ...records, ...resources,
};
