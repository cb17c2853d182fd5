import { Link } from "@remix-run/react";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export interface TableFrameProps {
  /** Names the table; also its caption for screen readers. */
  readonly label: string;
  readonly className?: string;
  readonly density?: "compact" | "roomy";
  readonly children: ReactNode;
}

/** A table in a frame of its own that scrolls sideways, with a head that stays. */
export function TableFrame({ label, className, density = "compact", children }: TableFrameProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard
    <div role="group" aria-label={label} tabIndex={0} className={classNames("relative overflow-auto bg-surface print:overflow-visible", className)}>
      <table data-density={density} className="group/table w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </div>
  );
}

export interface HeadCellProps extends Omit<ComponentPropsWithoutRef<"th">, "align"> {
  readonly align?: "start" | "end";
  /** Where a click on the head leads, for a column that sorts. */
  readonly sortTo?: string;
  readonly sorted?: "ascending" | "descending" | null;
}

const HEAD = "sticky top-0 z-10 h-9 border-b border-line bg-sunken px-2 text-xs font-normal whitespace-nowrap text-muted first:pl-4 last:pr-4";

/** The head of a column; a link if the column sorts. */
export function HeadCell({ align = "start", sortTo, sorted = null, className, children, ...rest }: HeadCellProps) {
  return (
    <th scope="col" aria-sort={sorted ?? undefined} className={classNames(HEAD, align === "end" ? "text-right" : "text-left", sorted && "font-strong text-ink", className)} {...rest}>
      {sortTo === undefined ? children : (
        <Link to={sortTo} preventScrollReset className={classNames("inline-flex min-h-6 items-center gap-1 rounded-xs hover:text-ink touch:min-h-11", align === "end" && "flex-row-reverse")}>
          {children}
          {sorted && <Icon of={sorted === "ascending" ? ArrowUp : ArrowDown} size="s" />}
        </Link>
      )}
    </th>
  );
}

export interface RowProps extends ComponentPropsWithoutRef<"tr"> {
  readonly isSelected?: boolean;
}

export function Row({ isSelected = false, className, ...rest }: RowProps) {
  return <tr data-selected={isSelected || undefined} className={classNames("group/row hover:bg-hover data-selected:bg-selected", className)} {...rest} />;
}

export interface CellProps extends Omit<ComponentPropsWithoutRef<"td">, "align"> {
  readonly align?: "start" | "end";
  readonly strong?: boolean;
  readonly wrap?: boolean;
}

const CELL = "h-8.5 border-b border-line px-2 first:pl-4 last:pr-4 group-data-[density=roomy]/table:h-9 touch:h-11";

export function Cell({ align = "start", strong = false, wrap = false, className, ...rest }: CellProps) {
  return (
    <td className={classNames(CELL, align === "end" && "text-right tabular-nums", strong && "font-strong text-ink", !wrap && "whitespace-nowrap", className)} {...rest} />
  );
}

/** The cell that names its row. */
export function NameCell({ className, ...rest }: ComponentPropsWithoutRef<"th">) {
  return <th scope="row" className={classNames(CELL, "text-left font-strong text-ink", className)} {...rest} />;
}

/** A line across the table that heads the rows below it. */
export function GroupRow({ columns, children }: { readonly columns: number; readonly children: ReactNode }) {
  return (
    <tr>
      <th scope="colgroup" colSpan={columns} className="h-7 border-b border-line bg-sunken px-4 text-left text-xs font-normal text-muted">{children}</th>
    </tr>
  );
}
