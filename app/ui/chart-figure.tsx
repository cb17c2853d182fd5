import { Table2 } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export interface ChartFigureProps {
  /** The chart in one sentence. */
  readonly summary: string;
  readonly viewDataLabel: string;
  /** The heads and rows behind the chart. */
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly children: ReactNode;
}

/** A chart with its sentence and the table behind it. */
export function ChartFigure({ summary, viewDataLabel, heads, rows, children }: ChartFigureProps) {
  return (
    <figure className="flex min-h-0 flex-1 flex-col">
      <figcaption className="sr-only">{summary}</figcaption>
      {children}
      <details className="no-print mt-auto text-sm">
        <summary className="inline-flex min-h-6 list-none items-center gap-1.5 rounded-xs text-link hover:underline touch:min-h-11">
          <Icon of={Table2} size="s" />
          {viewDataLabel}
        </summary>
        <div className="mt-2 max-h-64 overflow-auto">
          <table className="w-full text-xs">
            <thead>
              <tr>{heads.map((head, index) => <th key={head} scope="col" className={`border-b border-line py-1 font-normal text-muted ${index === 0 ? "text-left" : "text-right"}`}>{head}</th>)}</tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row[0]}>
                  {row.map((cell, index) => index === 0
                    ? <th key={heads[index]} scope="row" className="border-b border-line py-1 text-left font-normal">{cell}</th>
                    : <td key={heads[index]} className="border-b border-line py-1 text-right">{cell}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
