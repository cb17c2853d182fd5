import { Form, useSubmit } from "@remix-run/react";
import { DUTY_STATES, SIDES } from "#app/domain/commitments.ts";
import { CHECK_STAGES } from "#app/domain/indicators.ts";
import { placeName } from "#app/features/figure-controls/place-name.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { DutiesPage } from "#app/services/commitments/duties-page.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Select } from "#app/ui/inputs.tsx";

/** The filters of the list as one form: each choice applies at once, without JavaScript by its button. */
export function DutyFilters({ page }: { readonly page: Pick<DutiesPage, "query" | "places" | "units"> }) {
  const { board, commitments, common, fields } = useWords();
  const locale = useLocale();
  const submit = useSubmit();
  const { side, state, unit, stage, district } = page.query;
  const { list } = commitments;
  const isFiltered = Boolean(side || state || unit || stage || district);
  const stateNames: Readonly<Record<(typeof DUTY_STATES)[number], string>> = list;
  return (
    <Form method="get" action="/commitments" role="search" aria-label={common.filters} className="no-print flex flex-wrap items-center gap-2 px-4 py-2.5" onChange={(event) => submit(event.currentTarget)}>
      <Select key={`s${state}`} compact name="state" aria-label={list.state} empty={list.anyState} defaultValue={state ?? ""} options={DUTY_STATES.map((value) => ({ value, label: stateNames[value] }))} />
      <Select key={`i${side}`} compact name="side" aria-label={fields.side} empty={list.anySide} defaultValue={side ?? ""} options={SIDES.map((value) => ({ value, label: commitments.duties[value] }))} />
      <Select key={`g${stage}`} compact name="stage" aria-label={commitments.field.checkStage} empty={list.anyStage} defaultValue={stage ?? ""} options={CHECK_STAGES.map((value) => ({ value, label: commitments.checkStage[value] }))} />
      <Select key={`u${unit}`} compact name="unit" aria-label={commitments.field.responsible} empty={list.anyUnit} defaultValue={unit ?? ""} className="max-w-44" options={page.units.map((row) => ({ value: row.code, label: placeName(locale, row) ?? row.code }))} />
      {page.places.length > 0 && <Select key={`d${district}`} compact name="district" aria-label={fields.district} empty={board.anyDistrict} defaultValue={district ?? ""} options={page.places.map((place) => ({ value: place.code, label: placeName(locale, place) ?? place.code }))} />}
      <Button type="submit" size="s">{common.apply}</Button>
      {isFiltered && <LinkButton to="/commitments" size="s" variant="ghost">{common.clearFilters}</LinkButton>}
    </Form>
  );
}
