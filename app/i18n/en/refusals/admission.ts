import { formatScaled } from "../../format.ts";
import { admission as words } from "../admission.ts";
import { text } from "../error-text.ts";
import type { ErrorText } from "../error-text.ts";

const E4_DECIMALS = 4;
const dimension = (value: unknown): string => words.replaced[value as keyof typeof words.replaced] ?? "";

/** What is refused about admission and two-high projects, by code. */
export const admission = {
  units_required: () => "Ask at least one unit.",
  unit_twice: () => "A unit is asked twice.",
  unknown_unit: (p) => `“${text(p, "value")}” is no unit of the city.`,
  deadline_over: () => "The deadline lies before today.",
  deadline_too_far: () => "The deadline lies more than a year ahead.",
  review_already_open: () => "A review of this subject is open on this project already.",
  review_decided: () => "This review was decided; reopen it first.",
  review_withdrawn: () => "This review was withdrawn.",
  review_unchanged: () => "Move the deadline or tick a unit that is not asked yet.",
  review_open: () => "This review is open.",
  conditions_required: () => "Please say the conditions.",
  no_conditions: () => "This opinion has no conditions.",
  before_asked: (p) => `This lies before the unit was asked (${text(p, "asked")}).`,
  early_needs_reason: (p) => `${text(p, "n")} of the opinions are missing; deciding now needs a reason.`,
  overrules_needs_reason: (p) => `${text(p, "n")} of the units are against; admitting nevertheless needs a reason.`,
  drops_conditions: () => "Units agree on conditions only; agreeing without them needs a reason.",
  plan_approved: () => "The plan is approved; take the approval back before changing it.",
  plan_not_approved: () => "The plan is not approved.",
  balances_required: () => "Fill in at least one balance.",
  source_required: () => "Say where the replaced amount comes from.",
  balance_missing: (p) => `${dimension(p.dimension)}: the balance is missing.`,
  balance_negative: (p) => `${dimension(p.dimension)}: ${formatScaled(Number(p.shortE4), E4_DECIMALS, true)} too little is replaced.`,
  ratio_below_one: () => "A ratio below 1 replaces less than is needed.",
} satisfies Record<string, ErrorText>;
