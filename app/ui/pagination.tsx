import { Link } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { Icon } from "./icon.tsx";

export interface PaginationProps {
  readonly page: number;
  readonly pages: number;
  readonly hrefFor: (page: number) => string;
  readonly label: string;
  readonly previousLabel: string;
  readonly nextLabel: string;
  /** "Page 2 of 9" */
  readonly status: string;
}

function Step({ to, icon, label }: { readonly to: string | null; readonly icon: LucideIcon; readonly label: string }) {
  const shape = "inline-grid size-8 place-items-center rounded-sm touch:size-11";
  if (to === null) return <span aria-hidden className={`${shape} text-faint`}><Icon of={icon} /></span>;
  return <Link to={to} aria-label={label} title={label} className={`${shape} text-muted hover:bg-hover hover:text-ink`}><Icon of={icon} /></Link>;
}

/** One step back or on; the pages in between are in the address. */
export function Pagination({ page, pages, hrefFor, label, previousLabel, nextLabel, status }: PaginationProps) {
  return (
    <nav aria-label={label} className="no-print inline-flex items-center gap-1 text-xs text-muted">
      <Step to={page > 1 ? hrefFor(page - 1) : null} icon={ChevronLeft} label={previousLabel} />
      <span aria-current="page" className="whitespace-nowrap">{status}</span>
      <Step to={page < pages ? hrefFor(page + 1) : null} icon={ChevronRight} label={nextLabel} />
    </nav>
  );
}
