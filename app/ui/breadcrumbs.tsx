import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { Icon } from "./icon.tsx";

export interface Crumb {
  readonly label: string;
  readonly to?: string;
}

/** The way to this page; the last one is the page itself. */
export function Breadcrumbs({ label, crumbs }: { readonly label: string; readonly crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label={label} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5 text-sm text-muted">
        {crumbs.map((crumb, index) => (
          <li key={crumb.label} className="flex min-w-0 items-center gap-1.5">
            {index > 0 && <Icon of={ChevronRight} size="s" />}
            {crumb.to === undefined
              ? <span aria-current="page" className="truncate text-ink">{crumb.label}</span>
              : <Link to={crumb.to} className="rounded-xs whitespace-nowrap hover:text-ink touch:py-3">{crumb.label}</Link>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
