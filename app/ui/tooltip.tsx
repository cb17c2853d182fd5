import { useId, useState } from "react";
import type { ReactNode } from "react";

export interface TooltipProps {
  readonly text: string;
  readonly children: ReactNode;
}

/** Further words on hover and focus; Escape hides them, and they stay while the pointer is on them. */
export function Tooltip({ text, children }: TooltipProps) {
  const id = useId();
  const [isHidden, setHidden] = useState(false);
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- only Escape is read, to hide the words
    <span className="group/tip relative inline-flex" onKeyDown={(event) => { if (event.key === "Escape") setHidden(true); }}
      onMouseEnter={() => setHidden(false)} onFocus={() => setHidden(false)}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the words must be reachable by keyboard */}
      <span tabIndex={0} aria-describedby={id} className="rounded-xs">{children}</span>
      <span id={id} role="tooltip" hidden={isHidden}
        className="invisible absolute bottom-full left-1/2 z-30 w-max max-w-64 -translate-x-1/2 rounded-sm bg-ink px-2 py-1 text-xs text-surface opacity-0 shadow-pop transition-opacity duration-(--duration-fast) group-focus-within/tip:visible group-focus-within/tip:opacity-100 group-hover/tip:visible group-hover/tip:opacity-100">
        {text}
      </span>
    </span>
  );
}
