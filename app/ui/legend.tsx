import type { ReactNode } from "react";

const SWATCHES: Record<"actual" | "track" | "target" | "other" | "time", ReactNode> = {
  actual: <span className="h-2 w-3.5 rounded-[1px] bg-(--chart-actual)" />,
  track: <span className="h-2 w-3.5 rounded-[1px] bg-(--chart-band) shadow-[inset_0_0_0_1px_var(--chart-forecast)]" />,
  target: <span className="h-3 w-0.5 bg-ink" />,
  other: <span className="h-3 w-0 border-l-2 border-dotted border-ink" />,
  time: <span className="size-0 border-x-4 border-b-[0.375rem] border-x-transparent border-b-muted" />,
};

export interface LegendEntry {
  readonly swatch: keyof typeof SWATCHES | ReactNode;
  readonly label: string;
}

function isNamed(swatch: LegendEntry["swatch"]): swatch is keyof typeof SWATCHES {
  return typeof swatch === "string" && swatch in SWATCHES;
}

/** What the marks of a chart mean. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return (
    <ul className="mark-exact flex flex-wrap gap-x-3.5 gap-y-1 text-xs text-muted">
      {entries.map((entry) => (
        <li key={entry.label} className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <span aria-hidden className="inline-flex">{isNamed(entry.swatch) ? SWATCHES[entry.swatch] : entry.swatch}</span>
          {entry.label}
        </li>
      ))}
    </ul>
  );
}
