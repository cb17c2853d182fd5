import { unscaled } from "../decimal.ts";
import { decimalInUnit } from "../money.ts";
import type { Investor } from "../facts.ts";
import type { ProjectInput } from "../project-input.ts";
import { milestoneOfColumn } from "./canonical-columns.ts";
import type { CanonicalColumn } from "./canonical-columns.ts";

/** What a project's row needs besides what people said about it. */
export interface RowSurroundings {
  /** E-mail of the liaison's account. */
  readonly liaison: string | null;
  readonly lastUpdateOn: string | null;
}

/** A cell of an export: a text, a number, or an exact decimal too long for a spreadsheet's numbers as text. */
export type ExportCell = string | number | null;

const SIGNIFICANT_DIGITS = 15;

/** Names and countries as the two cells in which they are exported; countries stand only where one is known. */
export function investorCells(investors: readonly Investor[]): { names: string; countries: string } {
  const isKnown = investors.some((investor) => investor.country !== null);
  return { names: investors.map((investor) => investor.name).filter((name) => name !== "").join(";"), countries: isKnown ? investors.map((investor) => investor.country ?? "").join(";") : "" };
}

/** A decimal as a number where a spreadsheet keeps all its digits, else as text. */
function numeric(decimal: string | null): ExportCell {
  if (decimal === null) return null;
  const isKept = decimal.replace(/\D/g, "").replace(/^0+/, "").length <= SIGNIFICANT_DIGITS && String(Number(decimal)) === decimal;
  return isKept ? Number(decimal) : decimal;
}

function scaled(value: number | null, places: number): ExportCell {
  return value === null ? null : numeric(unscaled(value, places));
}

function yesNo(value: boolean | null): ExportCell {
  return value === null ? null : value ? 1 : 0;
}

function amount(input: ProjectInput, value: number | null): ExportCell {
  return value === null ? null : numeric(decimalInUnit(value, input.amountUnit ?? "yuan"));
}

/** The cell of a project under a canonical column. An amount kept without a unit is written in whole units. */
export function projectCell(input: ProjectInput, surroundings: RowSurroundings, column: CanonicalColumn): ExportCell {
  const milestone = milestoneOfColumn(column);
  if (milestone !== null) return input.dates[milestone] ?? null;
  switch (column) {
    case "code": return input.code;
    case "name": return input.name;
    case "investor": return investorCells(input.investors).names || null;
    case "investor_country": return investorCells(input.investors).countries || null;
    case "uscc": return input.uscc;
    case "district": return input.district;
    case "industry": return input.industryClass ?? input.division;
    case "kind": return input.kind;
    case "chain": return input.chain;
    case "chain_role": return input.chainRole;
    case "total_investment": return amount(input, input.amount);
    case "currency": return input.currency;
    case "unit": return input.amountUnit ?? "yuan";
    case "amount_modifier": return input.amountModifier;
    case "fixed_investment": return amount(input, input.fixedAmount);
    case "foreign_share": return scaled(input.foreignShareBp, 2);
    case "flags": return input.flags.join(";") || null;
    case "project_code": return input.projectCode;
    case "land_mu": return scaled(input.landMuE4, 4);
    case "far": return scaled(input.farE4, 4);
    case "new_land": return yesNo(input.newLand);
    case "standard_land": return yesNo(input.standardLand);
    case "energy_tce": return scaled(input.energyTceE4, 4);
    case "two_high_screen": return input.twoHighScreen;
    case "replacement_plan_on": return input.replacementPlanOn;
    case "liaison": return surroundings.liaison;
    case "bureau_chief": return input.bureauChief;
    case "last_update_on": return surroundings.lastUpdateOn;
    case "suspended_on": return input.suspendedOn;
    case "resumed_on": return input.resumedOn;
    case "termination_reason": return input.terminationReason;
    case "duplicate_of": return input.duplicateOf;
    case "part_of": return input.partOf;
    case "note": return input.note;
    default: throw new Error(`no cell for column ${column}`);
  }
}
