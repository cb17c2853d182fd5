import { Link, NavLink } from "@remix-run/react";
import { Ellipsis, UserRound } from "lucide-react";
import { useWords } from "#app/i18n/words-context.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { MenuLink, Menu } from "#app/ui/menu.tsx";
import { phoneBarFor } from "./navigation.ts";
import { RedBadge } from "./red-badge.tsx";
import { useShell } from "./shell-data.ts";

const ITEM = "flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 rounded-sm text-xs text-muted -outline-offset-2! aria-[current=page]:font-strong aria-[current=page]:text-link";

/** The five ways on a phone; the last one holds the rest. */
export function BottomBar() {
  const { shell } = useWords();
  const { user, redIssues } = useShell();
  if (!user) return null;
  const { bar, rest } = phoneBarFor(user.role);
  return (
    <nav aria-label={shell.mainNavigation} className="no-print fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface px-2 pb-[env(safe-area-inset-bottom)] md:hidden">
      {bar.map((destination) => (
        <NavLink key={destination.to} to={destination.to} end={destination.to === "/"} className={ITEM}>
          <Icon of={destination.icon} size="l" />
          <span>{shell[destination.word]}{destination.word === "issues" && <RedBadge n={redIssues} className="ml-1" />}</span>
        </NavLink>
      ))}
      {rest.length === 0 ? (
        <Link to="/profile" className={ITEM}><Icon of={UserRound} size="l" />{shell.profile}</Link>
      ) : (
        <Menu title={shell.more} variant="ghost" align="end" triggerClassName="min-h-14! flex-1 flex-col! gap-0.5! px-0! text-xs! text-muted!"
          trigger={<><Icon of={Ellipsis} size="l" />{shell.more}</>}>
          {rest.map((destination) => (
            <MenuLink key={destination.to} to={destination.to} icon={destination.icon}>{shell[destination.word]}</MenuLink>
          ))}
          <MenuLink to="/profile" icon={UserRound}>{shell.profile}</MenuLink>
        </Menu>
      )}
    </nav>
  );
}
