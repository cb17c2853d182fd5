import type { z } from "zod";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { readFields } from "#app/schemas/read-fields.ts";
import { found } from "./answer.server.ts";

type Fields = Readonly<Record<string, z.ZodType>>;

/** What an address asks of a page, and what of it could not be read. */
export interface PageQuery<V> {
  readonly values: V;
  readonly refusals: readonly Refusal[];
}

/** Reads the parameters that a page knows; empty ones are absent, those of others are left alone. */
export function readPageQuery<F extends Fields>(request: Request, fields: F): PageQuery<ReturnType<typeof readFields<F>>["values"]> {
  const params = new URL(request.url).searchParams;
  const given = Object.keys(fields).flatMap((name) => {
    const value = params.get(name)?.trim();
    return value ? [[name, value] as const] : [];
  });
  return readFields(fields, Object.fromEntries(given));
}

/**
 * Asks a service what a page shows. Parameters that the service refuses by name are left out and asked for once more, so that
 * the page stays and says what was wrong; any other refusal is the error page.
 */
export async function answerPageQuery<V extends object, T>(query: PageQuery<V>, ask: (values: V) => Promise<Verdict<T>>): Promise<{ value: T; faults: readonly Refusal[] }> {
  const first = await ask(query.values);
  if (first.ok) return { value: first.value, faults: query.refusals };
  const refused = new Set(first.errors.map((error) => error.field));
  const rest = Object.fromEntries(Object.entries(query.values).filter(([name]) => !refused.has(name))) as V;
  const again = Object.keys(rest).length < Object.keys(query.values).length ? await ask(rest) : first;
  return { value: found(again), faults: [...query.refusals, ...first.errors] };
}

/** The status of a page that had to leave part of its address out. */
export function statusWith(faults: readonly Refusal[]): number {
  return faults.length > 0 ? 400 : 200;
}
