import { runBench } from "../bench/run-bench.ts";
import type { BenchResult } from "../bench/run-bench.ts";
import { UsageError } from "../command.ts";
import type { Command } from "../command.ts";

const DEFAULT_PROJECTS = 100_000;
const MOST_PROJECTS = 5_000_000;

const shown = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

/** The one table: comparisons first, then what only the program does. */
function tableOf({ projects, comparisons, figures }: BenchResult): string[] {
  const row = (...cells: readonly string[]) => cells.map((cell, index) => (index === 0 ? cell.padEnd(52) : cell.padStart(12))).join("");
  return [
    row(`${projects} projects, one client, milliseconds`, "median", "p99", "bare median", "bare p99", "ratio"),
    ...comparisons.map(({ what, program, bare, ratio }) => row(what, shown(program.median), shown(program.p99), shown(bare.median), shown(bare.p99), `${ratio.toFixed(1)}x`)),
    "", ...figures.map(({ what, value, unit }) => row(what, value === null ? "–" : `${shown(value)} ${unit}`)),
  ];
}

export const bench: Command = {
  name: "bench",
  usage: "[--projects N]",
  options: { projects: { type: "string" } },
  positionals: [0, 0],
  database: "none",
  run: async ({ values }) => {
    const projects = values.projects === undefined ? DEFAULT_PROJECTS : /^[1-9]\d{0,6}$/.test(String(values.projects)) ? Number(values.projects) : Number.NaN;
    if (!(projects <= MOST_PROJECTS)) throw new UsageError(`--projects takes a whole number from 1 to ${MOST_PROJECTS}`);
    const result = await runBench(projects, (line) => process.stderr.write(`luodi: ${line}\n`));
    return { ok: true, json: result, lines: tableOf(result) };
  },
};
