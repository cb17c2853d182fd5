import type { ReactNode } from "react";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import type { Crumb } from "#app/ui/breadcrumbs.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { DemoMark, DemoNotice } from "./demo-notice.tsx";
import { LanguageSwitch, MeetingSwitch, ThemeSwitch } from "./preference-forms.tsx";
import { NoticeBell } from "./notice-bell.tsx";
import { useShell } from "./shell-data.ts";

export interface PageProps {
  /** The heading of the page; with `crumbs` the page draws its own heading below the bar. */
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  /** Scope, year and clocks, after the title. */
  readonly tools?: ReactNode;
  /** The page's main action, before the standing tools. */
  readonly actions?: ReactNode;
  /** Printed under the title instead of the tools: scope, clocks, reading of landing. */
  readonly stamp?: string;
  /** The content fills the window and scrolls in itself; for boards and grids on wide screens. */
  readonly fill?: boolean;
  /** The content reaches the edges. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

function TopBar({ title, crumbs, tools, actions }: Pick<PageProps, "title" | "crumbs" | "tools" | "actions">) {
  const { shell } = useWords();
  const { user } = useShell();
  return (
    <header className="no-print sticky top-0 z-20 flex min-h-13 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-surface px-4 py-1.5 md:px-5">
      {crumbs ? <Breadcrumbs label={shell.pageTools} crumbs={crumbs} /> : <h1 className="text-lg whitespace-nowrap">{title}</h1>}
      {tools && (
        <div className="order-last -mx-4 flex w-screen items-center gap-2 overflow-x-auto px-4 py-0.5 *:shrink-0 md:order-none md:mx-0 md:w-auto md:flex-wrap md:overflow-visible md:px-0">
          <span aria-hidden className="mx-1 hidden h-5 w-px bg-line md:block" />
          {tools}
        </div>
      )}
      <div className="ml-auto flex items-center gap-1.5">
        {actions}
        <span className="hidden sm:inline-flex"><DemoMark /></span>
        <LanguageSwitch />
        <ThemeSwitch className="hidden lg:block" />
        <MeetingSwitch className="hidden lg:block" />
        {user && <NoticeBell user={user} />}
        {user && <AccountMenu user={user} />}
      </div>
    </header>
  );
}

/** One page inside the shell: the bar on top, its content below. */
export function Page({ title, crumbs, tools, actions, stamp, fill = false, flush = false, children }: PageProps) {
  return (
    <div className={classNames("flex min-h-dvh min-w-0 flex-1 flex-col", fill && "md:h-dvh md:overflow-hidden print:h-auto! print:overflow-visible!")}>
      <DemoNotice />
      <TopBar title={title} crumbs={crumbs} tools={tools} actions={actions} />
      <main id="content" tabIndex={-1} className={classNames("flex-1 outline-none max-md:pb-20 print:p-0!", fill && "flex min-h-0 flex-col", !flush && "px-4 pt-4 pb-5 md:px-5")}>
        <div aria-hidden className="mb-3 hidden print:block">
          {!crumbs && <p className="text-lg font-strong text-ink">{title}</p>}
          {stamp && <p className="text-xs text-muted">{stamp}</p>}
        </div>
        {children}
      </main>
    </div>
  );
}
