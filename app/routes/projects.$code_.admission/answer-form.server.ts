import type { Refusal } from "#app/domain/verdict.ts";
import { projectPath } from "#app/features/project/project-address.ts";
import { answerForms, formWork } from "#app/http/form-works.server.ts";
import type { FormWork } from "#app/http/form-works.server.ts";
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

const WORKS: Readonly<Record<AdmissionIntent, FormWork>> = {
  ask: formWork(askFormSchema, (ctx, code, { intent: _, ...form }) => askReview(ctx, { code, ...form })),
  opinion: formWork(opinionFormSchema, (ctx, code, { intent: _, ...form }) => giveOpinion(ctx, { code, ...form })),
  followUp: formWork(followUpFormSchema, (ctx, code, { intent: _, followUpNote, ...form }) => followConditions(ctx, { code, ...form, note: followUpNote })),
  decide: formWork(decideFormSchema, (ctx, code, { intent: _, decisionNote, ...form }) => decideReview(ctx, { code, ...form, note: decisionNote })),
  withdraw: formWork(withdrawFormSchema, (ctx, code, { intent: _, ...form }) => withdrawReview(ctx, { code, ...form })),
  reopen: formWork(reopenFormSchema, (ctx, code, { intent: _, ...form }) => reopenReview(ctx, { code, ...form })),
  extend: formWork(extendFormSchema, (ctx, code, { intent: _, ...form }) => extendReview(ctx, { code, ...form })),
  screen: formWork(screenFormSchema, (ctx, code, { intent: _, ...form }) => screenProject(ctx, { code, ...form })),
  plan: formWork(planFormSchema, (ctx, code, { intent: _, capacity, energy, emissions, ...form }) => savePlan(ctx, { code, ...form, balances: { capacity, energy, emissions } })),
  approve: formWork(approveFormSchema, (ctx, code, { intent: _, ...form }) => approvePlan(ctx, { code, ...form })),
  revoke: formWork(revokeFormSchema, (ctx, code, { intent: _, ...form }) => revokePlan(ctx, { code, ...form })),
  askResource: formWork(askResourceFormSchema, (ctx, code, { intent: _, item: _item, asked, ...form }) => askResource(ctx, { code, ...form, askedE4: asked })),
  allocate: formWork(allocateFormSchema, (ctx, code, { intent: _, allocated, allocationNote, ...form }) => allocateResource(ctx, { code, ...form, allocatedE4: allocated, note: allocationNote })),
};

/** Reasons that are about the whole record rather than a field. */
const WHOLE = new Set(["not_found", "forbidden", "stale"]);
const told = ({ field, ...reason }: Refusal): Refusal => (field === undefined || WHOLE.has(reason.code) ? reason : { ...reason, field });

/** Does what a form of the admission page asks for and leads back to it, or answers with every reason. */
export async function answerForm(ctx: ServiceContext, request: Request, code: string) {
  return answerForms(ctx, request, { of: code, intents: ADMISSION_INTENTS, works: WORKS, path: `${projectPath(code)}/admission`, told });
}
