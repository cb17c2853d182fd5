import { generateProjects } from "#app/services/generate/generate-projects.server.ts";
import { UsageError } from "../command.ts";
import type { Command } from "../command.ts";

const MOST_PROJECTS = 5_000_000;
const LARGEST_SEED = 2 ** 32 - 1;
const DEFAULT_SEED = 1;

export const generate: Command = {
  name: "generate",
  usage: "--projects N [--seed S]",
  options: { projects: { type: "string" }, seed: { type: "string" } },
  positionals: [0, 0],
  run: async ({ ctx, values }) => {
    const wholeNumber = (text: unknown, most: number) => (/^\d{1,10}$/.test(String(text)) && Number(text) <= most ? Number(text) : null);
    const projects = wholeNumber(values.projects, MOST_PROJECTS);
    const seed = values.seed === undefined ? DEFAULT_SEED : wholeNumber(values.seed, LARGEST_SEED);
    if (!projects) throw new UsageError(`generate takes --projects, a whole number from 1 to ${MOST_PROJECTS}`);
    if (seed === null) throw new UsageError(`--seed takes a whole number up to ${LARGEST_SEED}`);
    const startedAt = performance.now();
    const written = await generateProjects(ctx, { projects, seed });
    const milliseconds = Math.round(performance.now() - startedAt);
    return { ok: true, json: { projects: written, seed, milliseconds }, lines: [`${written} projects generated in ${(milliseconds / 1000).toFixed(1)} s.`] };
  },
};
