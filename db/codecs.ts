import { NOTHING_ATTACHED } from "#app/domain/attached-facts.ts";
import type { AttachedFacts } from "#app/domain/attached-facts.ts";
import type { FrozenRate, Investor, ProjectFacts } from "#app/domain/facts.ts";
import { RATE_BASES } from "#app/domain/facts.ts";
import { precisionOf, trimToPrecision } from "#app/domain/dates.ts";
import type { PartialDate, Precision } from "#app/domain/dates.ts";
import { AMOUNT_MODIFIERS, AMOUNT_UNITS, CHAIN_ROLES, FLAGS, KINDS, LEAD_SOURCES, LOSS_REASONS, notApplicableByKind, SCREEN_RESULTS } from "#app/domain/kinds.ts";
import type { Flag, Light } from "#app/domain/kinds.ts";
import { MILESTONE_TYPES, milestoneBit, milestonesOfMask } from "#app/domain/milestones.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { Stage } from "#app/domain/stages.ts";
import { precisionMasks } from "#app/domain/project-input.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import type { NewProjectFactsRow, ProjectFactsRow } from "./schema/projects.ts";

/** Reads a stored word as one of a list; the schema's checks keep others out, so another one is a fault. */
export function oneOfOrNull<const T extends string>(values: readonly T[], stored: string | null): T | null {
  if (stored === null) return null;
  const found = values.find((value) => value === stored);
  if (found === undefined) throw new Error(`stored value ${stored} is not one of ${values.join(", ")}`);
  return found;
}

/** 0, 1 or null as false, true or unknown. */
export function readYesNo(stored: 0 | 1 | null): boolean | null {
  return stored === null ? null : stored === 1;
}

/** False, true or unknown as 0, 1 or null. */
export function writeYesNo(value: boolean | null): 0 | 1 | null {
  return value === null ? null : value ? 1 : 0;
}

/** The mask under which a set of flags is stored; the bit is the flag's place in the list. */
export function flagMask(flags: readonly Flag[]): number {
  return FLAGS.reduce((mask, flag, index) => (flags.includes(flag) ? mask + 2 ** index : mask), 0);
}

/** The flags in a stored mask, in the list's order. */
export function flagsOfMask(mask: number): Flag[] {
  return FLAGS.filter((_, index) => Math.floor(mask / 2 ** index) % 2 === 1);
}

/** The column of a milestone's effective date. */
export function milestoneColumn(type: MilestoneType): `${MilestoneType}_on` {
  return `${type}_on`;
}

/** Names worked out once: columns are read and written by the thousand. */
const DATE_COLUMNS = MILESTONE_TYPES.map((type) => [type, milestoneColumn(type)] as const);

/** The precision with which a milestone's date was given. */
export function precisionIn(row: Pick<ProjectFactsRow, "month_precision" | "year_precision">, type: MilestoneType): Precision {
  const bit = milestoneBit(type);
  if (Math.floor(row.year_precision / bit) % 2 === 1) return "year";
  return Math.floor(row.month_precision / bit) % 2 === 1 ? "month" : "day";
}

/** Milestone dates as they were given, with their precision. */
export function givenDates(row: ProjectFactsRow): Partial<Record<MilestoneType, PartialDate>> {
  const given: Partial<Record<MilestoneType, PartialDate>> = {};
  for (const [type, column] of DATE_COLUMNS) {
    const effective = row[column];
    if (effective !== null) given[type] = trimToPrecision(effective, precisionIn(row, type));
  }
  return given;
}

function readFrozenRate(row: ProjectFactsRow): FrozenRate | null {
  const basis = oneOfOrNull(RATE_BASES, row.rate_basis);
  if (row.rate_on === null || basis === null) return null;
  return { on: row.rate_on, basis, cnyPerUnit: row.rate_cny_per_unit, cnyPerUsd: row.rate_cny_per_usd, beforeFirst: row.rate_before_first === 1 };
}

/** A stored version as facts; `updates` come from their own table, ascending, and so does what hangs on the project, where gates or scopes are judged. */
export function factsOfRow(row: ProjectFactsRow & { code: string; stage?: string; light?: string }, updates: readonly string[], attached: AttachedFacts = NOTHING_ATTACHED): ProjectFacts {
  const on = {} as Record<MilestoneType, string | null>;
  for (const [type, column] of DATE_COLUMNS) on[type] = row[column];
  return {
    code: row.code, name: row.name, investors: JSON.parse(row.investors) as Investor[], uscc: row.uscc, district: row.district,
    division: row.division, industryClass: row.industry_class, kind: oneOfOrNull(KINDS, row.kind), chain: row.chain,
    chainRole: oneOfOrNull(CHAIN_ROLES, row.chain_role), amount: row.amount, currency: row.currency,
    amountUnit: oneOfOrNull(AMOUNT_UNITS, row.amount_unit), amountModifier: oneOfOrNull(AMOUNT_MODIFIERS, row.amount_modifier),
    fixedAmount: row.fixed_amount, totalCny: row.total_cny, totalUsd: row.total_usd, frozenRate: readFrozenRate(row),
    foreignShareBp: row.foreign_share_bp, hasForeignInvestor: readYesNo(row.has_foreign_investor), flags: flagsOfMask(row.flags),
    projectCode: row.project_code, landMuE4: row.land_mu_e4, farE4: row.far_e4, newLand: readYesNo(row.new_land),
    standardLand: readYesNo(row.standard_land), energyTceE4: row.energy_tce_e4, twoHighScreen: oneOfOrNull(SCREEN_RESULTS, row.two_high_screen),
    replacementPlanOn: row.replacement_plan_on, liaisonId: row.liaison_id, bureauChief: row.bureau_chief, suspendedOn: row.suspended_on,
    resumedOn: row.resumed_on, suspensionReason: row.suspension_reason, resumptionReason: row.resumption_reason, terminationReason: row.termination_reason, lossReason: oneOfOrNull(LOSS_REASONS, row.loss_reason), lostTo: row.lost_to, archivedOn: row.archived_on, archiveReason: row.archive_reason, source: oneOfOrNull(LEAD_SOURCES, row.source), sourceDetail: row.source_detail, intent: row.intent,
    note: row.note, partOf: row.part_of, duplicateOf: row.duplicate_of, on, notApplicable: row.not_applicable, updates, attached,
    ...(row.stage === undefined || row.light === undefined ? {} : { status: { stage: row.stage as Stage, light: row.light as Light } }),
  };
}

export type FactsColumns = Omit<NewProjectFactsRow, "id" | "project_id" | "recorded_from" | "recorded_to" | "recorded_by">;

/** What people said, read back from a stored version. */
export function inputOfRow(row: ProjectFactsRow & { code: string }): ProjectInput {
  const { hasForeignInvestor: _f, totalCny: _c, totalUsd: _u, frozenRate: _r, on: _o, notApplicable, updates: _d, attached: _a, status: _s, ...said } = factsOfRow(row, []);
  return {
    ...said, dates: givenDates(row),
    replacementPlanOn: row.replacement_plan_on === null ? null : trimToPrecision(row.replacement_plan_on, row.replacement_plan_precision ?? "day"),
    notApplicable: milestonesOfMask(notApplicable).filter((type) => !notApplicableByKind(said.kind).includes(type)),
  };
}

/** An input and the facts derived from it as columns. */
export function columnsOf(input: ProjectInput, facts: ProjectFacts): FactsColumns {
  const dates = {} as Record<`${MilestoneType}_on`, string | null>;
  for (const [type, column] of DATE_COLUMNS) dates[column] = facts.on[type];
  const masks = precisionMasks(input.dates);
  return {
    name: facts.name, investors: JSON.stringify(facts.investors), has_foreign_investor: writeYesNo(facts.hasForeignInvestor),
    uscc: facts.uscc, district: facts.district, division: facts.division, industry_class: facts.industryClass, kind: facts.kind, chain: facts.chain,
    chain_role: facts.chainRole, amount: facts.amount, currency: facts.currency, amount_unit: facts.amountUnit, amount_modifier: facts.amountModifier,
    fixed_amount: facts.fixedAmount, total_cny: facts.totalCny, total_usd: facts.totalUsd, rate_on: facts.frozenRate?.on ?? null,
    rate_basis: facts.frozenRate?.basis ?? null, rate_cny_per_unit: facts.frozenRate?.cnyPerUnit ?? null,
    rate_cny_per_usd: facts.frozenRate?.cnyPerUsd ?? null, rate_before_first: facts.frozenRate?.beforeFirst ? 1 : 0,
    foreign_share_bp: facts.foreignShareBp, flags: flagMask(facts.flags), project_code: facts.projectCode, land_mu_e4: facts.landMuE4,
    far_e4: facts.farE4, new_land: writeYesNo(facts.newLand), standard_land: writeYesNo(facts.standardLand), energy_tce_e4: facts.energyTceE4,
    two_high_screen: facts.twoHighScreen, replacement_plan_on: facts.replacementPlanOn, replacement_plan_precision: input.replacementPlanOn === null ? null : precisionOf(input.replacementPlanOn),
    liaison_id: facts.liaisonId, bureau_chief: facts.bureauChief, suspended_on: facts.suspendedOn, resumed_on: facts.resumedOn,
    suspension_reason: facts.suspensionReason, resumption_reason: facts.resumptionReason, termination_reason: facts.terminationReason, loss_reason: facts.lossReason, lost_to: facts.lostTo, archived_on: facts.archivedOn, archive_reason: facts.archiveReason, source: facts.source, source_detail: facts.sourceDetail, intent: facts.intent, note: facts.note, part_of: facts.partOf,
    duplicate_of: facts.duplicateOf, month_precision: masks.month, year_precision: masks.year, not_applicable: facts.notApplicable, ...dates,
  };
}
