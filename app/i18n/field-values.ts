import type { IssueCategory } from "#app/domain/issues.ts";
import type { AmountModifier, ChainRole, Flag, Kind, LeadSource, LossReason, ScreenResult, TalkChannel } from "#app/domain/kinds.ts";
import type { DocumentKind } from "#app/domain/documents.ts";
import type { AdmissionSubject, FollowUp, Opinion } from "#app/domain/admission.ts";
import { isPartialDate } from "#app/domain/dates.ts";
import type { CreditShare } from "#app/domain/credit-shares.ts";
import type { GateRuleId } from "#app/domain/gates.ts";
import { isIndicator } from "#app/domain/indicators.ts";
import type { Investor } from "#app/domain/facts.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { Balance } from "#app/domain/replacement.ts";
import type { ResourceKind } from "#app/domain/resources.ts";
import type { Stage } from "#app/domain/stages.ts";
import { formatPartialDate } from "./format-date.ts";
import { formatMoney } from "./format-money.ts";
import { formatBasisPoints, formatList, formatScaled, joinFacts, MISSING } from "./format.ts";
import { commitmentName, measuredText, promisedText } from "./commitment-words.ts";
import type { Locale } from "./locale.ts";
import { formatFloorAreaRatio } from "./predicate-words.ts";
import { fieldName } from "./refusal-text.ts";
import { words } from "./words.ts";
import type { Words } from "./words.ts";

/** Names of codes and ids in both languages, by `district:330206`, `user:5` and the like. */
export type NamesByCode = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

const ALIASES: Readonly<Record<string, string>> = { landMuE4: "landMu", farE4: "far", energyTceE4: "energyTce" };
const E4_DECIMALS = 4;

/** The name of a field of the trail: facts, milestone dates, and plans, expectations and reasons of milestones. */
export function trailFieldName(w: Words, field: string): string {
  const [prefix = "", rest] = field.split(".");
  if (rest !== undefined) {
    const milestone = fieldName(w, rest) ?? rest;
    if (prefix === "planned") return w.project.planned({ milestone });
    if (prefix === "unit") return w.project.heldBy({ milestone });
    return prefix === "expected" ? w.project.expected({ milestone }) : w.project.reasonFor({ milestone });
  }
  if (field === "update") return w.fields.lastUpdateOn;
  if (field === "orderReason") return w.project.orderReason;
  return fieldName(w, ALIASES[field] ?? field) ?? w.project.what;
}

type Reading = (locale: Locale, value: never, names: NamesByCode, fields: Readonly<Record<string, unknown>>) => string;

const inLanguage = (locale: Locale, names: NamesByCode, key: string, otherwise: string): string => {
  const name = names[key];
  return name ? (locale === "en" ? name.en : name.zh) : otherwise;
};
const yesNo: Reading = (locale, value: boolean) => (value ? words(locale).common.yes : words(locale).common.no);
const scaled: Reading = (_locale, value: number) => formatScaled(value, E4_DECIMALS, true);
const money: Reading = (locale, value: number, _names, fields) => formatMoney(locale, value, typeof fields["currency"] === "string" ? fields["currency"] : "CNY", "exact");

const districtName: Reading = (locale, value: string, known) => inLanguage(locale, known, `district:${value}`, value);
const names: Reading = (locale, value: readonly string[]) => (Array.isArray(value) ? formatList(locale, value) : String(value));

const projectName: Reading = (locale, value: string, known) => `${value} ${inLanguage(locale, known, `project:${value}`, "")}`.trim();
const documentName: Reading = (locale, value: number | string, names) => inLanguage(locale, names, `document:${value}`, String(value));

/** A word of the commitments that a list of the dictionary holds. */
const inCommitments = (list: "side" | "checkStage" | "verdict" | "contractKind" | "grade" | "rectified" | "step"): Reading => (locale, value: string) => {
  const known: Readonly<Record<string, string>> = words(locale).commitments[list];
  return known[value] ?? value;
};
const opinion: Reading = (locale, value: Opinion) => words(locale).admission.opinion[value];
const unit: Reading = (locale, value: string, names) => inLanguage(locale, names, `unit:${value}`, value);
const units: Reading = (locale, value: readonly string[], names) => formatList(locale, value.map((code) => inLanguage(locale, names, `unit:${code}`, code)));
const balance: Reading = (locale, { neededE4, replacedE4, ratioE4, measure }: Balance & { readonly measure: string }) => {
  const { admission: w } = words(locale);
  const [needed, replaced, ratio] = [neededE4, replacedE4, ratioE4].map((value) => formatScaled(value, E4_DECIMALS, true));
  return joinFacts(locale, [`${w.needed} ${needed}`, `${w.replacedAmount} ${replaced} ${measure}`, `${w.ratio} ${ratio}:1`]);
};

/** How the values of fields read that are not plain text or dates. */
const READINGS: Readonly<Record<string, Reading>> = {
  kind: (locale, value: Kind) => words(locale).kinds.kind[value],
  chainRole: (locale, value: ChainRole) => words(locale).kinds.chainRole[value],
  amountModifier: (locale, value: AmountModifier) => words(locale).kinds.amountModifier[value],
  amountUnit: (locale, value: "yi" | "wan" | "yuan") => words(locale).kinds.amountUnit[value],
  twoHighScreen: (locale, value: ScreenResult) => words(locale).kinds.screen[value],
  source: (locale, value: LeadSource) => words(locale).kinds.source[value],
  lossReason: (locale, value: LossReason) => words(locale).kinds.lossReason[value],
  channel: (locale, value: TalkChannel) => words(locale).kinds.channel[value],
  stage: (locale, value: Stage) => words(locale).stages.name[value],
  flags: (locale, value: readonly Flag[]) => (value.length === 0 ? MISSING : formatList(locale, value.map((flag) => words(locale).kinds.flag[flag]))),
  notApplicable: (locale, value: readonly MilestoneType[]) => (value.length === 0 ? MISSING : formatList(locale, value.map((type) => words(locale).milestones.name[type]))),
  investors: (locale, value: readonly Investor[], names) => (value.length === 0 ? MISSING : formatList(locale, value.map((investor) => investorText(locale, investor, names)))),
  district: (locale, value: string, names) => inLanguage(locale, names, `district:${value}`, value),
  creditShares: (locale, value: readonly CreditShare[], names) => (value.length === 0 ? MISSING
    : formatList(locale, value.map(({ district, shareBp }) => `${inLanguage(locale, names, `district:${district}`, district)} ${formatBasisPoints(shareBp)}`))),
  chain: (locale, value: string, names) => inLanguage(locale, names, `chain:${value}`, value),
  division: (locale, value: string, names) => `${value} ${inLanguage(locale, names, `division:${value}`, "")}`.trim(),
  liaisonId: (locale, value: number, names) => inLanguage(locale, names, `user:${value}`, words(locale).common.unknown),
  partOf: projectName, duplicateOf: projectName, transferTo: districtName, rightDistrict: districtName, contacts: names, ourPeople: names,
  documentKind: (locale, value: DocumentKind) => words(locale).documents.kind[value],
  documentMilestone: (locale, value: MilestoneType) => words(locale).milestones.name[value],
  blockedMilestone: (locale, value: MilestoneType) => words(locale).milestones.name[value],
  amount: money, fixedAmount: money,
  doneCny: money, cumulativeCny: money, nextCny: money,
  curve: (locale, { from, to, totalCny }: { from: string | null; to: string | null; totalCny: number }) => joinFacts(locale, [`${formatPartialDate(locale, from)}–${formatPartialDate(locale, to)}`, formatMoney(locale, totalCny, "CNY", "exact")]),
  percentDone: (_locale, value: number) => `${value}%`,
  totalCny: (locale, value: number) => formatMoney(locale, value, "CNY", "exact"),
  totalUsd: (locale, value: number) => formatMoney(locale, value, "USD", "exact"),
  foreignShareBp: (_locale, value: number) => formatBasisPoints(value),
  farE4: (_locale, value: number) => formatFloorAreaRatio(value),
  overridden: (locale, value: readonly MilestoneType[]) => formatList(locale, value.map((type) => words(locale).milestones.name[type])),
  missingRules: (locale, value: readonly GateRuleId[]) => formatList(locale, value.map((rule) => words(locale).gates.rule[rule])),
  opinion, decision: opinion, opinionUnit: unit, screenUnit: unit, issueUnit: unit, chiefUnit: unit, onPaper: yesNo, issueBlocking: yesNo,
  issueCategory: (locale, value: IssueCategory) => words(locale).issues.category[value],
  askedUnits: units, supportUnits: units,
  admissionSubject: (locale, value: AdmissionSubject) => words(locale).admission.subject[value],
  followUp: (locale, value: FollowUp) => words(locale).admission.followUpOf[value],
  screenResult: (locale, value: ScreenResult) => words(locale).kinds.screen[value],
  replaced_capacity: balance, replaced_energy: balance, replaced_emissions: balance,
  resourceKind: (locale, value: ResourceKind) => words(locale).resources.kind[value],
  askedE4: scaled, allocatedE4: scaled, amountE4: scaled,
  landMuE4: scaled, energyTceE4: scaled, newLand: yesNo, standardLand: yesNo,
  commitment: (locale, value: string) => commitmentName(words(locale), isIndicator(value) ? { title: null, indicator: value } : { title: value, indicator: "" }),
  promised: (locale, value: Parameters<typeof promisedText>[2]) => promisedText(words(locale), locale, value),
  actual: (locale, value: { readonly valueE4: number; readonly measure: string | null }) => measuredText(words(locale), locale, value.valueE4, value.measure),
  side: inCommitments("side"), checkStage: inCommitments("checkStage"), verdict: inCommitments("verdict"), verdictProposed: inCommitments("verdict"), contractKind: inCommitments("contractKind"),
  grade: inCommitments("grade"), rectified: inCommitments("rectified"), step: inCommitments("step"),
  responsible: (locale, value: string, names) => inLanguage(locale, names, `unit:${value}`, value),
  document: documentName, evidence: documentName,
  amountCny: (locale, value: number) => formatMoney(locale, value, "CNY", "exact"),
};

/** An investor with the country where it is known, not the home one, and not in the name already. */
export function investorText(locale: Locale, { name, country }: Investor, names: NamesByCode): string {
  if (country === null || country === "CN") return name;
  const home = inLanguage(locale, names, `country:${country}`, country);
  return name.endsWith(words(locale).project.investorWithCountry({ name: "", country: home }).trim()) ? name : words(locale).project.investorWithCountry({ name, country: home });
}

/**
 * The value of a field of the trail in words: names instead of codes and ids, money in its currency, dates in their precision.
 * `fields` are the other values of the same version, of which money needs the currency.
 */
export function trailValueText(locale: Locale, field: string, value: unknown, names: NamesByCode, fields: Readonly<Record<string, unknown>> = {}): string {
  if (value === null || value === undefined || value === "") return MISSING;
  const reading = READINGS[field];
  if (field.startsWith("unit.")) return inLanguage(locale, names, `unit:${String(value)}`, String(value));
  if (reading) return reading(locale, value as never, names, fields);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return isPartialDate(text) ? formatPartialDate(locale, text) : text;
}
