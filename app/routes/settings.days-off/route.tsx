import { randomUUID } from "node:crypto";
import { data } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ActionForm } from "#app/features/admission/action-form.tsx";
import { revalidateOnConflict } from "#app/features/form-answer.ts";
import { SavedNotice } from "#app/features/saved-notice.tsx";
import { pageTitle } from "#app/features/shell/page-meta.ts";
import { answerForms, formWork } from "#app/http/form-works.server.ts";
import type { FormWork } from "#app/http/form-works.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { answerPageQuery, readPageQuery, statusWith } from "#app/http/page-query.server.ts";
import { formatMonth, formatPartialDate } from "#app/i18n/format-date.ts";
import { formatInteger } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { addDaysOffSchema, DAYS_OFF_INTENTS, daysOffFields, removeDaysOffSchema } from "#app/schemas/days-off-form.ts";
import type { DaysOffIntent } from "#app/schemas/days-off-form.ts";
import { addDaysOff, daysOffPage, removeDaysOff } from "#app/services/settings/days-off.server.ts";
import type { DaysOffPage } from "#app/services/settings/days-off.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Chip, Segments } from "#app/ui/chip.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field } from "#app/ui/field.tsx";
import { TextArea } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta = pageTitle((words) => words.daysOff.title);
export const shouldRevalidate = revalidateOnConflict;

const WORKS: Readonly<Record<DaysOffIntent, FormWork>> = {
  add: formWork(addDaysOffSchema, (ctx, _, { intent: _intent, ...form }) => addDaysOff(ctx, form)),
  remove: formWork(removeDaysOffSchema, (ctx, _, { intent: _intent, ...form }) => removeDaysOff(ctx, form)),
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "settings.read");
  const { values: { saved, ...values }, refusals } = readPageQuery(request, daysOffFields);
  const { value, faults } = await answerPageQuery({ values, refusals }, (query) => daysOffPage(ctx, query));
  return data({ ...value, isSaved: saved !== undefined, formKey: randomUUID() }, { status: statusWith(faults) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "settings.write");
  const year = readPageQuery(request, daysOffFields).values.year;
  return answerForms(ctx, request, { of: "", intents: DAYS_OFF_INTENTS, works: WORKS, path: `/settings/days-off${year === undefined ? "" : `?year=${year}`}` });
}

function Runs({ page, formKey }: { readonly page: DaysOffPage; readonly formKey: string }) {
  const { daysOff, common } = useWords();
  const locale = useLocale();
  const day = (on: string) => formatPartialDate(locale, on, "text");
  return (
    <ul>
      {page.runs.map(({ from, to, isWorking }) => (
        <li key={from} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-1.5 first:border-t-0">
          <span className="min-w-0 flex-1 text-sm text-ink">{from === to ? day(from) : daysOff.fromTo({ from: day(from), to: day(to) })} <Chip tone={isWorking ? "accent" : "neutral"}>{isWorking ? daysOff.work : daysOff.off}</Chip></span>
          {page.mayWrite && <ActionForm intent="remove" item={Number(from.replaceAll("-", ""))} hidden={{ from, to, kind: isWorking ? "work" : "off" }} formKey={formKey} submit={common.remove} submitVariant="ghost" fields={[]}>{() => null}</ActionForm>}
        </li>
      ))}
    </ul>
  );
}

export default function DaysOffSetting() {
  const page = useLoaderData<typeof loader>();
  const { daysOff, common, settings } = useWords();
  const locale = useLocale();
  const { year, years, runs, months, mayWrite, formKey } = page;
  const shown = months.map((days, index) => ({ month: index + 1, days }));
  return (
    <>
      <SavedNotice text={page.isSaved ? settings.settingSaved : null} param="saved" />
      <Banner tone="info">{daysOff.note}{!mayWrite && ` ${settings.readOnly}`}</Banner>
      <div className="overflow-x-auto"><Segments label={common.year} segments={years.map((each) => ({ key: String(each), to: `/settings/days-off?year=${each}`, current: each === year, content: String(each) }))} /></div>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel flush title={daysOff.special({ year })}>{runs.length === 0 ? <EmptyState text={daysOff.none({ year })} /> : <Runs page={page} formKey={formKey} />}</Panel>
        <div className="flex flex-col gap-4">
          {mayWrite && (
            <Panel title={daysOff.add}>
              <ActionForm intent="add" hidden={{ year }} formKey={formKey} submit={daysOff.take} fields={["lines"]}>
                {({ byField, values }) => <Field label={daysOff.lines({ year })} name="lines" errors={byField.lines} hint={daysOff.hint} required>{(control) => <TextArea {...control} rows={7} defaultValue={values.lines ?? ""} />}</Field>}
              </ActionForm>
            </Panel>
          )}
          <Panel flush title={daysOff.months({ year })} meta={daysOff.inYear({ n: months.reduce((sum, days) => sum + days, 0) })} className="overflow-hidden">
            <DataTable label={daysOff.months({ year })} rows={shown} keyOf={({ month }) => month} columns={[
              { id: "month", head: common.month, isName: true, cell: ({ month }) => formatMonth(locale, month) },
              { id: "days", head: daysOff.workingDays, align: "end", cell: ({ days }) => formatInteger(days) },
            ]} />
          </Panel>
        </div>
      </div>
    </>
  );
}
