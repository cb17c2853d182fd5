import { STATUS_CODES } from "node:http";
import type { Request, Response } from "express";
import type { Refusal } from "#app/domain/verdict.ts";
import { DEFAULT_LOCALE } from "#app/i18n/locale.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { namedRefusalText, refusalText } from "#app/i18n/refusal-text.ts";
import { words } from "#app/i18n/words.ts";

/** An answer other than the one asked for: a status, its code, and for 422 every reason. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly errors?: readonly Refusal[];
  readonly headers?: Readonly<Record<string, string>>;
}

const UNPROCESSABLE = 422;
const STATUS_OF_CODE: Readonly<Record<string, number>> = { forbidden: 403, not_found: 404, unknown_quota: 404, stale: 412 };
const LONGEST_FIELD = 100;

/** The language of details and messages: English where the request prefers it, else Chinese. */
export function localeOf(request: Request): Locale {
  return request.acceptsLanguages("zh", "en") === "en" ? "en" : DEFAULT_LOCALE;
}

/** The problem that a service's refusal is to a caller; a write beyond one's own projects alone is forbidden, not malformed. */
export function problemOf(errors: readonly Refusal[]): Problem {
  const whole = errors.find((error) => STATUS_OF_CODE[error.code] !== undefined);
  if (whole) return { status: STATUS_OF_CODE[whole.code] ?? UNPROCESSABLE, code: whole.code };
  if (errors.length > 0 && errors.every((error) => error.code === "outside_scope")) return { status: 403, code: "outside_scope" };
  const codes = new Set(errors.map((error) => error.code));
  return { status: UNPROCESSABLE, code: codes.size === 1 ? (errors[0]?.code ?? "invalid") : "invalid", errors };
}

/** Answers with problem+json (RFC 9457); texts come from the dictionary, names of fields from the request. */
export function sendProblem(request: Request, response: Response, { status, code, errors, headers = {} }: Problem): void {
  const dictionary = words(localeOf(request));
  const detail = errors?.length ? errors.map((error) => namedRefusalText(dictionary, error)).join(" ") : refusalText(dictionary, { code });
  const body = {
    type: "about:blank", title: STATUS_CODES[status] ?? String(status), status, code, detail,
    ...(errors ? { errors: errors.map((error) => ({ field: (error.field ?? "").slice(0, LONGEST_FIELD), code: error.code, message: refusalText(dictionary, error) })) } : {}),
  };
  response.status(status).set({ ...headers, "Content-Type": "application/problem+json; charset=utf-8", "Content-Language": localeOf(request), Vary: "Accept-Language" });
  response.end(JSON.stringify(body));
}
