import type { ReactNode } from "react";
import { Cell, HeadCell, NameCell, Row, TableFrame } from "./table.tsx";

export interface DataColumn<Item> {
  readonly id: string;
  readonly head: ReactNode;
  readonly cell: (item: Item) => ReactNode;
  readonly align?: "start" | "end";
  readonly strong?: boolean;
  readonly wrap?: boolean;
  /** The column that names the row. */
  readonly isName?: boolean;
  readonly sortTo?: string;
  readonly sorted?: "ascending" | "descending" | null;
  readonly className?: string;
}

export interface DataTableProps<Item> {
  readonly label: string;
  readonly columns: readonly DataColumn<Item>[];
  readonly rows: readonly Item[];
  readonly keyOf: (item: Item) => string | number;
  readonly empty?: ReactNode;
  readonly isSelected?: (item: Item) => boolean;
  readonly density?: "compact" | "roomy";
  readonly className?: string;
}

/** A table from a list of columns; for grids with their own state use the parts of `table.tsx`. */
export function DataTable<Item>({ label, columns, rows, keyOf, empty, isSelected, density, className }: DataTableProps<Item>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <TableFrame label={label} density={density} className={className}>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeadCell key={column.id} align={column.align} sortTo={column.sortTo} sorted={column.sorted} className={column.className}>{column.head}</HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((item) => (
          <Row key={keyOf(item)} isSelected={isSelected?.(item)}>
            {columns.map((column) => column.isName
              ? <NameCell key={column.id} className={column.className}>{column.cell(item)}</NameCell>
              : <Cell key={column.id} align={column.align} strong={column.strong} wrap={column.wrap} className={column.className}>{column.cell(item)}</Cell>)}
          </Row>
        ))}
      </tbody>
    </TableFrame>
  );
}
