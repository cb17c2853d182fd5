import { useId } from "react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface PanelProps {
  readonly title: ReactNode;
  /** Small words after the title. */
  readonly meta?: ReactNode;
  /** A link or a button at the end of the head. */
  readonly action?: ReactNode;
  readonly className?: string;
  /** Without it the content has the panel's padding; rows that reach the edges bring their own. */
  readonly flush?: boolean;
  readonly id?: string;
  readonly children: ReactNode;
}

/** A titled part of a page. */
export function Panel({ title, meta, action, className, flush = false, id, children }: PanelProps) {
  const headingId = useId();
  return (
    <section id={id} aria-labelledby={headingId} className={classNames("panel flex flex-col", className)}>
      <header className="flex min-h-11 flex-wrap items-center gap-x-2 px-4 pt-2.5 pb-2">
        <h2 id={headingId} className="text-[0.9375rem] leading-6">{title}</h2>
        {meta && <div className="text-xs text-muted">{meta}</div>}
        {action && <div className="ml-auto flex items-center gap-2 text-sm">{action}</div>}
      </header>
      {flush ? children : <div className="px-4 pb-4">{children}</div>}
    </section>
  );
}
