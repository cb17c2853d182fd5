import { Link } from "@remix-run/react";
import type { LucideIcon } from "lucide-react";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

const TONES = {
  neutral: "bg-sunken text-muted",
  accent: "bg-accent-tint text-link",
  outline: "text-ink-2 shadow-[inset_0_0_0_1px_var(--line)]",
  solid: "bg-ink-2 text-surface",
  red: "bg-light-red-tint text-light-red-text",
  yellow: "bg-light-yellow-tint text-light-yellow-text",
  green: "bg-light-green-tint text-light-green-text",
};

export type ChipTone = keyof typeof TONES;

/** A word that qualifies a thing. */
export function Chip({ tone = "neutral", title, className, children }: { readonly tone?: ChipTone; readonly title?: string; readonly className?: string; readonly children: ReactNode }) {
  return <span title={title} className={classNames("inline-flex items-center gap-1 rounded-xs px-1.5 text-xs whitespace-nowrap", TONES[tone], className)}>{children}</span>;
}

export interface FilterChipProps {
  readonly to: string;
  readonly label: string;
  readonly removeLabel: string;
}

/** A filter that applies; following it takes the filter away. */
export function FilterChip({ to, label, removeLabel }: FilterChipProps) {
  return (
    <Link to={to} title={removeLabel}
      className="inline-flex min-h-8 items-center gap-1.5 rounded-sm bg-accent-tint px-3 text-sm text-link shadow-[inset_0_0_0_1px_var(--accent-line)] hover:bg-selected touch:min-h-11">
      {label}
      <span className="sr-only">{removeLabel}</span>
      <Icon of={X} size="s" />
    </Link>
  );
}

export interface Segment {
  readonly key: string;
  readonly to: string;
  readonly current: boolean;
  readonly content: ReactNode;
  readonly label?: string;
  readonly icon?: LucideIcon;
}

/** A few ways to see the same thing, as links of which one is current. */
export function Segments({ label, segments }: { readonly label: string; readonly segments: readonly Segment[] }) {
  return (
    <nav aria-label={label} className="inline-flex gap-0.5 rounded-sm bg-sunken p-0.5">
      {segments.map((segment) => (
        <Link key={segment.key} to={segment.to} aria-label={segment.label} title={segment.label} aria-current={segment.current ? "true" : undefined} preventScrollReset
          className={classNames("inline-flex min-h-7 items-center gap-1.5 rounded-xs px-2.5 text-sm whitespace-nowrap touch:min-h-11",
            segment.current ? "bg-raised font-strong text-ink shadow-card" : "text-muted hover:text-ink")}>
          {segment.icon && <Icon of={segment.icon} />}
          {segment.content}
        </Link>
      ))}
    </nav>
  );
}
