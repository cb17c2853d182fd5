import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "./http-client.ts";
import { timed, timesOf, timingOf } from "./measure.ts";
import { runCommand } from "./processes.ts";

/** A figure that the bare server has no counterpart for, in milliseconds unless its unit says otherwise. */
export interface SingleFigure {
  readonly what: string;
  readonly value: number | null;
  readonly unit: "ms" | "MB";
}

const IMPORTED_ROWS = 10_000;
const POLL_EVERY_MS = 2;
const WARM_READS = 20;

/** How long the health check waits at worst while work goes on: what a person would notice of somebody else's long read. */
async function whilePolling<T>(poll: Client, work: () => Promise<T>): Promise<{ milliseconds: number; worstWait: number }> {
  let isOver = false;
  let worstWait = 0;
  const polling = (async () => {
    while (!isOver) {
      worstWait = Math.max(worstWait, (await timed(() => poll.send("/healthz"))).milliseconds);
      await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS));
    }
  })();
  const { milliseconds } = await timed(work);
  isOver = true;
  await polling;
  return { milliseconds, worstWait };
}

/** Figures of a year, an explanation and a pair of clocks: first and again, and how long others wait meanwhile. */
export async function readFigures(program: Client, poll: Client): Promise<SingleFigure[]> {
  const year = new Date().getUTCFullYear() - 1;
  const clocks = `year=${year}&asOf=${year}-06-30&knownAt=${year}-08-01T00:00:00Z`;
  const reads = [
    ["quotas of a year", `/api/v1/quotas?year=${year}`], ["explanation of a quota", `/api/v1/quotas/building_1bn/explain?year=${year}`], ["quotas by another pair of clocks", `/api/v1/quotas?${clocks}`],
  ] as const;
  const figures: SingleFigure[] = [];
  for (const [what, path] of reads) {
    const first = await whilePolling(poll, () => program.send(path));
    const again = timingOf(await timesOf(WARM_READS, () => program.send(path)));
    figures.push(
      { what: `${what}, first`, value: first.milliseconds, unit: "ms" }, { what: `${what}, again (median)`, value: again.median, unit: "ms" },
      { what: `${what}: longest wait of others`, value: first.worstWait, unit: "ms" },
    );
  }
  return figures;
}

/** A canonical CSV of invented rows, none of which is in the database yet. */
function rowsToImport(): string {
  const districts = ["330203", "330206", "330212", "330281", "330282", "qianwan"];
  const rows = Array.from({ length: IMPORTED_ROWS }, (_, index) => {
    const month = String((index % 12) + 1).padStart(2, "0");
    return `BENCH-${index},示例导入项目${index},示例导入企业${index % 997},${districts[index % districts.length]},${13 + (index % 31)},new_build,${(index % 200) / 10 + 1},yi,2024-${month}-05,2025-${month}-18`;
  });
  return ["code,name,investor,district,industry,kind,total_investment,unit,lead_on,signed_on", ...rows].join("\n");
}

/** Import and export by their commands while the server answers others. */
export async function commandFigures(program: Client, poll: Client, folder: string, env: Readonly<Record<string, string>>): Promise<SingleFigure[]> {
  const [source, target] = [join(folder, "import.csv"), join(folder, "export.csv")];
  writeFileSync(source, rowsToImport());
  const waits: number[] = [];
  let isOver = false;
  const reading = (async () => {
    while (!isOver) {
      waits.push((await timed(() => program.send("/api/v1/projects?size=50"))).milliseconds);
      await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS));
    }
  })();
  const imported = await whilePolling(poll, () => runCommand(["import", source, "--json"], env));
  isOver = true;
  await reading;
  const exported = await timed(() => runCommand(["export", target, "--json"], env));
  return [
    { what: `import of ${IMPORTED_ROWS} rows, command included`, value: imported.milliseconds, unit: "ms" },
    { what: "list while importing (99th percentile)", value: timingOf(waits).p99, unit: "ms" },
    { what: "export of all projects as CSV, command included", value: exported.milliseconds, unit: "ms" },
  ];
}
