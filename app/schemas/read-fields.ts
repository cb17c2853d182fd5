import type { z } from "zod";
import type { Refusal } from "#app/domain/verdict.ts";
import { refusalsOf } from "./refusals.ts";

type Fields = Readonly<Record<string, z.ZodType>>;
type Values<F extends Fields> = Partial<{ [K in keyof F]: z.output<F[K]> }>;

/**
 * Reads each field by its own schema, so that one wrong field hides nothing about the others: what could be read, and every
 * reason by the name of its field. Fields that no schema knows are refused, those of `readOnly` as such.
 */
export function readFields<F extends Fields>(fields: F, given: Readonly<Record<string, unknown>>, readOnly: readonly string[] = []): { values: Values<F>; refusals: Refusal[] } {
  const values: Record<string, unknown> = {};
  const refusals: Refusal[] = Object.keys(given).filter((key) => !Object.hasOwn(fields, key))
    .map((key) => (readOnly.includes(key) ? { code: "read_only", field: key } : { code: "unknown_field", field: key, params: { name: key } }));
  for (const [key, schema] of Object.entries(fields)) {
    const result = schema.safeParse(Object.hasOwn(given, key) ? given[key] : undefined, { reportInput: true });
    if (result.success) {
      if (result.data !== undefined) values[key] = result.data;
    } else {
      const codes = new Map(refusalsOf(result.error.issues).map((refusal) => [refusal.code, { ...refusal, field: key }]));
      refusals.push(...codes.values());
    }
  }
  return { values: values as Values<F>, refusals };
}
