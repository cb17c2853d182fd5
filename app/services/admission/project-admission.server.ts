import type { AdmissionSubject } from "#app/domain/admission.ts";
import { addDays } from "#app/domain/dates.ts";
import { may } from "#app/domain/permissions.ts";
import { USUAL_DAYS, USUAL_UNITS, usualSubject } from "#app/domain/reviews.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ServiceContext } from "../context.server.ts";
import { headedProject } from "../projects/project-head.server.ts";
import type { HeadView } from "../projects/project-head.server.ts";
import { namedUnits } from "../reference/unit-names.server.ts";
import type { NamedUnit } from "../reference/unit-names.server.ts";
import { projectResources } from "../resources/project-resources.server.ts";
import type { ProjectResources } from "../resources/project-resources.server.ts";
import { twoHighView } from "../two-high/two-high-view.server.ts";
import type { TwoHighView } from "../two-high/two-high-view.server.ts";
import { projectReviews } from "./review-views.server.ts";
import type { ReviewView } from "./review-views.server.ts";

/** Everything about the admission of a project: reviews, the two-high question and resources. */
export interface ProjectAdmission {
  readonly head: HeadView;
  readonly reviews: readonly ReviewView[];
  readonly units: readonly NamedUnit[];
  readonly twoHigh: TwoHighView;
  readonly resources: ProjectResources;
  readonly usual: { readonly subject: AdmissionSubject; readonly dueOn: string; readonly units: Readonly<Record<AdmissionSubject, readonly string[]>> };
  readonly mayAsk: boolean;
  readonly mayDecide: boolean;
}

/** The admission page of a project that the actor sees. */
export async function projectAdmission(ctx: ServiceContext, code: string): Promise<Verdict<ProjectAdmission>> {
  const headed = await headedProject(ctx, code);
  if (!headed.ok) return headed;
  const { stored, facts, head } = headed.value;
  return accept({
    head, reviews: await projectReviews(ctx, stored.project_id), units: await namedUnits(ctx), twoHigh: await twoHighView(ctx, stored.project_id, facts),
    resources: await projectResources(ctx, stored.project_id, facts),
    usual: { subject: usualSubject(facts), dueOn: addDays(head.today, USUAL_DAYS), units: USUAL_UNITS },
    mayAsk: may(ctx.actor, "admission.ask"), mayDecide: may(ctx.actor, "admission.decide"),
  });
}
