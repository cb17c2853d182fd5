import { proposedVerdict } from "#app/domain/commitments.ts";
import { COMMITMENT_VERDICTS, CONTRACT_KINDS } from "#app/domain/commitments.ts";
import type { Side } from "#app/domain/commitments.ts";
import { unscaled } from "#app/domain/decimal.ts";
import { yearOf } from "#app/domain/dates.ts";
import { CHECK_STAGES, GOVERNMENT_INDICATORS, INDICATORS, INVESTOR_INDICATORS, OPERATORS, OTHER_INDICATOR } from "#app/domain/indicators.ts";
import { RECTIFICATION_RESULTS, REVIEW_GRADES } from "#app/domain/performance.ts";
import { measureText } from "#app/i18n/commitment-words.ts";
import { joinFacts } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { Words } from "#app/i18n/words.ts";
import type { ContractView, DutiesOfProject, ReviewView } from "#app/services/commitments/project-duties.server.ts";
import type { DutyView } from "#app/services/commitments/duty-views.ts";
import type { DutyField } from "./duty-form.tsx";

const VALUE_PLACES = 4;
const typed = (valueE4: number | null) => (valueE4 === null ? "" : unscaled(valueE4, VALUE_PLACES));

function choices<K extends string>(keys: readonly K[], names: Readonly<Record<K, string>>) {
  return keys.map((value) => ({ value, label: names[value] }));
}

/** Which of the project's documents shows it. */
export function documentField({ commitments }: Words, documents: DutiesOfProject["documents"], chosen: number | null, name: "document" | "evidence" = "document"): DutyField {
  return { name, kind: "select", label: commitments.field[name], value: chosen === null ? "" : String(chosen), empty: commitments.noChoice, options: documents.map((row) => ({ value: String(row.item), label: row.name })) };
}

export function contractFields(words: Words, page: DutiesOfProject, contract: ContractView | null): DutyField[] {
  const { field, hint, contractKind } = words.commitments;
  return [
    { name: "kind", kind: "select", label: field.kind, required: true, value: contract?.kind ?? "formal", options: choices(CONTRACT_KINDS, contractKind) },
    { name: "name", kind: "text", label: field.name, required: true, value: contract?.name ?? null },
    { name: "parties", kind: "lines", label: field.parties, hint: hint.parties, required: true, value: contract?.parties ?? page.head.input.investors.map(({ name }) => name).join("\n") },
    { name: "signedOn", kind: "date", label: field.signedOn, required: true, value: contract?.signedOn ?? page.head.input.dates.signed ?? null },
    { name: "validUntil", kind: "date", label: field.validUntil, hint: hint.due, value: contract?.validUntil ?? null },
    { name: "edition", kind: "text", label: field.edition, value: contract?.edition ?? null },
    documentField(words, page.documents, contract?.document?.item ?? null),
    { name: "note", kind: "lines", label: field.note, value: contract?.note ?? null },
  ];
}

export function renewFields(words: Words, page: DutiesOfProject, contract: ContractView): DutyField[] {
  const { field, hint } = words.commitments;
  return [
    { name: "renewedOn", kind: "date", label: field.renewedOn, required: true, value: page.head.today },
    { name: "validUntil", kind: "date", label: field.validUntil, hint: hint.due, required: true },
    documentField(words, page.documents, contract.document?.item ?? null),
  ];
}

function promiseFields(words: Words, locale: Locale, page: DutiesOfProject, side: Side, duty: DutyView | null): DutyField[] {
  const { field, hint, operator, checkStage, noChoice } = words.commitments;
  const usual = duty ? undefined : hint.usual;
  return [
    { name: "operator", kind: "select", label: field.operator, hint: usual, value: duty?.operator ?? "", options: choices(OPERATORS, operator), ...(duty ? {} : { empty: noChoice }) },
    { name: "value", kind: "number", label: field.value, value: typed(duty?.valueE4 ?? null), ...(duty?.measure ? { hint: measureText(words, duty.measure) } : {}) },
    ...(duty ? [] : [{ name: "measure", kind: "text", label: field.measure, hint: hint.title } as const]),
    { name: "dueOn", kind: "date", label: field.dueOn, hint: hint.due, value: duty?.dueOn ?? null },
    { name: "checkStage", kind: "select", label: field.checkStage, hint: usual, value: duty?.checkStage ?? "", empty: noChoice, options: choices(CHECK_STAGES, checkStage) },
    ...(side === "government" ? [{
      name: "responsible", kind: "select", label: field.responsible, required: true, value: duty?.responsible ?? "", empty: noChoice,
      options: page.units.map((unit) => ({ value: unit.code, label: locale === "en" ? unit.en : unit.zh })),
    } as const] : []),
  ];
}

export function commitFields(words: Words, locale: Locale, page: DutiesOfProject, side: Side): DutyField[] {
  const { field, hint, indicator, noChoice } = words.commitments;
  const listed = side === "investor" ? INVESTOR_INDICATORS : GOVERNMENT_INDICATORS;
  const options = listed.map((id) => ({ value: id, label: joinFacts(locale, [indicator[id], measureText(words, INDICATORS[id].measure)]) }));
  return [
    { name: "indicator", kind: "select", label: field.indicator, required: true, value: listed[0], options: [...options, { value: OTHER_INDICATOR, label: indicator.other }] },
    { name: "title", kind: "text", label: field.title, hint: hint.title },
    ...promiseFields(words, locale, page, side, null),
    { name: "contract", kind: "select", label: field.contract, empty: noChoice, value: String(page.contracts[0]?.item ?? ""), options: page.contracts.map((row) => ({ value: String(row.item), label: row.name })) },
  ];
}

export function amendFields(words: Words, locale: Locale, page: DutiesOfProject, duty: DutyView): DutyField[] {
  const { field } = words.commitments;
  return [...promiseFields(words, locale, page, duty.side, duty), { name: "amendmentReason", kind: "lines", label: field.amendmentReason, required: true }];
}

export function reportFields(words: Words, page: DutiesOfProject, duty: DutyView): DutyField[] {
  const { field } = words.commitments;
  const isMeasured = duty.valueE4 !== null;
  return [
    ...(isMeasured ? [{ name: "actualValue", kind: "number", label: field.actualValue, hint: measureText(words, duty.measure), required: true, value: typed(duty.actualE4) } as const] : []),
    { name: "actualOn", kind: "date", label: field.actualOn, required: true, value: page.head.today },
    { name: "actualNote", kind: "lines", label: field.actualNote, required: !isMeasured, value: duty.actualNote },
    documentField(words, page.documents, duty.evidence?.item ?? null, "evidence"),
  ];
}

export function judgeFields({ commitments }: Words, duty: DutyView): DutyField[] {
  const { field, hint, verdict } = commitments;
  return [
    { name: "verdict", kind: "radio", label: field.verdict, required: true, value: duty.verdict ?? proposedVerdict(duty, duty.actualE4), options: choices(COMMITMENT_VERDICTS, verdict) },
    { name: "verdictReason", kind: "lines", label: field.verdictReason, hint: hint.reason, value: duty.verdictReason },
  ];
}

export function reviewFields(words: Words, page: DutiesOfProject, review: ReviewView | null): DutyField[] {
  const { field, hint, grade } = words.commitments;
  return [
    { name: "year", kind: "number", label: field.year, required: true, value: String(review?.year ?? yearOf(page.head.today)) },
    { name: "grade", kind: "radio", label: field.grade, required: true, value: review?.grade ?? null, options: choices(REVIEW_GRADES, grade) },
    { name: "reviewedOn", kind: "date", label: field.reviewedOn, required: true, value: review?.reviewedOn ?? page.head.today },
    { name: "findings", kind: "lines", label: field.findings, value: review?.findings ?? null },
    { name: "rectify", kind: "lines", label: field.rectify, hint: hint.rectify, value: review?.rectify ?? null },
    { name: "rectifyBy", kind: "date", label: field.rectifyBy, hint: hint.due, value: review?.rectifyBy ?? null },
    documentField(words, page.documents, review?.document?.item ?? null),
  ];
}

export function rectifyFields({ commitments: { field, rectified } }: Words, today: string): DutyField[] {
  return [
    { name: "rectified", kind: "radio", label: field.rectified, required: true, options: choices(RECTIFICATION_RESULTS, rectified) },
    { name: "rectifiedOn", kind: "date", label: field.rectifiedOn, required: true, value: today },
    { name: "rectifiedNote", kind: "lines", label: field.rectifiedNote },
  ];
}

export function breachFields(words: Words, page: DutiesOfProject, duty: DutyView): DutyField[] {
  const { commitments: { field, hint }, common } = words;
  return [
    { name: "stepOn", kind: "date", label: field.stepOn, required: true, value: page.head.today },
    ...(duty.nextStep === "notice" || duty.nextStep === "rectification" ? [{ name: "deadline", kind: "date", label: field.deadline, hint: hint.due, required: duty.nextStep === "rectification" } as const] : []),
    ...(duty.nextStep === "penalty" || duty.nextStep === "recovery" ? [{ name: "amount", kind: "text", label: field.amount, hint: common.amountHint, required: duty.nextStep === "penalty" } as const] : []),
    { name: "breachReason", kind: "lines", label: field.breachReason, required: true },
    documentField(words, page.documents, null),
  ];
}
