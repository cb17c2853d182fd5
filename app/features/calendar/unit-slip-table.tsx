import type { UnitSlip } from "#app/domain/unit-slip.ts";
import { formatInteger } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { NamedCode } from "#app/services/reference/reference-lists.server.ts";
import { classNames } from "#app/ui/class-names.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import type { DataColumn } from "#app/ui/data-table.tsx";

export interface UnitSlipTableProps {
  readonly rows: readonly UnitSlip[];
  readonly names: readonly NamedCode[];
}

const zeroIsQuiet = (n: number, tone: string) => <span className={n === 0 ? "text-muted" : tone}>{formatInteger(n)}</span>;

/** How the milestones that each unit holds stand: days in hand, days late, and those that came up there. */
export function UnitSlipTable({ rows, names }: UnitSlipTableProps) {
  const { plans } = useWords();
  const locale = useLocale();
  const nameOf = (unit: string | null) => {
    const name = names.find((entry) => entry.code === unit);
    return name ? (locale === "en" ? name.nameEn : name.nameZh) : (unit ?? plans.unknownUnit);
  };
  const number = (id: Exclude<keyof UnitSlip, "unit">, head: string, hint?: string, tone = "text-ink"): DataColumn<UnitSlip> =>
    ({ id, head: hint ? <abbr title={hint} className="no-underline">{head}</abbr> : head, align: "end", cell: (row) => zeroIsQuiet(row[id], tone) });
  const columns: readonly DataColumn<UnitSlip>[] = [
    { id: "unit", head: plans.unit, isName: true, className: "min-w-32", cell: (row) => <span className={classNames(row.unit === null && "font-normal text-muted")}>{nameOf(row.unit)}</span> },
    number("added", plans.added, plans.addedHint, "text-light-yellow-text font-strong"), number("slipped", plans.slipped), number("overdue", plans.overdue, undefined, "text-light-red-text font-strong"),
    number("daysHeld", plans.daysHeld, plans.daysHeldHint), number("open", plans.open), number("milestones", plans.held), number("replans", plans.replans),
  ];
  return <DataTable label={plans.units} columns={columns} rows={rows} keyOf={(row) => row.unit ?? ""} />;
}
