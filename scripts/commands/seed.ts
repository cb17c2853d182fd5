import { readDemoPassword } from "#app/env.server.ts";
import { seedDemo } from "#app/services/demo/seed-demo.server.ts";
import { loadReference } from "#app/services/reference/load-reference.server.ts";
import { UsageError } from "../command.ts";
import type { Command, CommandInput, Outcome } from "../command.ts";
import { refusedOutcome } from "../refused-outcome.ts";

const DEFAULT_SIZE = 400;
const LARGEST_SIZE = 20_000;
const DEFAULT_SEED = 1;

function wholeNumber(text: CommandInput["values"][string], name: string, fallback: number, most: number): number {
  if (text === undefined) return fallback;
  const value = /^\d{1,10}$/.test(String(text)) ? Number(text) : Number.NaN;
  if (!(value <= most)) throw new UsageError(`${name} takes a whole number up to ${most}`);
  return value;
}

async function seedReference({ ctx }: CommandInput): Promise<Outcome> {
  const counts = await loadReference(ctx);
  return { ok: true, json: { reference: counts }, lines: Object.entries(counts).map(([list, count]) => `${list}: ${count}`) };
}

async function seedDemoProjects({ ctx, env, values }: CommandInput): Promise<Outcome> {
  const size = wholeNumber(values.size, "--size", DEFAULT_SIZE, LARGEST_SIZE);
  const seed = wholeNumber(values.seed, "--seed", DEFAULT_SEED, 2 ** 32 - 1);
  const verdict = await seedDemo(ctx, { dataDir: env.dataDir, password: readDemoPassword(process.env) }, { size, seed });
  if (!verdict.ok) return refusedOutcome(verdict.errors);
  const { logins, projects } = verdict.value;
  return { ok: true, json: { demo: { projects, seed } }, lines: [`${projects} projects written.`, ...logins] };
}

export const seed: Command = {
  name: "seed",
  usage: "--reference | --demo [--size N] [--seed S]",
  options: { demo: { type: "boolean" }, reference: { type: "boolean" }, size: { type: "string" }, seed: { type: "string" } },
  positionals: [0, 0],
  run: async (input) => {
    const { demo, reference } = input.values;
    if ((demo === true) === (reference === true)) throw new UsageError("seed takes one of --demo and --reference");
    return reference === true ? seedReference(input) : seedDemoProjects(input);
  },
};
