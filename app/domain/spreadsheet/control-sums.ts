import { convertToCny } from "../money.ts";
import { cellAt } from "./grid.ts";
import { statedTotal } from "./layout.ts";
import type { Layout } from "./layout.ts";
import type { ParsedRow } from "./row-values.ts";

/** A total that the sheet states and what its rows add up to, in whole yuan; null where a row cannot be converted. */
export interface ControlSum {
  readonly row: number;
  readonly column: string;
  readonly stated: number;
  readonly computed: number | null;
  readonly matches: boolean | null;
}

function inYuan(amount: number | null, currency: string | undefined, cnyPerUsd: string | null): number | null {
  if (amount === null || currency === undefined || currency === "CNY") return amount ?? 0;
  return currency === "USD" && cnyPerUsd !== null ? convertToCny(amount, cnyPerUsd) : null;
}

/** Compares the totals that a sheet states with its rows, within one unit of the total's last decimal. */
export function controlSums(layout: Layout, parsed: readonly ParsedRow[]): ControlSum[] {
  const byRow = new Map(parsed.map((row) => [row.row, row] as const));
  const amounts = layout.header.columns.filter((head) => head.column === "total_investment" || head.column === "fixed_investment");
  return layout.totals.flatMap((total) => amounts.flatMap((head): ControlSum[] => {
    const stated = statedTotal(cellAt(total.row, head.index), head.money ?? layout.notes.money);
    if (stated === null) return [];
    const parts = total.of.map((row) => {
      const values = byRow.get(row.number)?.values;
      return inYuan((head.column === "total_investment" ? values?.amount : values?.fixedAmount) ?? null, values?.currency, layout.notes.cnyPerUsd);
    });
    const computed = parts.some((part) => part === null) ? null : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
    return [{ row: total.row.number, column: head.header, stated: stated.amount, computed, matches: computed === null ? null : Math.abs(computed - stated.amount) <= stated.tolerance }];
  }));
}
