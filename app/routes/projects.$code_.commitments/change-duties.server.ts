import { redirect } from "@remix-run/node";
import type { z } from "zod";
import { unreachable } from "#app/domain/predicate.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { dutiesPath } from "#app/features/duty/duty-address.ts";
import { refused } from "#app/http/answer.server.ts";
import { parseForm, readForm, readIntent } from "#app/http/parse-form.server.ts";
import { amendForm, breachForm, commitForm, contractForm, DUTY_INTENTS, judgeForm, rectifyForm, renewForm, reportForm, reviewForm, withdrawForm } from "#app/schemas/duty-forms.ts";
import { judgeCommitment, reportActual } from "#app/services/commitments/check-commitment.server.ts";
import type { SavedItem } from "#app/services/commitments/duty-record.server.ts";
import { addCommitment, amendCommitment, withdrawCommitment } from "#app/services/commitments/save-commitment.server.ts";
import { renewContract, saveContract } from "#app/services/commitments/save-contract.server.ts";
import { closeRectification, saveReview, takeBreachStep } from "#app/services/commitments/save-review.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";

const SCHEMAS = {
  contract: contractForm, renew: renewForm, commit: commitForm, amend: amendForm, report: reportForm, judge: judgeForm, withdraw: withdrawForm, review: reviewForm, rectify: rectifyForm, breach: breachForm,
} as const;
type AnyForm = z.output<(typeof SCHEMAS)[keyof typeof SCHEMAS]>;

function change(ctx: ServiceContext, code: string, form: AnyForm): Promise<Verdict<SavedItem>> {
  switch (form.intent) {
    case "contract": return saveContract(ctx, code, form);
    case "renew": return renewContract(ctx, code, form);
    case "commit": return addCommitment(ctx, code, form);
    case "amend": return amendCommitment(ctx, code, form);
    case "report": return reportActual(ctx, code, form);
    case "judge": return judgeCommitment(ctx, code, form);
    case "withdraw": return withdrawCommitment(ctx, code, form);
    case "review": return saveReview(ctx, code, form);
    case "rectify": return closeRectification(ctx, code, form);
    case "breach": return takeBreachStep(ctx, code, form);
    default: return unreachable(form);
  }
}

/** Does what a form of the page asks for and leads back to the record, or answers with every reason. */
export async function changeDuties(ctx: ServiceContext, request: Request, code: string) {
  const form = await readForm(request);
  const intent = readIntent(form, DUTY_INTENTS);
  const parsed = parseForm(form, SCHEMAS[intent] as z.ZodType<AnyForm>);
  if (!parsed.ok) return refused(parsed.errors, parsed.values);
  const verdict = await change(ctx, code, parsed.value);
  if (!verdict.ok) return refused(verdict.errors, parsed.values);
  const place = intent === "contract" || intent === "renew" ? "contracts" : intent === "review" || intent === "rectify" ? "reviews" : `duty-${verdict.value.item}`;
  return redirect(`${dutiesPath(code)}?saved=${intent}${intent === "breach" ? "" : `#${place}`}`, { status: 303 });
}
