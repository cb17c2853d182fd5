import { data } from "@remix-run/node";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";

/** What a form gets back when it was refused: what was typed, and what is wrong with which field. */
export interface FormAnswer {
  readonly ok: false;
  readonly errors: readonly Refusal[];
  readonly values: Readonly<Record<string, string>>;
}

const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  unauthenticated: 401, forbidden: 403, not_found: 404, stale: 409, conflict: 409, locked_out: 429, too_many_requests: 429,
};

/** The HTTP status of refusals: the first code that has one of its own, else 400. */
export function statusOf(errors: readonly Refusal[]): number {
  for (const { code, field } of errors) {
    const status = field === undefined ? STATUS_OF_CODE[code] : undefined;
    if (status !== undefined) return status;
  }
  return 400;
}

/** Nothing to draw a form around: the page is not there or not allowed, and the error page says so. */
const WHOLE_PAGE = new Set([401, 403, 404]);

/** A refused form with its status; where the thing itself is out of reach, the error page instead. */
export function refused(errors: readonly Refusal[], values: FormAnswer["values"] = {}) {
  const status = statusOf(errors);
  if (WHOLE_PAGE.has(status)) throw data({ code: errors[0]?.code ?? "invalid" }, { status });
  return data<FormAnswer>({ ok: false, errors, values }, { status });
}

/** The same for a form that was drawn from a version of something: whoever was faster goes along, and a field named by a reason does not hide its status. */
export function refusedOn<C>(errors: readonly Refusal[], values: FormAnswer["values"], conflict: C | null) {
  const status = statusOf(errors.map(({ code }) => ({ code })));
  if (WHOLE_PAGE.has(status)) throw data({ code: errors[0]?.code ?? "invalid" }, { status });
  return data<FormAnswer & { readonly conflict: C | null }>({ ok: false, errors, values, conflict }, { status });
}

/** What a loader's service found; a refusal becomes the error page with its status. */
export function found<T>(verdict: Verdict<T>): T {
  if (verdict.ok) return verdict.value;
  throw data({ code: verdict.errors[0]?.code ?? "invalid" }, { status: statusOf(verdict.errors) });
}

/** A form or address that no page of ours sends. */
export function badRequest(code = "bad_request"): never {
  throw data({ code }, { status: 400 });
}
