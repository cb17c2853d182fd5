import type { z } from "zod";
import type { Action } from "#app/domain/permissions.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { Words } from "#app/i18n/words.ts";
import type { ServiceContext } from "#app/services/context.server.ts";

export type Method = "get" | "post" | "patch";

/** What a handler is given: everything checked, apart from fields that only stored state can judge. */
export interface Call<Query, Body> {
  readonly ctx: ServiceContext;
  readonly locale: Locale;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** What is wrong with the body already; a service refuses it together with its own reasons. */
  readonly refusals: readonly Refusal[];
  /** The value of the header that the call requires. */
  readonly header: string;
}

export interface Answer {
  readonly status?: number;
  readonly document: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A header without which a call is refused, with the status and code of that refusal. */
export interface RequiredHeader {
  readonly name: "Idempotency-Key" | "If-Match";
  readonly pattern: RegExp;
  readonly status: 400 | 428;
  readonly code: string;
}

/** One call of the API: where it is, who may make it, what it takes and gives, and what does it. */
export interface ApiCall<Query extends z.ZodObject = z.ZodObject, Body extends z.ZodObject = z.ZodObject> {
  readonly id: keyof Words["api"]["calls"];
  readonly method: Method;
  readonly path: string;
  /** What the bearer must be allowed to do; null for what anybody may read. */
  readonly needs: Action | null;
  readonly query?: Query;
  readonly body?: Body;
  readonly header?: RequiredHeader;
  readonly answers: { readonly status: 200 | 201; readonly schema: z.ZodType };
  readonly serve: (call: Call<z.output<Query>, Partial<z.output<Body>>>) => Promise<Verdict<Answer>>;
}

/** Lets each call be typed by its own schemas before it joins the table. */
export function apiCall<Query extends z.ZodObject, Body extends z.ZodObject>(call: ApiCall<Query, Body>): ApiCall {
  return call as unknown as ApiCall;
}
