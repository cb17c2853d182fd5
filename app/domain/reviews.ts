import type { AdmissionSubject, Opinion } from "./admission.ts";
import { addDays, daysBetween } from "./dates.ts";
import type { ProjectFacts } from "./facts.ts";
import type { Light } from "./kinds.ts";
import type { Principal } from "./permissions.ts";
import { accept, refuse } from "./verdict.ts";
import type { Refusal, Verdict } from "./verdict.ts";

/** The units usually asked, by subject: those that 甬政发〔2021〕59号 names for land (三(一)3) and two-high projects (三(一)2), the ecology bureau with both. */
export const USUAL_UNITS: Readonly<Record<AdmissionSubject, readonly string[]>> = {
  new_land: ["natural_resources", "development_reform", "economy_information", "ecology"],
  two_high: ["development_reform", "energy", "ecology", "economy_information"],
  other: ["development_reform", "economy_information"],
};

/** Days that units usually have for their opinion. */
export const USUAL_DAYS = 10;
/** Within so many days before its deadline an opinion that is missing turns yellow. */
export const WARN_DAYS = 3;
const LATEST_DEADLINE_DAYS = 366;

/** The subject a review of a project usually has: a two-high hit before new land, else another. */
export function usualSubject({ twoHighScreen, newLand }: Pick<ProjectFacts, "twoHighScreen" | "newLand">): AdmissionSubject {
  if (twoHighScreen === "hit") return "two_high";
  return newLand === true ? "new_land" : "other";
}

const COMMERCE = "commerce";
const GOVERNMENT = "gov_";

/** The unit for which somebody speaks: their own, the bureau of commerce for its staff, the local government for a district's; none for others. */
export function unitOf({ role, unit, district }: Pick<Principal, "role" | "unit" | "district">): string | null {
  if (unit !== null) return unit;
  if (role === "commerce") return COMMERCE;
  return role === "district" && district !== null ? `${GOVERNMENT}${district}` : null;
}

/** Whose staff speaks for a unit besides its own people: that of commerce, or that of a district; undefined: nobody's. */
export function staffOf(unit: string): { readonly role: "commerce" } | { readonly role: "district"; readonly district: string } | undefined {
  if (unit === COMMERCE) return { role: "commerce" };
  return unit.startsWith(GOVERNMENT) ? { role: "district", district: unit.slice(GOVERNMENT.length) } : undefined;
}

/** Where a review is: units are being asked, it was decided, or it was withdrawn. */
export type ReviewState = "open" | "decided" | "withdrawn";

export function reviewState(review: { readonly decision: Opinion | null; readonly withdrawnOn: string | null }): ReviewState {
  if (review.withdrawnOn !== null) return "withdrawn";
  return review.decision === null ? "open" : "decided";
}

/** How a missing opinion stands on a day: red once the deadline is over, yellow in its last days; days late are negative before. */
export function opinionLight(dueOn: string, today: string): { readonly light: Light; readonly daysLate: number } {
  const daysLate = daysBetween(dueOn, today);
  return { light: daysLate > 0 ? "red" : daysLate >= -WARN_DAYS ? "yellow" : "green", daysLate };
}

export interface ReviewRequest {
  readonly units: readonly string[];
  readonly dueOn: string;
}

/** Reasons against asking: no unit, one twice or unknown, a deadline that is over or more than a year away. Today is a possible deadline. */
export function requestRefusals({ units, dueOn }: ReviewRequest, known: ReadonlySet<string>, today: string): Refusal[] {
  const twice = [...new Set(units.filter((unit, index) => units.indexOf(unit) !== index))];
  return [
    ...(units.length === 0 ? [{ code: "units_required", field: "units" }] : []),
    ...twice.map((value) => ({ code: "unit_twice", field: "units", params: { value } })),
    ...[...new Set(units)].filter((unit) => !known.has(unit)).map((value) => ({ code: "unknown_unit", field: "units", params: { value } })),
    ...(dueOn < today ? [{ code: "deadline_over", field: "dueOn", params: { value: dueOn } }] : []),
    ...(dueOn > addDays(today, LATEST_DEADLINE_DAYS) ? [{ code: "deadline_too_far", field: "dueOn", params: { value: dueOn } }] : []),
  ];
}

/** Reasons against changing an open review: a unit that is asked already or unknown, a deadline as for asking, and nothing that would change. */
export function extensionRefusals(added: ReviewRequest, present: ReviewRequest, known: ReadonlySet<string>, today: string): Refusal[] {
  if (added.units.length === 0 && added.dueOn === present.dueOn) return [{ code: "review_unchanged", field: "dueOn" }];
  return requestRefusals({ units: [...present.units, ...added.units], dueOn: added.dueOn }, new Set([...known, ...present.units]), today);
}

export interface GivenOpinion {
  readonly opinion: Opinion;
  readonly conditions: string | null;
  readonly note: string | null;
  readonly givenOn: string;
}

/** Reasons against an opinion: conditions without any, none but against without a reason, a day before it was asked or after today. */
export function opinionRefusals({ opinion, conditions, note, givenOn }: GivenOpinion, askedOn: string, today: string): Refusal[] {
  return [
    ...(opinion === "conditions" && conditions === null ? [{ code: "conditions_required", field: "conditions" }] : []),
    ...(opinion === "against" && note === null ? [{ code: "reason_required", field: "note" }] : []),
    ...(givenOn > today ? [{ code: "future_date", field: "givenOn", params: { value: givenOn } }] : []),
    ...(givenOn < askedOn ? [{ code: "before_asked", field: "givenOn", params: { value: givenOn, asked: askedOn } }] : []),
  ];
}

export interface Decision {
  readonly decision: Opinion;
  readonly note: string | null;
}

/** Reasons against a decision: without a reason it neither comes before every unit answered, nor admits over one that is against, nor turns down. */
export function decisionRefusals({ decision, note }: Decision, opinions: readonly (Opinion | null)[]): Refusal[] {
  if (note !== null) return [];
  const missing = opinions.filter((opinion) => opinion === null).length;
  const against = opinions.filter((opinion) => opinion === "against").length;
  return [
    ...(missing > 0 ? [{ code: "early_needs_reason", field: "decisionNote", params: { n: missing } }] : []),
    ...(against > 0 && decision !== "against" ? [{ code: "overrules_needs_reason", field: "decisionNote", params: { n: against } }] : []),
    ...(decision === "against" && missing === 0 && against === 0 ? [{ code: "reason_required", field: "decisionNote" }] : []),
    ...(decision === "agree" && against === 0 && opinions.includes("conditions") ? [{ code: "drops_conditions", field: "decisionNote" }] : []),
  ];
}

/** The result that the opinions suggest: against if one is, on conditions if one has them, else agree; null while one is missing. */
export function suggestedDecision(opinions: readonly (Opinion | null)[]): Opinion | null {
  if (opinions.length === 0 || opinions.includes(null)) return null;
  return opinions.includes("against") ? "against" : opinions.includes("conditions") ? "conditions" : "agree";
}

/** A review takes opinions and a decision while it is open. */
export function whileOpen(state: ReviewState): Verdict<null> {
  return state === "open" ? accept(null) : refuse({ code: state === "decided" ? "review_decided" : "review_withdrawn" });
}
