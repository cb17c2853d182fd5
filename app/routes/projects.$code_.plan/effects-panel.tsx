import { PaneForm } from "#app/features/project/pane-form.tsx";
import type { RefusedChange } from "#app/features/project/project-answer.ts";
import { DateText } from "#app/features/date-text.tsx";
import { formatDuration } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { PlanPage } from "#app/services/projects/plan-page.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Panel } from "#app/ui/panel.tsx";

/** The milestones that slips push, with the way to take the pushed dates over as expected ones. */
export function EffectsPanel({ page, formKey, refused }: { readonly page: PlanPage; readonly formKey: string; readonly refused: RefusedChange | null }) {
  const { milestones, plans } = useWords();
  const locale = useLocale();
  const { pushed, head } = page;
  if (pushed.length === 0) return <Panel title={plans.effects}><p className="text-sm text-muted">{plans.noEffects}</p></Panel>;
  const dates = Object.fromEntries(pushed.map((entry) => [`forecast.${entry.type}`, entry.proposedOn]));
  const table = (
    <DataTable label={plans.effects} rows={pushed} keyOf={(entry) => entry.type} columns={[
      { id: "type", head: milestones.milestone, isName: true, className: "whitespace-nowrap", cell: (entry) => milestones.name[entry.type] },
      { id: "present", head: plans.presentlyExpected, cell: (entry) => <DateText date={entry.presentOn} /> },
      { id: "proposed", head: plans.proposedExpected, strong: true, cell: (entry) => <DateText date={entry.proposedOn} /> },
      { id: "days", head: plans.later, align: "end", cell: (entry) => <span className="text-light-yellow-text">{formatDuration(locale, entry.days)}</span> },
      { id: "because", head: plans.because, cell: (entry) => milestones.name[entry.because] },
    ]} />
  );
  return (
    <Panel flush title={plans.effects} meta={plans.effectsNote} className="overflow-hidden">
      {head.mayEdit
        ? <PaneForm intent="forecasts" version={head.version} formKey={formKey} refused={refused} fields={[]} hidden={dates} submit={plans.takeOver({ n: pushed.length })}>{table}</PaneForm>
        : table}
    </Panel>
  );
}
