import { parse } from "node:querystring";
import { Router } from "express";
import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import type { z } from "zod";
import { may } from "#app/domain/permissions.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import { bearerContext } from "#app/http/bearer.server.ts";
import type { Services } from "#app/http/load-context.server.ts";
import { READ_ONLY_FIELDS } from "#app/schemas/project-json.ts";
import { readFields } from "#app/schemas/read-fields.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { readJson } from "./body.server.ts";
import type { ApiCall, Answer } from "./call.server.ts";
import { localeOf, problemOf, sendProblem } from "./problem.server.ts";
import type { Problem } from "./problem.server.ts";
import { CALLS } from "./table.server.ts";

type Outcome = { readonly answer: Answer } | { readonly problem: Problem };

const unauthenticated: Problem = { status: 401, code: "bad_token", headers: { "WWW-Authenticate": 'Bearer realm="luodi"' } };

/** The API: every call of the table on its path, 405 for other methods there, 404 for other paths. */
export function apiRouter(services: Pick<Services, "db" | "log">): Router {
  const router = Router({ caseSensitive: true });
  for (const call of CALLS) router[call.method](call.path, handlerOf(call, services));
  for (const path of new Set(CALLS.map((call) => call.path))) router.all(path, methodNotAllowed(path));
  router.use((request, response) => sendProblem(request, response, { status: 404, code: "not_found" }));
  router.use(lastResort(services));
  return router;
}

function handlerOf(call: ApiCall, services: Pick<Services, "db">): RequestHandler {
  return (request, response, next) => {
    serve(call, services, request, response)
      .then((outcome) => ("problem" in outcome ? sendProblem(request, response, outcome.problem) : sendAnswer(call, response, outcome.answer)))
      .catch(next);
  };
}

function sendAnswer(call: ApiCall, response: Response, { status = call.answers.status, document, headers = {} }: Answer): void {
  response.status(status).set({ "Content-Type": "application/json; charset=utf-8", ...headers });
  response.end(typeof document === "string" ? document : JSON.stringify(document));
}

async function serve(call: ApiCall, { db }: Pick<Services, "db">, request: Request, response: Response): Promise<Outcome> {
  const ctx = call.needs === null ? null : await bearerContext(request.headers, db);
  if (call.needs !== null && ctx === null) return { problem: unauthenticated };
  if (ctx && call.needs !== null && !may(ctx.actor, call.needs)) {
    return { problem: { status: 403, code: ctx.actor.readOnly && may({ ...ctx.actor, readOnly: false }, call.needs) ? "read_only_token" : "forbidden" } };
  }
  const header = call.header ? (request.get(call.header.name) ?? "").trim() : "";
  if (call.header && header === "") return { problem: { status: call.header.status, code: call.header.code } };
  if (call.header && !call.header.pattern.test(header)) return { problem: { status: 400, code: "bad_request" } };
  const query = fieldsOf(call.query, queryOf(request));
  if (query.refusals.length > 0) return { problem: problemOf(query.refusals) };
  const read = call.body ? await readJson(request, response) : { fields: {} };
  if ("problem" in read) return read;
  const body = fieldsOf(call.body, read.fields, READ_ONLY_FIELDS);
  const verdict = await call.serve({ ctx: ctx as ServiceContext, locale: localeOf(request), params: request.params, query: query.values, body: body.values, refusals: body.refusals, header });
  return verdict.ok ? { answer: verdict.value } : { problem: problemOf(verdict.errors) };
}

/** Independent of the settings of the application around: one text, or a list where a name is repeated. */
function queryOf(request: Request): Record<string, unknown> {
  const at = request.url.indexOf("?");
  return at === -1 ? {} : { ...parse(request.url.slice(at + 1)) };
}

function fieldsOf(schema: z.ZodObject | undefined, given: Readonly<Record<string, unknown>>, readOnly: readonly string[] = []): { values: Record<string, unknown>; refusals: readonly Refusal[] } {
  return readFields((schema?.shape ?? {}) as Record<string, z.ZodType>, given, readOnly);
}

function methodNotAllowed(path: string): RequestHandler {
  const allowed = CALLS.filter((call) => call.path === path).map((call) => call.method.toUpperCase());
  const headers = { Allow: [...allowed, ...(allowed.includes("GET") ? ["HEAD"] : [])].join(", ") };
  return (request, response) => sendProblem(request, response, { status: 405, code: "method_not_allowed", headers });
}

const CODE_OF_STATUS: Readonly<Record<number, string>> = { 413: "body_too_large", 415: "unsupported_media_type" };

/** Errors of the chain itself are the caller's; a busy database asks for another try; anything else is ours and is logged. */
function lastResort({ log }: Pick<Services, "log">): ErrorRequestHandler {
  return (error: Error & { status?: number; code?: string }, request, response, next) => {
    if (response.headersSent) return next(error);
    const { status = 500 } = error;
    if (status >= 400 && status < 500) return sendProblem(request, response, { status, code: CODE_OF_STATUS[status] ?? "bad_request" });
    if (error.code === "SQLITE_BUSY") return sendProblem(request, response, { status: 503, code: "unavailable", headers: { "Retry-After": "1" } });
    log.error({ err: error, method: request.method, path: request.path }, "request failed");
    sendProblem(request, response, { status: 500, code: "internal" });
  };
}
