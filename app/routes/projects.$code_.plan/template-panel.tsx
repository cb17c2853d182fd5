import { Form } from "@remix-run/react";
import { PaneForm } from "#app/features/project/pane-form.tsx";
import type { RefusedChange } from "#app/features/project/project-answer.ts";
import { namedRefusalText, refusalText } from "#app/i18n/refusal-text.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import { stageOfMilestone } from "#app/domain/stages.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { PlanPage } from "#app/services/projects/plan-page.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { StageName } from "#app/features/stage-mark.tsx";

export interface TemplatePanelProps {
  readonly page: PlanPage;
  readonly formKey: string;
  readonly refused: RefusedChange | null;
  readonly faults: readonly Refusal[];
}

function StartForm({ from, faults }: { readonly from: string; readonly faults: readonly Refusal[] }) {
  const words = useWords();
  const { plans } = words;
  return (
    <Form method="get" preventScrollReset className="flex flex-wrap items-end gap-3 px-4 pb-3">
      <Field label={plans.countFrom} name="from" errors={faults.map((fault) => refusalText(words, fault))} className="w-44">
        {(control) => <TextInput key={from} {...control} defaultValue={from} autoComplete="off" inputMode="numeric" />}
      </Field>
      <Button type="submit">{plans.propose}</Button>
    </Form>
  );
}

/** Dates that the template proposes for what has none, stage by stage, to be changed or emptied before they are saved. */
export function TemplatePanel({ page, formKey, refused, faults }: TemplatePanelProps) {
  const words = useWords();
  const { milestones, plans } = words;
  const form = useFocusFirstInvalid(refused);
  const { head, from, proposals } = page;
  const names = proposals.map(({ type }) => `plan.${type}`);
  const errorsOf = (name: string) => (refused?.errors ?? []).filter((error) => error.field === name).map((error) => refusalText(words, error));
  const misread = faults.map((fault) => namedRefusalText(words, fault));
  return (
    <Panel flush id="template" title={plans.template} meta={plans.templateNote} className="overflow-hidden">
      {misread.length > 0 && <Banner tone="error" className="mx-4 mb-3">{misread.join(" ")}</Banner>}
      <StartForm from={from} faults={faults} />
      {proposals.length === 0 ? <p className="px-4 pb-4 text-sm text-muted">{plans.nothingToPlan}</p> : (
        <PaneForm key={from} formRef={form} intent="template" version={head.version} formKey={formKey} refused={refused} fields={names} submit={plans.savePlans}>
          <p className="px-4 pb-3 text-sm text-muted">{plans.emptied}</p>
          <ul className="grid gap-x-6 gap-y-3 px-4 pb-4 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
            {proposals.map(({ type, planOn }) => {
              const stage = stageOfMilestone(type);
              return (
                <li key={type}>
                  <Field label={milestones.name[type]} name={`plan.${type}`} errors={errorsOf(`plan.${type}`)} aside={planOn < head.today ? plans.isPast : stage && <StageName stage={stage} />}>
                    {(control) => <TextInput {...control} defaultValue={refused ? (refused.values[`plan.${type}`] ?? "") : planOn} autoComplete="off" inputMode="numeric" />}
                  </Field>
                </li>
              );
            })}
          </ul>
        </PaneForm>
      )}
    </Panel>
  );
}
