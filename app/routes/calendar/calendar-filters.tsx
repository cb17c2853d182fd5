import { Form, useLocation, useSubmit } from "@remix-run/react";
import { CALENDAR_PATH } from "#app/features/calendar/calendar-address.ts";
import { placeName } from "#app/features/figure-controls/place-name.ts";
import { COLUMN_STAGES, STAGES } from "#app/domain/stages.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { CalendarPage } from "#app/services/calendar/calendar-page.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/choices.tsx";
import { Select } from "#app/ui/inputs.tsx";

/** The filters as one form: each choice applies at once, without JavaScript by its button. */
export function CalendarFilters({ page }: { readonly page: CalendarPage }) {
  const { board, calendar, common, fields, milestones, plans, stages } = useWords();
  const locale = useLocale();
  const submit = useSubmit();
  const { search } = useLocation();
  const { query, choices, units, view, month } = page;
  const isFiltered = Boolean(query.district?.length || query.liaison?.length || query.unit || query.stage?.length || query.type || query.overdue);
  const types = STAGES.map((stage) => ({ label: stages.name[stage.id], options: [...stage.others, stage.closedBy].map((type) => ({ value: type, label: milestones.name[type] })) }));
  return (
    <Form key={search} method="get" action={CALENDAR_PATH} role="search" aria-label={common.filters} onChange={(event) => submit(event.currentTarget)}
      className="no-print flex flex-wrap items-center gap-2 px-4 py-2.5 md:px-5">
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="view" value={view} />
      {choices.districts.length > 0 && (
        <Select compact name="district" aria-label={fields.district} empty={board.anyDistrict} defaultValue={query.district?.[0] ?? ""} options={choices.districts.map((place) => ({ value: place.code, label: placeName(locale, place) ?? place.code }))} />
      )}
      {choices.liaisons.length > 1 && (
        <Select compact name="liaison" aria-label={fields.liaison} empty={calendar.anyLiaison} defaultValue={query.liaison?.[0] ?? ""} options={choices.liaisons.map(({ email, name }) => ({ value: email, label: name }))} />
      )}
      <Select compact name="stage" aria-label={fields.stage} empty={calendar.anyStage} defaultValue={query.stage?.[0] ?? ""} options={COLUMN_STAGES.map((stage) => ({ value: stage, label: stages.name[stage] }))} />
      {view !== "units" && (
        <>
          <Select compact name="unit" aria-label={plans.unit} empty={calendar.anyUnit} className="max-w-52" defaultValue={query.unit ?? ""} options={units.map((unit) => ({ value: unit.code, label: locale === "en" ? unit.nameEn : unit.nameZh }))} />
          <Select compact name="type" aria-label={milestones.milestone} empty={calendar.anyMilestone} className="max-w-52" defaultValue={query.type ?? ""} options={types} />
          <Checkbox name="overdue" value="1" defaultChecked={query.overdue !== undefined} label={calendar.onlyOverdue} />
        </>
      )}
      <Button type="submit" size="s">{common.apply}</Button>
      {isFiltered && <LinkButton to={`${CALENDAR_PATH}?${new URLSearchParams({ month, view })}`} size="s" variant="ghost">{common.clearFilters}</LinkButton>}
    </Form>
  );
}
