import type { ConditionName } from "#app/domain/predicate.ts";
import { countEn } from "../plural.ts";

/** Conditions whose wording needs the values they compare with; the others have one fixed name. */
export type WordedByValue = "size" | "ownMilestone" | "started" | "notCompleted" | "notTerminated" | "notDischarged" | "landedByThen" | "updated" | "far" | "twoHighDivision";

const label: Record<Exclude<ConditionName, WordedByValue>, string> = {
  manufacturing: "Manufacturing (13–43)",
  industrial: "Industrial (06–46)",
  notTechnicalUpgrade: "Not a technical upgrade",
  foreign: "Foreign share ≥ 25%, or a foreign investor",
  knownUsd: "Amount in US$ known",
  chainRole: "Strengthens or fills a chain",
  mayorProgramme: "Mayors’ programme",
  soeOrDefence: "Central SOE or defence",
  countedOnce: "Counted once",
  newLand: "New industrial land",
  standardLand: "Standard land",
  screened: "Two-high screened",
  replacementPlan: "If hit, replacement plan approved",
  liaison: "Has a liaison",
};

/** Statements about projects, part by part. */
const statement = {
  atLeast: (p: { fact: string; value: string }) => `${p.fact} ≥ ${p.value}`,
  atMost: (p: { fact: string; value: string }) => `${p.fact} ≤ ${p.value}`,
  oneOf: (p: { fact: string; values: string }) => `${p.fact}: ${p.values}`,
  between: (p: { fact: string; from: string; to: string }) => `${p.fact} ${p.from}–${p.to}`,
  known: (p: { fact: string }) => `${p.fact} known`,
  unknown: (p: { fact: string }) => `${p.fact} unknown`,
  notThat: (p: { text: string }) => `not: ${p.text}`,
  allOf: (p: { texts: readonly string[] }) => p.texts.join(" and "),
  anyOf: (p: { texts: readonly string[] }) => p.texts.join(" or "),
  everything: "every project",
  nothing: "no project",
  inYear: (p: { milestone: string; year: number }) => `${p.milestone} in ${p.year}`,
  inYearBy: (p: { milestone: string; year: number; by: string }) => `${p.milestone} in ${p.year}, by ${p.by}`,
  sinceBy: (p: { milestone: string; from: string; by: string }) => `${p.milestone} from ${p.from} to ${p.by}`,
  by: (p: { milestone: string; by: string }) => `${p.milestone} by ${p.by}`,
  notBy: (p: { milestone: string; by: string }) => `Not ${p.milestone.toLowerCase()} by ${p.by}`,
  planApprovedBy: (p: { by: string }) => `Replacement plan approved by ${p.by}`,
  updatedIn: (p: { from: string; to: string }) => `Updated from ${p.from} to ${p.to}`,
  notApplicable: (p: { milestone: string }) => `${p.milestone} not applicable`,
  hasDocument: (p: { kind: string }) => `document: ${p.kind}`,
  admitted: "admitted by the departments",
  indicatorsSigned: "control indicators signed for every plot",
  commitmentsJudged: "every commitment judged",
  archived: "put away",
  farExcepted: (p: { by: string }) => `exception from the floor area ratio approved by ${p.by}`,
  askedOf: (p: { unit: string }) => `opinion or issue asked of ${p.unit}`,
  redIssue: (p: { milestone: string }) => `a blocking issue is overdue before ${p.milestone.toLowerCase()}`,
  creditedTo: (p: { district: string }) => `credit shared with ${p.district}`,
  openLead: "Lead not signed yet",
  failsExactlyOne: (p: { texts: string }) => `fails exactly one of: ${p.texts}`,
  matches: (p: { text: string }) => `contains “${p.text}”`,
};

/** What one project fails, as a fact about it. */
const miss = {
  below: (p: { actual: string; required: string }) => `${p.actual} < ${p.required}`,
  foreignAmount: (p: { text: string; original: string; rate: string }) => `${p.text} (${p.original} at ${p.rate}, frozen)`,
  rangeLowerEnd: (p: { text: string }) => `range, counts by its lower end ${p.text}`,
  late: (p: { milestone: string; date: string; n: number }) => `${p.milestone} ${p.date}, ${countEn(p.n, "day", "days")} after`,
  early: (p: { milestone: string; date: string; n: number }) => `${p.milestone} ${p.date}, ${countEn(p.n, "day", "days")} before`,
  countsAs: (p: { date: string; effective: string }) => `${p.date} (counts as ${p.effective})`,
  notManufacturing: (p: { division: string }) => `not manufacturing: ${p.division}`,
  notIndustrial: (p: { division: string }) => `not industrial: ${p.division}`,
  technicalUpgrade: "technical upgrade",
  domestic: "all investors are domestic",
  originUnknown: "foreign share and investors’ country unknown",
  noUsd: "no exchange rate for US$",
  chainExtends: "extends a chain; recorded, not counted",
  noChainRole: "no role in a chain recorded",
  notMayorProgramme: "not in the mayors’ programme",
  notSoeOrDefence: "neither central SOE nor defence",
  happenedOn: (p: { milestone: string; date: string }) => `${p.milestone.toLowerCase()} ${p.date}`,
  sameAs: (p: { code: string }) => `same project as ${p.code}`,
  partOf: (p: { code: string }) => `part of ${p.code}, same contract`,
  notNewLand: "no new industrial land",
  notStandardLand: "not contracted as standard land",
  otherDivision: (p: { division: string }) => `not a two-high division: ${p.division}`,
  notScreened: "not screened yet",
  noPlan: "hit; no approved replacement plan",
  planLate: (p: { date: string; n: number }) => `hit; plan approved ${p.date}, ${countEn(p.n, "day", "days")} after`,
  noLiaison: "no liaison",
  neverUpdated: "never updated",
  lastUpdate: (p: { date: string; n: number }) => `last update ${p.date}, ${countEn(p.n, "day", "days")} too early`,
};

export const conditions = { label, statement, miss };
