import type { z } from "zod";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { readFields } from "#app/schemas/read-fields.ts";
import type { Command, CommandInput } from "./command.ts";

/** The option of a field of the API: `minCny` is `--min-cny`. */
function optionOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Options by the names of the API's query fields in kebab case, each with one text. */
export function optionsOf(fields: readonly string[]): Command["options"] {
  return Object.fromEntries(fields.map((field) => [optionOf(field), { type: "string" as const }]));
}

/** The options given, read by the same schemas as the API's query. */
export function readOptions<F extends Readonly<Record<string, z.ZodType>>>(fields: F, given: CommandInput["values"]): Verdict<Partial<{ [K in keyof F]: z.output<F[K]> }>> {
  const named = Object.keys(fields).flatMap((field) => { const value = given[optionOf(field)]; return value === undefined ? [] : [[field, value]]; });
  const { values, refusals } = readFields(fields, Object.fromEntries(named) as Record<string, unknown>);
  return refusals.length > 0 ? refuse(...refusals) : accept(values);
}
