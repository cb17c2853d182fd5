/** One reason for which something was refused: a stable code, the field it is about and the values its wording needs. */
export interface Refusal {
  readonly code: string;
  readonly field?: string;
  readonly params?: Readonly<Record<string, string | number | null>>;
}

/** The answer of a decision: done with a value, or refused with every reason at once. */
export type Verdict<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly Refusal[] };

/** An accepting verdict around a value. */
export function accept<T>(value: T): Verdict<T> {
  return { ok: true, value };
}

/** A refusing verdict that carries every reason. */
export function refuse(...errors: Refusal[]): Verdict<never> {
  return { ok: false, errors };
}

/** The reasons of two steps at once; what the first says of a field stands alone, for the second could not read it. */
export function together(first: readonly Refusal[], second: readonly Refusal[]): Refusal[] {
  const named = new Set(first.flatMap((error) => (error.field === undefined ? [] : [error.field])));
  return [...first, ...second.filter((error) => error.field === undefined || !named.has(error.field))];
}
