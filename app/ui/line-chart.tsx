import { axisTicks, spreadLabels } from "./chart-scale.ts";

export interface Line {
  readonly key: string;
  /** One value per position of the axis; null where there is none. */
  readonly values: readonly (number | null)[];
  readonly look: "actual" | "plan" | "forecast";
  /** Stands at the end of the line. */
  readonly label: string;
}

export interface LineChartProps {
  readonly label: string;
  /** A text per position; empty ones leave the tick without words. */
  readonly axis: readonly string[];
  readonly lines: readonly Line[];
  readonly target?: { readonly value: number; readonly label: string } | null;
  readonly formatTick?: (value: number) => string;
  readonly height?: number;
  /** Units across; text keeps its size, so a chart for a wide place takes more of them. */
  readonly width?: number;
  /** The position at which a line stands across the lines, such as the last month known. */
  readonly mark?: number | null;
}

const USUAL_WIDTH = 400;
const LEFT = 34;
const RIGHT = 66;
const TOP = 14;
const BOTTOM = 26;
const LABEL_GAP = 15;
/** The highest middle of a label that is still whole. */
const LABEL_TOP = 8;

const LOOKS = {
  actual: { stroke: "var(--chart-actual)", width: 2.5, dash: undefined, text: "var(--ink)", weight: 600 },
  plan: { stroke: "var(--chart-plan)", width: 1.5, dash: "4 3", text: "var(--muted)", weight: 400 },
  forecast: { stroke: "var(--chart-forecast)", width: 2, dash: "2 3", text: "var(--link)", weight: 400 },
};

function lastKnown(values: readonly (number | null)[]): { index: number; value: number } | null {
  const index = values.findLastIndex((value) => value !== null);
  const value = values[index];
  return value == null ? null : { index, value };
}

/** Lines over a time axis, drawn on the server; labels stand at the ends of the lines, clear of each other. */
export function LineChart({ label, axis, lines, target, formatTick = String, height = 260, width = USUAL_WIDTH, mark = null }: LineChartProps) {
  const known = lines.flatMap((line) => line.values.filter((value) => value !== null));
  const ticks = axisTicks(Math.max(...known, target?.value ?? 0, 0));
  const top = ticks.at(-1) ?? 1;
  const x = (index: number) => LEFT + ((width - LEFT - RIGHT) * index) / Math.max(axis.length - 1, 1);
  const y = (value: number) => TOP + (height - TOP - BOTTOM) * (1 - value / top);
  const ends = lines.flatMap((line) => {
    const end = lastKnown(line.values);
    return end ? [{ line, end }] : [];
  });
  const wanted = [...ends.map(({ end }) => y(end.value)), ...(target ? [y(target.value)] : [])];
  const labelY = spreadLabels(wanted, LABEL_GAP, TOP, height - BOTTOM);

  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} className="mark-exact h-auto w-full" fontSize={12}>
      {ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${LEFT} ${y(tick)}H${width - RIGHT}`} stroke="var(--chart-grid)" />
          <text x={LEFT - 8} y={y(tick)} dy="0.35em" textAnchor="end" fill="var(--chart-axis)">{formatTick(tick)}</text>
        </g>
      ))}
      {axis.map((text, index) => text && (
        <text key={text} x={x(index)} y={height - 8} textAnchor="middle" fill="var(--chart-axis)">{text}</text>
      ))}
      {mark !== null && <path d={`M${x(mark)} ${TOP}V${height - BOTTOM}`} stroke="var(--accent)" strokeWidth={1.5} />}
      {target && <path d={`M${LEFT} ${y(target.value)}H${width - RIGHT}`} stroke="var(--ink)" strokeWidth={1.5} />}
      {ends.map(({ line, end }, index) => <Drawn key={line.key} line={line} end={end} x={x} y={y} labelY={labelY[index] ?? 0} edge={width - RIGHT + 6} />)}
      {target && <text x={width - RIGHT + 6} y={labelY.at(-1)} dy="0.35em" fill="var(--ink)">{target.label}</text>}
    </svg>
  );
}

interface DrawnProps {
  readonly line: Line;
  readonly end: { index: number; value: number };
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly labelY: number;
  /** Where labels beside the plot begin. */
  readonly edge: number;
}

function Drawn({ line, end, x, y, labelY, edge }: DrawnProps) {
  const look = LOOKS[line.look];
  const points = line.values.flatMap((value, index) => (value === null ? [] : [`${x(index).toFixed(1)} ${y(value).toFixed(1)}`]));
  const endsAtEdge = end.index === line.values.length - 1;
  const besidePoint = { x: x(end.index) - 8, y: Math.max(y(end.value) - 10, LABEL_TOP), textAnchor: "end" as const };
  const atEdge = { x: edge, y: labelY, textAnchor: "start" as const };
  return (
    <>
      <path d={`M${points.join("L")}`} fill="none" stroke={look.stroke} strokeWidth={look.width} strokeDasharray={look.dash} strokeLinejoin="round" />
      {line.look === "actual" && <circle cx={x(end.index)} cy={y(end.value)} r={4} fill={look.stroke} />}
      <text {...(endsAtEdge ? atEdge : besidePoint)} dy="0.35em" fill={look.text} fontWeight={look.weight}>{line.label}</text>
    </>
  );
}
