import { randomUUID } from "node:crypto";
import { data, redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { UnitSlipTable } from "#app/features/calendar/unit-slip-table.tsx";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { projectPath } from "#app/features/project/project-address.ts";
import type { RefusedChange } from "#app/features/project/project-answer.ts";
import { ProjectFrame } from "#app/features/project/project-frame.tsx";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { found, refusedOn } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { parseForm, readForm, readIntent } from "#app/http/parse-form.server.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import { forecastsFormSchema, PLAN_INTENTS, planPageFields, templateFormSchema } from "#app/schemas/milestone-form.ts";
import { conflictIn } from "#app/services/projects/latest-change.server.ts";
import { planPage, takeOverDates } from "#app/services/projects/plan-page.server.ts";
import { Panel } from "#app/ui/panel.tsx";
import { EffectsPanel } from "./effects-panel.tsx";
import { ReplansPanel } from "./replans-panel.tsx";
import { TemplatePanel } from "./template-panel.tsx";

export const meta = pageTitle((words) => words.plans.tab);
export const shouldRevalidate = revalidateOnConflict;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const { values, refusals } = readPageQuery(request, planPageFields);
  const page = found(await planPage(ctx, params.code ?? "", values.from));
  return data({ page, formKey: randomUUID(), saved: values.saved ?? null, faults: refusals }, { status: statusWith(refusals) });
}

const SCHEMAS = { template: templateFormSchema, forecasts: forecastsFormSchema } as const;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.edit");
  const form = await readForm(request);
  const intent = readIntent(form, PLAN_INTENTS);
  const parsed = parseForm(form, SCHEMAS[intent] as z.ZodType<z.output<(typeof SCHEMAS)[keyof typeof SCHEMAS]>>);
  const code = params.code ?? "";
  if (!parsed.ok) return refusedOn(parsed.errors, parsed.values, null);
  const verdict = await takeOverDates(ctx, code, parsed.value);
  return verdict.ok ? redirect(`${projectPath(code)}/plan?saved=${intent}`, { status: 303 }) : refusedOn(verdict.errors, parsed.values, await conflictIn(ctx, code, verdict.errors));
}

export default function ProjectPlanPage() {
  const { page, formKey, saved, faults } = useLoaderData<typeof loader>();
  const answer = useActionData<RefusedChange>();
  const { plans } = useWords();
  const refusedOf = (intent: (typeof PLAN_INTENTS)[number]) => (answer && !answer.ok && answer.values.intent === intent ? answer : null);
  return (
    <ProjectFrame head={page.head} tab="plan">
      <div className="flex max-w-6xl flex-col gap-3 p-3 md:px-6">
        <SavedNotice text={saved === null ? null : saved === "template" ? plans.plansSaved : plans.takenOver} param="saved" />
        <EffectsPanel page={page} formKey={formKey} refused={refusedOf("forecasts")} />
        <Panel flush={page.units.length > 0} title={plans.units} meta={plans.unitsNote} className="overflow-hidden">
          {page.units.length === 0 ? <p className="text-sm text-muted">{plans.noUnits}</p> : <UnitSlipTable rows={page.units} names={page.unitNames} />}
        </Panel>
        <ReplansPanel replans={page.replans} />
        {page.head.mayEdit && <TemplatePanel page={page} formKey={formKey} refused={refusedOf("template")} faults={faults} />}
      </div>
    </ProjectFrame>
  );
}
