import { daysBetween, effectiveDate } from "#app/domain/dates.ts";
import type { PartialDate } from "#app/domain/dates.ts";
import type { ProjectFacts } from "#app/domain/facts.ts";
import { LOWEST_FAR_E4 } from "#app/domain/indicators.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { NearMiss } from "#app/domain/near-miss.ts";
import { unreachable } from "#app/domain/predicate.ts";
import { FOREIGN_SHARE_BP } from "#app/domain/quotas.ts";
import { formatPartialDate, isImpreciseDate } from "./format-date.ts";
import { formatMoney } from "./format-money.ts";
import { formatBasisPoints } from "./format.ts";
import type { Locale } from "./locale.ts";
import { formatFloorAreaRatio } from "./predicate-words.ts";
import { words } from "./words.ts";

/** What the wording of a near-miss needs of its project. */
export interface MissedProject extends Pick<ProjectFacts,
  "amount" | "currency" | "amountModifier" | "totalCny" | "frozenRate" | "foreignShareBp" | "hasForeignInvestor" | "division" | "chainRole" | "farE4" | "replacementPlanOn" | "partOf" | "duplicateOf"> {
  /** The division's name in the reader's language. */
  readonly divisionName: string | null;
  /** Milestone dates in the precision they were given with. */
  readonly dates: Partial<Readonly<Record<MilestoneType, PartialDate>>>;
}

/** Says which one condition a near-miss fails; `milestone` is the one that the quota's own window is about. */
export function nearMissText(locale: Locale, miss: NearMiss, project: MissedProject, milestone: MilestoneType): string {
  const { conditions: { miss: say, statement }, fields } = words(locale);
  const division = divisionText(locale, project);
  switch (miss.condition) {
    case "size": return sizeText(locale, project, Number(miss.required));
    case "manufacturing": return say.notManufacturing({ division });
    case "industrial": return say.notIndustrial({ division });
    case "twoHighDivision": return say.otherDivision({ division });
    case "notTechnicalUpgrade": return say.technicalUpgrade;
    case "foreign": return foreignText(locale, project);
    case "knownUsd": return say.noUsd;
    case "chainRole": return project.chainRole === "extend" ? say.chainExtends : say.noChainRole;
    case "mayorProgramme": return say.notMayorProgramme;
    case "soeOrDefence": return say.notSoeOrDefence;
    case "ownMilestone": case "landedByThen": return windowMissText(locale, miss, project, milestone);
    case "started": return windowMissText(locale, miss, project, "started");
    case "notCompleted": return windowMissText(locale, miss, project, "completed");
    case "notTerminated": return happenedText(locale, miss, project, "terminated");
    case "notDischarged": return happenedText(locale, miss, project, "discharged");
    case "countedOnce": return project.duplicateOf === null ? say.partOf({ code: project.partOf ?? "" }) : say.sameAs({ code: project.duplicateOf });
    case "newLand": return miss.actual === null ? statement.unknown({ fact: fields.newLand }) : say.notNewLand;
    case "standardLand": return miss.actual === null ? statement.unknown({ fact: fields.standardLand }) : say.notStandardLand;
    case "far": return project.farE4 === null ? statement.unknown({ fact: fields.far })
      : `${fields.far} ${say.below({ actual: formatFloorAreaRatio(project.farE4), required: formatFloorAreaRatio(LOWEST_FAR_E4) })}`;
    case "screened": return say.notScreened;
    case "replacementPlan": return planText(locale, miss, project.replacementPlanOn);
    case "liaison": return say.noLiaison;
    case "updated": return updateText(locale, miss);
    default: return unreachable(miss.condition);
  }
}

/** "约 9.8 亿元 < 10 亿元"; a foreign amount stands with its original and the frozen rate. */
function sizeText(locale: Locale, project: MissedProject, required: number): string {
  const { conditions: { miss: say, statement }, fields, kinds } = words(locale);
  if (project.totalCny === null) return statement.unknown({ fact: fields.amount });
  const value = amountBelow(locale, project.totalCny, required);
  const actual = project.amountModifier === null ? value
    : project.amountModifier === "range" ? say.rangeLowerEnd({ text: value }) : `${kinds.amountModifier[project.amountModifier]} ${value}`;
  const text = say.below({ actual, required: formatMoney(locale, required, "CNY", "exact") });
  const rate = project.frozenRate?.cnyPerUnit;
  return project.currency === "CNY" || rate == null ? text : say.foreignAmount({ text, original: formatMoney(locale, project.amount, project.currency, "exact"), rate });
}

const CNY_STEP = 1_000_000;

/** An amount below a line to 1 million yuan, half-up; in full where rounding would hide that it is below. */
function amountBelow(locale: Locale, amount: number, line: number): string {
  const rounded = Math.round(amount / CNY_STEP) * CNY_STEP;
  return formatMoney(locale, rounded > 0 && rounded < line ? rounded : amount, "CNY", "exact");
}

function foreignText(locale: Locale, project: MissedProject): string {
  const { conditions: { miss: say }, fields } = words(locale);
  if (project.foreignShareBp !== null) return `${fields.foreignShare} ${say.below({ actual: formatBasisPoints(project.foreignShareBp), required: formatBasisPoints(FOREIGN_SHARE_BP) })}`;
  return project.hasForeignInvestor === null ? say.originUnknown : say.domestic;
}

function divisionText(locale: Locale, project: MissedProject): string {
  const { conditions: { statement }, fields } = words(locale);
  if (project.division === null) return statement.unknown({ fact: fields.industry });
  return project.divisionName === null ? project.division : `${project.division} ${project.divisionName}`;
}

/** A date in its own precision; a month or year also with the day it counts as. */
function dateText(locale: Locale, given: PartialDate): string {
  const text = formatPartialDate(locale, given, "table");
  return isImpreciseDate(given) ? words(locale).conditions.miss.countsAs({ date: text, effective: formatPartialDate(locale, effectiveDate(given), "table") }) : text;
}

function happenedText(locale: Locale, miss: NearMiss, project: MissedProject, milestone: MilestoneType): string {
  const { conditions: { miss: say }, milestones } = words(locale);
  return say.happenedOn({ milestone: milestones.name[milestone], date: dateText(locale, project.dates[milestone] ?? String(miss.actual)) });
}

/** How many days a milestone missed its window `from..to`, either end of which may be open. */
function windowMissText(locale: Locale, miss: NearMiss, project: MissedProject, milestone: MilestoneType): string {
  const { conditions: { miss: say, statement }, milestones } = words(locale);
  const name = milestones.name[milestone];
  if (miss.actual === null) return statement.unknown({ fact: name });
  const on = String(miss.actual);
  const [from = "", to = ""] = String(miss.required).split("..");
  const date = dateText(locale, project.dates[milestone] ?? on);
  return from !== "" && on < from ? say.early({ milestone: name, date, n: daysBetween(on, from) }) : say.late({ milestone: name, date, n: daysBetween(to, on) });
}

function planText(locale: Locale, miss: NearMiss, approvedOn: string | null): string {
  const { miss: say } = words(locale).conditions;
  const by = String(miss.required ?? "").split("..").at(-1) ?? "";
  if (approvedOn === null || approvedOn <= by) return say.noPlan;
  return say.planLate({ date: formatPartialDate(locale, approvedOn, "table"), n: daysBetween(by, approvedOn) });
}

function updateText(locale: Locale, miss: NearMiss): string {
  const { miss: say } = words(locale).conditions;
  if (miss.actual === null) return say.neverUpdated;
  const on = String(miss.actual);
  const from = String(miss.required).split("..")[0] ?? on;
  return say.lastUpdate({ date: formatPartialDate(locale, on, "table"), n: daysBetween(on, from) });
}
