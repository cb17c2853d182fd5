import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface Tab {
  readonly key: string;
  readonly to: string;
  readonly label: ReactNode;
  readonly count?: ReactNode;
  readonly current: boolean;
}

/** Parts of a page under addresses of their own; where they do not fit side by side the current one is moved into sight. */
export function Tabs({ label, tabs, className }: { readonly label: string; readonly tabs: readonly Tab[]; readonly className?: string }) {
  const bar = useRef<HTMLElement>(null);
  const current = tabs.find((tab) => tab.current)?.key;
  useEffect(() => {
    const tab = bar.current?.querySelector<HTMLElement>("[aria-current=page]");
    if (bar.current && tab) bar.current.scrollLeft = tab.offsetLeft - bar.current.offsetLeft - (bar.current.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav ref={bar} aria-label={label} className={classNames("no-print flex gap-0.5 overflow-x-auto border-b border-line bg-surface px-4 md:px-5", className)}>
      {tabs.map((tab) => (
        <Link key={tab.key} to={tab.to} aria-current={tab.current ? "page" : undefined}
          className={classNames("-mb-px inline-flex min-h-10 items-center gap-1.5 border-b-2 px-2.5 text-sm whitespace-nowrap -outline-offset-2! touch:min-h-11 touch:text-base",
            tab.current ? "border-accent font-strong text-ink" : "border-transparent text-muted hover:text-ink")}>
          {tab.label}
          {tab.count != null && <span className="text-xs font-normal text-muted">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
