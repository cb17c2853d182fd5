import type { Light } from "#app/domain/kinds.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { classNames } from "#app/ui/class-names.ts";

const SIZES = { s: "size-3.25", m: "size-3.5", l: "size-4.5" };

function Shape({ light }: { readonly light: Light }) {
  switch (light) {
    case "green":
      return (
        <>
          <circle cx="8" cy="8" r="7" fill="var(--light-green)" stroke="var(--light-green-edge)" strokeWidth="1" />
          <path d="m4.9 8.3 2.1 2.1 4.1-4.5" fill="none" stroke="var(--light-green-glyph)" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
        </>
      );
    case "yellow":
      return (
        <>
          <path d="M8 1.9 14.9 14H1.1Z" fill="var(--light-yellow)" stroke="var(--light-yellow-edge)" strokeWidth="1.3" strokeLinejoin="round" />
          <path d="M8 6.2v3.6M8 11.9v.1" stroke="var(--light-yellow-glyph)" strokeWidth="1.7" strokeLinecap="round" />
        </>
      );
    case "red":
      return (
        <>
          <rect x="1.2" y="1.2" width="13.6" height="13.6" rx="2" fill="var(--light-red)" />
          <path d="m5.2 5.2 5.6 5.6m0-5.6-5.6 5.6" stroke="var(--light-red-glyph)" strokeWidth="1.7" strokeLinecap="round" />
        </>
      );
    case "none":
      return <circle cx="8" cy="8" r="6.3" fill="none" stroke="var(--light-none-edge)" strokeWidth="1.3" strokeDasharray="2.4 2" />;
  }
}

export interface LightMarkProps {
  readonly light: Light;
  readonly size?: keyof typeof SIZES;
  /** True where the word stands beside it already. */
  readonly isDecorative?: boolean;
  readonly className?: string;
}

/** The light of a project: the shape carries the meaning, the colour repeats it, the name says it. */
export function LightMark({ light, size = "m", isDecorative = false, className }: LightMarkProps) {
  const { lights } = useWords();
  const naming = isDecorative ? { "aria-hidden": true } : { role: "img", "aria-label": lights.name[light] };
  return (
    <svg data-mark viewBox="0 0 16 16" {...naming} className={classNames("mark-exact shrink-0", SIZES[size], className)}>
      <Shape light={light} />
    </svg>
  );
}

const TEXT_TONES: Record<Light, string> = {
  green: "text-muted",
  yellow: "text-light-yellow-text",
  red: "text-light-red-text",
  none: "text-muted",
};

export interface LightWithReasonProps {
  readonly light: Light;
  /** Why it is yellow or red, or why it rests; green shows none. */
  readonly reason?: string | null;
  readonly size?: keyof typeof SIZES;
  readonly className?: string;
}

/** A light with its reason, or with its word where there is none. */
export function LightWithReason({ light, reason, size, className }: LightWithReasonProps) {
  const { lights } = useWords();
  const hasReason = reason != null;
  return (
    <span className={classNames("inline-flex min-w-0 items-center gap-1.5", TEXT_TONES[light], className)}>
      <LightMark light={light} size={size} isDecorative={!hasReason} />
      <span className="truncate" title={hasReason ? reason : undefined}>{hasReason ? reason : lights.short[light]}</span>
    </span>
  );
}

const TINTS: Record<Light, string> = {
  green: "bg-light-green-tint text-light-green-text",
  yellow: "bg-light-yellow-tint text-light-yellow-text",
  red: "bg-light-red-tint text-light-red-text",
  none: "bg-sunken text-muted",
};

/** The light as it stands in the head of a project: word first, then the reason. */
export function LightBadge({ light, reason }: { readonly light: Light; readonly reason?: string | null }) {
  const { lights, common } = useWords();
  const word = lights.name[light];
  const text = reason ? common.named({ name: word, text: reason }) : word;
  return (
    <span className={classNames("inline-flex items-center gap-1.5 rounded-sm py-0.5 pr-2 pl-1.5 text-sm", TINTS[light])}>
      <LightMark light={light} isDecorative />
      <span>{text}</span>
    </span>
  );
}
