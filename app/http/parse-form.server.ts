import { parseWithZod } from "@conform-to/zod/v4";
import type { core, z } from "zod";
import type { Refusal } from "#app/domain/verdict.ts";
import { refusalsOf } from "#app/schemas/refusals.ts";
import { badRequest } from "./answer.server.ts";

/** A form that was read: its value, or every fault; `values` is what was typed, to be shown again. */
export type ParsedForm<T> =
  | { readonly ok: true; readonly value: T; readonly values: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly errors: readonly Refusal[]; readonly values: Readonly<Record<string, string>> };

/** Never sent back to a browser, whatever was wrong with the form. */
const SECRET_FIELD = /password|secret|token/i;
/** Names that conform passes over in silence. */
const PROTOTYPE_NAME = /(^|[.[\]])(__proto__|constructor|prototype)($|[.[\]])/;
const FORM_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** The form that a request carries; anything else in its place is 400. */
export async function readForm(request: Request): Promise<FormData> {
  if (!FORM_TYPES.test(request.headers.get("Content-Type") ?? "")) badRequest();
  return request.formData().catch(() => badRequest());
}

/** Reads a form by its schema; an empty field is an absent one, a field that the schema lacks is refused. */
export function parseForm<S extends z.ZodType>(form: FormData, schema: S): ParsedForm<z.output<S>> {
  const values = typedValues(form);
  const strange = [...form.keys()].filter((name) => PROTOTYPE_NAME.test(name));
  if (strange.length > 0) return { ok: false, errors: strange.map((name) => ({ code: "unknown_field", field: name, params: { name } })), values };
  const submission = parseWithZod(form, { schema, formatError: (issues: core.$ZodIssue[]) => refusalsOf(issues.map((issue) => withInput(issue, form))) });
  if (submission.status === "success") return { ok: true, value: submission.value as z.output<S>, values };
  const errors = Object.values(submission.error ?? {}).flatMap((refusals) => refusals ?? []);
  return { ok: false, errors: errors.length > 0 ? errors : [{ code: "bad_request" }], values };
}

/** The intent of a form with several buttons; an unknown one is 400. */
export function readIntent<const T extends string>(form: FormData, intents: readonly T[]): T {
  const given = form.get("intent");
  return intents.find((intent) => intent === given) ?? badRequest("unknown_intent");
}

/** The issue with what stood in its field, so that its message can show it; of a secret only whether anything did. */
function withInput(issue: core.$ZodIssue, form: FormData): core.$ZodIssue {
  const name = issue.path.map(String).join(".");
  const typed = form.get(name);
  if (typeof typed !== "string" || typed === "") return issue;
  return { ...issue, input: SECRET_FIELD.test(name) ? "" : typed } as core.$ZodIssue;
}

function typedValues(form: FormData): Record<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of form) if (typeof value === "string" && !SECRET_FIELD.test(name) && !values.has(name)) values.set(name, value);
  return Object.fromEntries(values);
}
