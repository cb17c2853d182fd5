import type { PartialDate } from "../dates.ts";
import type { AmountModifier, AmountUnit, ChainRole, Flag, Kind, ScreenResult } from "../kinds.ts";
import type { MilestoneType } from "../milestones.ts";

export const ERROR_CODES = [
  "bad_date", "future_date", "bad_number", "negative", "unit_missing", "unknown_currency", "unknown_district", "bad_uscc", "bad_project_code",
  "unknown_value", "name_missing", "duplicate_code", "ambiguous_match", "unknown_reference", "fixed_over_total", "too_long",
] as const;
export const WARNING_CODES = [
  "unknown_industry", "unknown_chain", "unknown_country", "unknown_liaison", "unknown_column", "order_unusual", "unit_slip", "no_rate",
  "possible_duplicate", "date_from_words", "area_in_brackets",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];
export type WarningCode = (typeof WARNING_CODES)[number];

/** One doubtful cell: where it stands, its head and content as written, and what is wrong with it. */
export interface RowIssue {
  readonly row: number;
  readonly column: string;
  readonly cell: string;
  readonly code: ErrorCode | WarningCode;
  readonly params?: Readonly<Record<string, string | number | null>>;
}

/** Errors stop the whole file; warnings do not. */
export function isError(issue: Pick<RowIssue, "code">): boolean {
  return (ERROR_CODES as readonly string[]).includes(issue.code);
}

/**
 * What a row says. A field that is absent is left alone; one that is null is cleared. `liaison` is an account's id;
 * `liaisonText` what the cell says, so that an account that may no longer be chosen can stay where it stands.
 */
export interface RowValues {
  code?: string;
  name?: string;
  investorNames?: readonly string[];
  /** In the order of the investors; null where none is known, undefined where the row does not say. */
  investorCountries?: readonly (string | null | undefined)[];
  uscc?: string | null;
  district?: string | null;
  division?: string | null;
  industryClass?: string | null;
  kind?: Kind | null;
  chain?: string | null;
  chainRole?: ChainRole | null;
  amount?: number | null;
  fixedAmount?: number | null;
  currency?: string;
  amountUnit?: AmountUnit | null;
  amountModifier?: AmountModifier | null;
  foreignShareBp?: number | null;
  flags?: readonly Flag[];
  projectCode?: string | null;
  landMuE4?: number | null;
  farE4?: number | null;
  newLand?: boolean | null;
  standardLand?: boolean | null;
  energyTceE4?: number | null;
  twoHighScreen?: ScreenResult | null;
  replacementPlanOn?: PartialDate | null;
  liaisonId?: number | null;
  liaisonText?: string;
  bureauChief?: string | null;
  lastUpdateOn?: PartialDate | null;
  suspendedOn?: PartialDate | null;
  resumedOn?: PartialDate | null;
  terminationReason?: string | null;
  duplicateOf?: string | null;
  partOf?: string | null;
  note?: string | null;
  dates: Partial<Record<MilestoneType, PartialDate | null>>;
  planned: Partial<Record<MilestoneType, PartialDate>>;
}

/** A row as read, before anything stored is looked at. */
export interface ParsedRow {
  readonly row: number;
  readonly sheet: string;
  readonly values: RowValues;
  readonly issues: readonly RowIssue[];
  /** Where each read column stands: its head and its cell as written, for doubts found later. */
  readonly cellOf: Readonly<Partial<Record<string, { readonly column: string; readonly cell: string }>>>;
  /** The total stands without a unit of its own, so that only the column or sheet says how much it is. */
  readonly isBareTotal: boolean;
  readonly isCanonical: boolean;
}
