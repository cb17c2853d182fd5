import { NavLink, useLocation } from "@remix-run/react";
import { useWords } from "#app/i18n/words-context.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { navigationFor } from "./navigation.ts";
import type { Destination } from "./navigation.ts";
import { ProductMark } from "./product-mark.tsx";
import { RedBadge } from "./red-badge.tsx";
import { useShell } from "./shell-data.ts";

const ITEM =
  "flex min-h-8.5 items-center gap-2 rounded-sm pr-2 pl-2.5 text-sm whitespace-nowrap text-ink-2 hover:bg-hover hover:text-ink touch:min-h-11 " +
  "aria-[current=page]:bg-accent-tint aria-[current=page]:font-strong aria-[current=page]:text-link [&>svg]:text-muted aria-[current=page]:[&>svg]:text-link " +
  "data-within:bg-accent-tint data-within:font-strong data-within:text-link data-within:[&>svg]:text-link";

function RailLink({ destination }: { readonly destination: Destination }) {
  const { shell } = useWords();
  const { redIssues } = useShell();
  const { pathname } = useLocation();
  const isWithin = destination.covers?.includes(pathname) ?? false;
  return (
    <li>
      <NavLink to={destination.to} end={destination.to === "/"} prefetch="intent" data-within={isWithin || undefined} className={ITEM}>
        <Icon of={destination.icon} />
        <span>{shell[destination.word]}</span>
        {destination.word === "issues" && <RedBadge n={redIssues} className="ml-auto" />}
      </NavLink>
    </li>
  );
}

/** The way to every page, in groups parted by hairlines; on a phone the bottom bar takes its place. */
export function Rail() {
  const { shell } = useWords();
  const { user } = useShell();
  if (!user) return null;
  const groups = navigationFor(user.role);
  return (
    <div className="rail no-print hidden shrink-0 border-r border-line bg-surface md:block">
      <nav aria-label={shell.mainNavigation} className="sticky top-0 flex h-dvh flex-col overflow-y-auto px-2 pt-2 pb-2.5">
        <ProductMark className="mb-2.5 h-9 px-1.5" />
        {groups.map((group, index) => (
          <ul key={group.key} className={group.key === "bottom" ? "mt-auto" : index > 0 ? "mt-1.5 border-t border-line pt-1.5" : undefined}>
            {group.destinations.map((destination) => <RailLink key={destination.to} destination={destination} />)}
          </ul>
        ))}
      </nav>
    </div>
  );
}
