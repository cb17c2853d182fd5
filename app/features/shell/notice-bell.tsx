import { Link } from "@remix-run/react";
import { Bell } from "lucide-react";
import { useEffect, useState } from "react";
import { useWords } from "#app/i18n/words-context.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { follow } from "../live/live-stream.ts";
import { useShell } from "./shell-data.ts";
import type { ShellUser } from "./shell-data.ts";

/** So many unread notices are counted out; beyond them the bell says that there are more. */
const MOST_SHOWN = 99;

/** How many there are now; null where the answer is none, as from a server that is away or a session that is over. */
async function countUnread(): Promise<number | null> {
  const answer = await fetch("/notices/unread", { cache: "no-store", redirect: "error" }).then((response) => response.json(), () => null) as { unread?: number } | null;
  return answer?.unread ?? null;
}

/**
 * The count a page was drawn with, read anew by itself when a notice comes; the page around it is left alone. It is asked for beside the
 * router, in which a first load of a route and a reading of the page at once wait for each other without end.
 */
function useUnread(user: ShellUser): number {
  const { since } = useShell();
  const [unread, setUnread] = useState(user.unread);
  useEffect(() => setUnread(user.unread), [user]);
  useEffect(() => {
    const read = () => countUnread().then((count) => { if (count !== null) setUnread(count); }, () => undefined);
    return follow({ onEvent: ({ event }) => { if (event !== "change") void read(); } }, since);
  }, [since]);
  return unread;
}

/** The way to one's notices, with how many of them were not read. */
export function NoticeBell({ user }: { readonly user: ShellUser }) {
  const { notices } = useWords();
  const unread = useUnread(user);
  const count = unread > MOST_SHOWN ? `${MOST_SHOWN}+` : String(unread);
  const label = unread === 0 ? notices.title : notices.bell({ count });
  return (
    <Link to="/notices" prefetch="intent" aria-label={label} title={label} className="relative inline-grid size-8 place-items-center rounded-sm text-muted hover:bg-hover hover:text-ink touch:size-11">
      <Icon of={Bell} />
      {unread > 0 && (
        <span aria-hidden className="absolute top-0 right-0 inline-grid h-4 min-w-4 place-items-center rounded-full bg-light-red-text px-1 text-[0.625rem] leading-none font-strong text-surface touch:top-1 touch:right-1">{count}</span>
      )}
    </Link>
  );
}
