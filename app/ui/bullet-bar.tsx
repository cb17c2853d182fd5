import { classNames } from "./class-names.ts";

export interface BulletBarProps {
  /** Says in words what the bar shows. */
  readonly label: string;
  readonly value: number;
  readonly target?: number | null;
  /** Another honest reading of the same target, drawn dotted. */
  readonly other?: number | null;
  /** Where the value would stand if it kept pace with the time gone. */
  readonly time?: number | null;
  /** The right end; by default the target stands at ten thirteenths. */
  readonly max?: number;
  /** A count fills the bar, a rate is a point on it. */
  readonly form?: "count" | "rate";
  readonly className?: string;
}

const TARGET_AT = 10 / 13;

function endOf({ value, target, other, max }: BulletBarProps): number {
  if (max !== undefined) return max;
  const wanted = target == null || target === 0 ? value : target / TARGET_AT;
  return Math.max(wanted, value, other ?? 0) || 1;
}

/** Solid: actual. Line: target. Dotted line: the other reading. Triangle: time elapsed. */
export function BulletBar(props: BulletBarProps) {
  const { label, value, target, other, time, form = "count", className } = props;
  const end = endOf(props);
  const at = (amount: number) => `${Math.min(100, Math.max(0, (100 * amount) / end))}%`;
  return (
    <span role="img" aria-label={label} className={classNames("mark-exact relative block h-7", className)}>
      <span className="absolute inset-x-0 inset-y-[0.5625rem] rounded-[2px] bg-(--chart-track)" />
      {form === "count"
        ? <span className="absolute inset-y-[0.5625rem] left-0 rounded-l-[2px] bg-(--chart-actual)" style={{ width: at(value) }} />
        : <span className="absolute top-1/2 size-3 -translate-1/2 rounded-full bg-(--chart-actual) shadow-[0_0_0_2px_var(--surface)]" style={{ left: at(value) }} />}
      {other != null && <span className="absolute inset-y-1 w-0 border-l-2 border-dotted border-ink" style={{ left: at(other) }} />}
      {target != null && <span className="absolute inset-y-[0.1875rem] w-0.5 bg-ink" style={{ left: at(target) }} />}
      {time != null && (
        <span className="absolute bottom-0 size-0 -translate-x-1/2 border-x-4 border-b-[0.375rem] border-x-transparent border-b-muted" style={{ left: at(time) }} />
      )}
    </span>
  );
}

export interface MeterProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly mark?: number | null;
}

/** A thin bar of how much of something is there. */
export function Meter({ label, value, max, mark }: MeterProps) {
  const at = (amount: number) => `${max === 0 ? 0 : Math.min(100, Math.max(0, (100 * amount) / max))}%`;
  return (
    <span role="img" aria-label={label} className="mark-exact relative my-1 block h-2 rounded-[2px] bg-(--chart-track)">
      <span className="absolute inset-y-0 left-0 rounded-[2px] bg-(--chart-actual)" style={{ width: at(value) }} />
      {mark != null && <span className="absolute -inset-y-[3px] w-0.5 bg-ink" style={{ left: at(mark) }} />}
    </span>
  );
}
