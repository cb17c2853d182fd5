import type { ColumnStage } from "#app/domain/stages.ts";
import { formatInteger } from "#app/i18n/format.ts";
import { stageColor, stageTint } from "./stage-mark.tsx";

export interface FunnelBarProps {
  readonly stage: ColumnStage;
  readonly here: number;
  readonly reached: number;
  /** The largest `reached` of the funnel, which fills four fifths. */
  readonly most: number;
  /** Says in words what the bar shows. */
  readonly label: string;
}

const FULL_PERCENT = 80;

/** Solid: how many stand in the stage now. Pale: how many ever reached it. */
export function FunnelBar({ stage, here, reached, most, label }: FunnelBarProps) {
  const width = (count: number) => `${most === 0 ? 0 : (FULL_PERCENT * count) / most}%`;
  return (
    <span role="img" aria-label={label} className="mark-exact relative block h-5.5">
      <span className="absolute inset-y-0 left-0 rounded-xs" style={{ width: width(reached), background: stageTint(stage) }} />
      <span className="absolute inset-y-0 left-0 rounded-xs" style={{ width: width(here), background: stageColor(stage) }} />
      <span aria-hidden className="absolute inset-y-0 text-xs leading-5.5 font-strong text-ink" style={{ left: `calc(${width(reached)} + 0.375rem)` }}>{formatInteger(reached)}</span>
    </span>
  );
}
