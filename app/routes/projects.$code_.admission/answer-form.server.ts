import { redirect } from "@remix-run/node";
import type { z } from "zod";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { projectPath } from "#app/features/project/project-address.ts";
import { refused } from "#app/http/answer.server.ts";
import { parseForm, readForm, readIntent } from "#app/http/parse-form.server.ts";
import {
  ADMISSION_INTENTS, allocateFormSchema, approveFormSchema, askFormSchema, askResourceFormSchema, decideFormSchema, extendFormSchema, followUpFormSchema, opinionFormSchema, planFormSchema,
  reopenFormSchema, revokeFormSchema, screenFormSchema, withdrawFormSchema,
} from "#app/schemas/admission-form.ts";
import type { AdmissionIntent } from "#app/schemas/admission-form.ts";
import { askReview } from "#app/services/admission/ask-review.server.ts";
import { extendReview } from "#app/services/admission/extend-review.server.ts";
import { followConditions, giveOpinion } from "#app/services/admission/give-opinion.server.ts";
import { decideReview, reopenReview, withdrawReview } from "#app/services/admission/settle-review.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { allocateResource, askResource } from "#app/services/resources/requests.server.ts";
import { approvePlan, revokePlan, savePlan } from "#app/services/two-high/replacement-plan.server.ts";
import { screenProject } from "#app/services/two-high/screen-project.server.ts";

interface Work {
  readonly schema: z.ZodType;
  readonly run: (ctx: ServiceContext, code: string, value: never) => Promise<Verdict<unknown>>;
}

/** A schema with the service that does what its form asks for. */
function work<S extends z.ZodType>(schema: S, run: (ctx: ServiceContext, code: string, value: z.output<S>) => Promise<Verdict<unknown>>): Work {
  return { schema, run };
}

const WORKS: Readonly<Record<AdmissionIntent, Work>> = {
  ask: work(askFormSchema, (ctx, code, { intent: _, ...form }) => askReview(ctx, { code, ...form })),
  opinion: work(opinionFormSchema, (ctx, code, { intent: _, ...form }) => giveOpinion(ctx, { code, ...form })),
  followUp: work(followUpFormSchema, (ctx, code, { intent: _, followUpNote, ...form }) => followConditions(ctx, { code, ...form, note: followUpNote })),
  decide: work(decideFormSchema, (ctx, code, { intent: _, decisionNote, ...form }) => decideReview(ctx, { code, ...form, note: decisionNote })),
  withdraw: work(withdrawFormSchema, (ctx, code, { intent: _, ...form }) => withdrawReview(ctx, { code, ...form })),
  reopen: work(reopenFormSchema, (ctx, code, { intent: _, ...form }) => reopenReview(ctx, { code, ...form })),
  extend: work(extendFormSchema, (ctx, code, { intent: _, ...form }) => extendReview(ctx, { code, ...form })),
  screen: work(screenFormSchema, (ctx, code, { intent: _, ...form }) => screenProject(ctx, { code, ...form })),
  plan: work(planFormSchema, (ctx, code, { intent: _, capacity, energy, emissions, ...form }) => savePlan(ctx, { code, ...form, balances: { capacity, energy, emissions } })),
  approve: work(approveFormSchema, (ctx, code, { intent: _, ...form }) => approvePlan(ctx, { code, ...form })),
  revoke: work(revokeFormSchema, (ctx, code, { intent: _, ...form }) => revokePlan(ctx, { code, ...form })),
  askResource: work(askResourceFormSchema, (ctx, code, { intent: _, item: _item, asked, ...form }) => askResource(ctx, { code, ...form, askedE4: asked })),
  allocate: work(allocateFormSchema, (ctx, code, { intent: _, allocated, allocationNote, ...form }) => allocateResource(ctx, { code, ...form, allocatedE4: allocated, note: allocationNote })),
};

/** Reasons that are about the whole record rather than a field. */
const WHOLE = new Set(["not_found", "forbidden", "stale"]);
const told = ({ field, ...reason }: Refusal): Refusal => (field === undefined || WHOLE.has(reason.code) ? reason : { ...reason, field });

/** Does what a form of the admission page asks for and leads back to it, or answers with every reason. */
export async function answerForm(ctx: ServiceContext, request: Request, code: string) {
  const form = await readForm(request);
  const intent = readIntent(form, ADMISSION_INTENTS);
  const { schema, run } = WORKS[intent];
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return refused(parsed.errors, parsed.values);
  const verdict = await run(ctx, code, parsed.value as never);
  return verdict.ok ? redirect(`${projectPath(code)}/admission?saved=${intent}`, { status: 303 }) : refused(verdict.errors.map(told), parsed.values);
}
