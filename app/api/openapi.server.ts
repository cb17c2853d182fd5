import { STATUS_CODES } from "node:http";
import { z } from "zod";
import type { Locale } from "#app/i18n/locale.ts";
import { words } from "#app/i18n/words.ts";
import { problemAnswer } from "#app/schemas/api-answers.ts";
import type { ApiCall } from "./call.server.ts";

/** The version of the API, raised when it grows; what is here stays. */
const API_VERSION = "1.0.0";

function schemaOf(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return described;
}

function parametersOf(call: ApiCall): object[] {
  const inPath = [...call.path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: "path", required: true, schema: { type: "string" } }));
  const inQuery = Object.entries(call.query?.shape ?? {}).map(([name, field]) => ({ name, in: "query", required: !(field as z.ZodType).safeParse(undefined).success, schema: schemaOf(field as z.ZodType, "input") }));
  const inHeader = call.header ? [{ name: call.header.name, in: "header", required: true, schema: { type: "string" } }] : [];
  return [...inPath, ...inQuery, ...inHeader];
}

/** The statuses of problems that a call can answer with, from what it takes. */
function problemsOf(call: ApiCall): number[] {
  const statuses = [
    ...(call.needs === null ? [] : [401, 403]), ...(call.path.includes(":") ? [404] : []), ...(call.query ? [422] : []), ...(call.body ? [400, 413, 415, 422] : []),
    ...(call.header ? [call.header.status] : []), ...(call.header?.name === "If-Match" ? [412] : []),
  ];
  return [...new Set(statuses)].sort((a, b) => a - b);
}

function operationOf(call: ApiCall, locale: Locale): object {
  const { status, schema } = call.answers;
  return {
    operationId: call.id, summary: words(locale).api.calls[call.id], security: call.needs === null ? [] : [{ token: [] }], parameters: parametersOf(call),
    ...(call.body ? { requestBody: { required: true, content: { "application/json": { schema: schemaOf(call.body, "input") } } } } : {}),
    responses: {
      [status]: { description: STATUS_CODES[status] ?? "", content: { "application/json": { schema: schemaOf(schema, "output") } } },
      ...Object.fromEntries(problemsOf(call).map((problem) => [problem, { $ref: "#/components/responses/Problem" }])),
    },
  };
}

/** OpenAPI 3.1 of the calls, generated from the schemas that check the input. */
export function describeApi(calls: readonly ApiCall[], locale: Locale): object {
  const { api } = words(locale);
  const paths: Record<string, Record<string, object>> = {};
  for (const call of calls) (paths[call.path.replace(/:(\w+)/g, "{$1}")] ??= {})[call.method] = operationOf(call, locale);
  return {
    openapi: "3.1.0", info: { title: api.title, description: api.description, version: API_VERSION }, servers: [{ url: "/api/v1" }], paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", description: api.token } },
      responses: { Problem: { description: api.problem, content: { "application/problem+json": { schema: schemaOf(problemAnswer, "output") } } } },
    },
  };
}
