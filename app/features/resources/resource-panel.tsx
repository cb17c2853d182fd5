import { RESOURCE_KINDS } from "#app/domain/resources.ts";
import type { ResourceKind } from "#app/domain/resources.ts";
import { unscaled } from "#app/domain/decimal.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { formatScaled, joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ProjectResources, RequestView } from "#app/services/resources/project-resources.server.ts";
import { Chip } from "#app/ui/chip.tsx";
import { Field } from "#app/ui/field.tsx";
import { NumberInput, Select, TextArea } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { FoldedForm } from "../admission/action-form.tsx";

const E4_DECIMALS = 4;

/** Reads an amount of a resource with its unit. */
export function useResourceText(): (kind: ResourceKind, valueE4: number) => string {
  const { resources } = useWords();
  return (kind, valueE4) => resources.amount({ n: formatScaled(valueE4, E4_DECIMALS, true), unit: resources.unit[kind] });
}

/** How far a request was met: the word carries it. */
export function RequestState({ askedE4, allocatedE4 }: Pick<RequestView, "askedE4" | "allocatedE4">) {
  const { resources } = useWords();
  if (allocatedE4 === 0) return <Chip tone="outline">{resources.waiting}</Chip>;
  return allocatedE4 < askedE4 ? <Chip tone="yellow">{resources.partly}</Chip> : <Chip tone="green">{resources.fully}</Chip>;
}

interface RowProps {
  readonly request: RequestView;
  readonly view: ProjectResources;
  readonly formKey: string;
}

function ChangeForms({ request, view, formKey }: RowProps) {
  const { resources, common } = useWords();
  const text = useResourceText();
  const { kind } = request;
  const present = { by: request.by, at: request.at, says: <p className="text-sm">{resources.asked} {text(kind, request.askedE4)}, {resources.allocated} {text(kind, request.allocatedE4)}</p> };
  const hidden = { seen: request.seen };
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {view.mayAllocate && (
        <FoldedForm intent="allocate" item={request.item} label={resources.allocate} text={resources.allocateHint} formKey={formKey} submit={resources.saveAllocation} hidden={hidden} fields={["allocated", "allocationNote"]} present={present}>
          {({ byField, values }) => (
            <>
              <Field label={`${resources.allocated} (${resources.unit[kind]})`} name="allocated" errors={byField.allocated} className="max-w-56" required
                hint={request.availableE4 === null ? resources.noBudget : resources.available({ n: text(kind, Math.max(0, request.availableE4)) })}>
                {(control) => <NumberInput {...control} defaultValue={values.allocated ?? unscaled(request.allocatedE4 || request.askedE4, E4_DECIMALS)} />}
              </Field>
              <Field label={common.reason} name="allocationNote" errors={byField.allocationNote}>{(control) => <TextArea {...control} rows={2} defaultValue={values.allocationNote ?? ""} />}</Field>
            </>
          )}
        </FoldedForm>
      )}
      {view.mayAsk && (
        <FoldedForm intent="askResource" item={request.item} label={resources.change} formKey={formKey} submit={resources.saveAsk} hidden={{ ...hidden, kind, year: request.year }} fields={["asked", "purpose"]} present={present}>
          {({ byField, values }) => (
            <>
              <Field label={`${resources.asked} (${resources.unit[kind]})`} name="asked" errors={byField.asked} className="max-w-56" required>{(control) => <NumberInput {...control} defaultValue={values.asked ?? unscaled(request.askedE4, E4_DECIMALS)} />}</Field>
              <Field label={resources.purpose} name="purpose" errors={byField.purpose}>{(control) => <TextArea {...control} rows={2} defaultValue={values.purpose ?? request.purpose ?? ""} />}</Field>
            </>
          )}
        </FoldedForm>
      )}
    </div>
  );
}

function AskForm({ view, formKey }: Omit<RowProps, "request">) {
  const { resources } = useWords();
  const years = [view.thisYear - 1, view.thisYear, view.thisYear + 1, view.thisYear + 2].map(String);
  const firstNeed = RESOURCE_KINDS.find((kind) => view.needs[kind] !== undefined && !view.requests.some((row) => row.kind === kind));
  return (
    <FoldedForm intent="askResource" item={0} label={resources.ask} formKey={formKey} submit={resources.saveAsk} hidden={{ seen: null }} fields={["kind", "year", "asked", "purpose"]}>
      {({ byField, values }) => (
        <div className="grid grid-cols-2 gap-2">
          <Field label={resources.kindLabel} name="kind" errors={byField.kind}>
            {(control) => <Select {...control} defaultValue={values.kind ?? firstNeed ?? "land"} options={RESOURCE_KINDS.map((kind) => ({ value: kind, label: `${resources.kind[kind]} (${resources.unit[kind]})` }))} />}
          </Field>
          <Field label={resources.year} name="year" errors={byField.year}>{(control) => <Select {...control} defaultValue={values.year ?? String(view.thisYear)} options={years.map((year) => ({ value: year, label: year }))} />}</Field>
          <Field label={resources.asked} name="asked" errors={byField.asked} required>{(control) => <NumberInput {...control} defaultValue={values.asked ?? (firstNeed ? unscaled(view.needs[firstNeed] ?? 0, E4_DECIMALS) : "")} />}</Field>
          <Field label={resources.purpose} name="purpose" errors={byField.purpose} className="col-span-2">{(control) => <TextArea {...control} rows={2} defaultValue={values.purpose ?? ""} />}</Field>
        </div>
      )}
    </FoldedForm>
  );
}

/** What a project asks of land, energy and carbon, year by year, and what it was given. Its forms post to the page it stands on. */
export function ResourcePanel({ view, formKey }: { readonly view: ProjectResources; readonly formKey: string }) {
  const { resources } = useWords();
  const locale = useLocale();
  const text = useResourceText();
  return (
    <Panel flush id="resources" title={resources.panel}>
      {view.requests.length === 0 && <p className="px-4 pb-3 text-sm text-muted">{resources.empty}</p>}
      <ul>
        {view.requests.map((request) => (
          <li key={request.item} className="border-t border-line px-4 py-2.5 text-sm">
            <p className="flex flex-wrap items-center gap-x-2"><strong className="font-strong text-ink">{resources.kind[request.kind]} {request.year}</strong><RequestState {...request} /></p>
            <p className="text-ink">{joinFacts(locale, [`${resources.asked} ${text(request.kind, request.askedE4)}`, `${resources.allocated} ${text(request.kind, request.allocatedE4)}`])}</p>
            <p className="text-xs text-muted [overflow-wrap:anywhere]">
              {joinFacts(locale, [resources.askedOn({ date: formatPartialDate(locale, request.askedOn) }), request.allocatedOn && resources.allocatedOn({ date: formatPartialDate(locale, request.allocatedOn) }), request.purpose, request.note])}
            </p>
            {(view.mayAllocate || view.mayAsk) && <ChangeForms request={request} view={view} formKey={formKey} />}
          </li>
        ))}
      </ul>
      {view.mayAsk && <div className="border-t border-line px-4 py-3"><AskForm view={view} formKey={formKey} /></div>}
    </Panel>
  );
}
