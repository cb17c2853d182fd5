import type { NumberFact, TextFact } from "#app/domain/facts.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { unreachable } from "#app/domain/predicate.ts";
import type { ConditionName, Predicate } from "#app/domain/predicate.ts";
import { formatPartialDate } from "./format-date.ts";
import { formatMoney } from "./format-money.ts";
import { formatBasisPoints, formatInteger, formatList, formatScaled } from "./format.ts";
import type { Locale } from "./locale.ts";
import { words } from "./words.ts";
import type { Words } from "./words.ts";

type Named = Extract<Predicate, { op: "named" }>;

/** A named condition of an explanation, as sent to the page. */
export interface Condition {
  readonly name: ConditionName;
  readonly of: Predicate;
}

const E4_DECIMALS = 4;

/** A number of a fact in its unit: money in full, ratios and areas without useless zeros. */
export function factValue(locale: Locale, fact: NumberFact, value: number): string {
  switch (fact) {
    case "totalCny": case "fixedAmount": case "amount": return formatMoney(locale, value, "CNY", "exact");
    case "totalUsd": return formatMoney(locale, value, "USD", "exact");
    case "foreignShareBp": return formatBasisPoints(value);
    case "farE4": return formatFloorAreaRatio(value);
    case "landMuE4": case "energyTceE4": return formatScaled(value, E4_DECIMALS, true);
    case "liaisonId": return formatInteger(value);
    default: return unreachable(fact);
  }
}

/** A floor area ratio in ten-thousandths with at least one decimal: 20000 is "2.0". */
export function formatFloorAreaRatio(farE4: number): string {
  const trimmed = formatScaled(farE4, E4_DECIMALS, true);
  return trimmed.includes(".") ? trimmed : `${trimmed}.0`;
}

function factName(w: Words, fact: NumberFact | TextFact | "investors"): string {
  if (fact === "totalCny") return w.fields.amount;
  if (fact === "farE4") return w.fields.far;
  if (fact === "landMuE4") return w.fields.landMu;
  return fact === "energyTceE4" ? w.fields.energyTce : w.fields[fact];
}

/** A coded value under the name people know; codes of lists that live in the database stay as they are. */
function valueName(w: Words, fact: TextFact, value: string): string {
  const lists: Partial<Record<TextFact, Readonly<Record<string, string>>>> = { kind: w.kinds.kind, chainRole: w.kinds.chainRole, twoHighScreen: w.kinds.screen, source: w.kinds.source };
  return lists[fact]?.[value] ?? value;
}

/** A window on a milestone: the year, the year up to a day, or both days. */
export function windowText(locale: Locale, milestone: MilestoneType, from: string, to: string): string {
  const w = words(locale);
  const { statement } = w.conditions;
  const name = w.milestones.name[milestone];
  const year = Number(from.slice(0, 4));
  const by = formatPartialDate(locale, to, "text");
  if (from !== `${year}-01-01` || to.slice(0, 4) !== from.slice(0, 4)) {
    return statement.sinceBy({ milestone: name, from: formatPartialDate(locale, from, "table"), by: formatPartialDate(locale, to, "table") });
  }
  return to === `${year}-12-31` ? statement.inYear({ milestone: name, year }) : statement.inYearBy({ milestone: name, year, by });
}

function negationText(locale: Locale, of: Predicate): string {
  const w = words(locale);
  const { statement } = w.conditions;
  if (of.op === "happenedBy") return statement.notBy({ milestone: w.milestones.name[of.milestone], by: formatPartialDate(locale, of.by, "table") });
  if (of.op === "known") return statement.unknown({ fact: factName(w, of.fact) });
  return statement.notThat({ text: predicateText(locale, of) });
}

/** Says any statement about a project in words. */
export function predicateText(locale: Locale, predicate: Predicate): string {
  const w = words(locale);
  const { statement } = w.conditions;
  const say = (part: Predicate) => predicateText(locale, part);
  const day = (on: string) => formatPartialDate(locale, on, "table");
  switch (predicate.op) {
    case "all": return predicate.of.length === 0 ? statement.everything : statement.allOf({ texts: predicate.of.map(say) });
    case "any": return predicate.of.length === 0 ? statement.nothing : statement.anyOf({ texts: predicate.of.map(say) });
    case "not": return negationText(locale, predicate.of);
    case "named": return conditionText(locale, predicate);
    case "atLeast": return statement.atLeast({ fact: factName(w, predicate.fact), value: factValue(locale, predicate.fact, predicate.value) });
    case "atMost": return statement.atMost({ fact: factName(w, predicate.fact), value: factValue(locale, predicate.fact, predicate.value) });
    case "oneOf": return statement.oneOf({ fact: factName(w, predicate.fact), values: formatList(locale, predicate.values.map((value) => valueName(w, predicate.fact, value))) });
    case "textBetween": return statement.between({ fact: factName(w, predicate.fact), from: predicate.from, to: predicate.to });
    case "known": return statement.known({ fact: factName(w, predicate.fact) });
    case "isTrue": return w.fields[predicate.fact];
    case "flagged": return w.kinds.flag[predicate.flag];
    case "happenedIn": return windowText(locale, predicate.milestone, predicate.from, predicate.to);
    case "happenedBy": return statement.by({ milestone: w.milestones.name[predicate.milestone], by: day(predicate.by) });
    case "planApprovedBy": return statement.planApprovedBy({ by: day(predicate.by) });
    case "updatedIn": return statement.updatedIn({ from: day(predicate.from), to: day(predicate.to) });
    case "inStage": return statement.oneOf({ fact: w.stages.stage, values: formatList(locale, predicate.stages.map((stage) => w.stages.name[stage])) });
    case "statusIn": return predicate.field === "stage"
      ? statement.oneOf({ fact: w.stages.stage, values: formatList(locale, predicate.values.map((stage) => w.stages.name[stage])) })
      : statement.oneOf({ fact: w.lights.light, values: formatList(locale, predicate.values.map((light) => w.lights.name[light])) });
    case "notApplicable": return statement.notApplicable({ milestone: w.milestones.name[predicate.milestone] });
    case "openLead": return statement.openLead;
    case "hasDocument": return statement.hasDocument({ kind: w.documents.kind[predicate.kind] });
    case "admitted": case "indicatorsSigned": case "commitmentsJudged": case "archived": return statement[predicate.op];
    case "farExcepted": return statement.farExcepted({ by: day(predicate.by) });
    case "askedOf": return statement.askedOf({ unit: predicate.unit });
    case "redIssue": return statement.redIssue({ milestone: w.milestones.name[predicate.milestone] });
    case "creditedTo": return statement.creditedTo({ district: predicate.district });
    case "failsExactlyOne": return statement.failsExactlyOne({ texts: formatList(locale, predicate.of.map(say)) });
    case "matches": return statement.matches({ text: predicate.text });
    default: return unreachable(predicate);
  }
}

/** A condition of an explanation as its chip says it; those with values of their own say them. */
export function conditionText(locale: Locale, condition: Condition | Named): string {
  const { label } = words(locale).conditions;
  return hasLabel(label, condition.name) ? label[condition.name] : predicateText(locale, condition.of);
}

function hasLabel(label: Words["conditions"]["label"], name: ConditionName): name is keyof Words["conditions"]["label"] {
  return Object.hasOwn(label, name);
}

