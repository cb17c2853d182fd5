import { redirect } from "@remix-run/node";
import type { z } from "zod";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { refused } from "./answer.server.ts";
import { parseForm, readForm, readIntent } from "./parse-form.server.ts";

/** A schema with the service that does what its form asks for; `of` names the record of the page. */
export interface FormWork {
  readonly schema: z.ZodType;
  readonly run: (ctx: ServiceContext, of: string, value: never) => Promise<Verdict<unknown>>;
}

/** Ties a service to the schema that its form is read by. */
export function formWork<S extends z.ZodType>(schema: S, run: (ctx: ServiceContext, of: string, value: z.output<S>) => Promise<Verdict<unknown>>): FormWork {
  return { schema, run };
}

export interface FormPage<I extends string> {
  readonly of: string;
  readonly intents: readonly I[];
  readonly works: Readonly<Record<I, FormWork>>;
  /** Where the page lies, with what else its address holds; a form that was done leads back to it. */
  readonly path: string;
  /** How a reason of the service is told by the form. */
  readonly told?: (refusal: Refusal) => Refusal;
}

/** Does what one of the forms of a page asks for and leads back to it with what was saved, or answers with every reason. */
export async function answerForms<I extends string>(ctx: ServiceContext, request: Request, { of, intents, works, path, told = (refusal) => refusal }: FormPage<I>) {
  const form = await readForm(request);
  const intent = readIntent(form, intents);
  const { schema, run } = works[intent];
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return refused(parsed.errors, parsed.values);
  const verdict = await run(ctx, of, parsed.value as never);
  return verdict.ok ? redirect(`${path}${path.includes("?") ? "&" : "?"}saved=${intent}`, { status: 303 }) : refused(verdict.errors.map(told), parsed.values);
}
