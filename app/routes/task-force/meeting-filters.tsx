import { Form, useLocation, useSubmit } from "@remix-run/react";
import { placeName } from "#app/features/figure-controls/place-name.ts";
import { MEETING_LIGHTS, MEETING_ORDERS } from "#app/domain/task-force.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { TaskForcePage } from "#app/services/task-force/task-force-page.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/choices.tsx";
import { Select } from "#app/ui/inputs.tsx";

/** What the meeting goes through, and in which order; each choice applies at once, without JavaScript by its button. */
export function MeetingFilters({ page }: { readonly page: Pick<TaskForcePage, "query" | "places" | "units"> }) {
  const { taskForce, board, issues, fields, lights, common } = useWords();
  const locale = useLocale();
  const submit = useSubmit();
  const { search } = useLocation();
  const { query, places, units } = page;
  const isFiltered = Boolean(query.district ?? query.unit ?? query.new);
  return (
    <Form key={search} method="get" action="/task-force" role="search" aria-label={common.filters} className="no-print flex flex-wrap items-center gap-2 px-4 py-2.5 md:px-5" onChange={(event) => submit(event.currentTarget)}>
      <Select compact name="light" aria-label={lights.light} defaultValue={query.light} options={MEETING_LIGHTS.map((value) => ({ value, label: lights.name[value] }))} />
      {places.length > 0 && <Select compact name="district" aria-label={fields.district} empty={board.anyDistrict} defaultValue={query.district ?? ""} options={places.map((place) => ({ value: place.code, label: placeName(locale, place) ?? place.code }))} />}
      <Select compact name="unit" aria-label={issues.units} empty={issues.anyUnit} className="max-w-56" defaultValue={query.unit ?? ""} options={units.map((unit) => ({ value: unit.code, label: locale === "en" ? unit.en : unit.zh }))} />
      <Select compact name="order" aria-label={taskForce.orderLabel} defaultValue={query.order} options={MEETING_ORDERS.map((value) => ({ value, label: taskForce.order[value] }))} />
      {query.light === "red" && <Checkbox name="new" value="1" defaultChecked={query.new !== undefined} label={taskForce.onlyNew} />}
      <Button type="submit" size="s">{common.apply}</Button>
      {isFiltered && <LinkButton to="/task-force" size="s" variant="ghost">{common.clearFilters}</LinkButton>}
    </Form>
  );
}
