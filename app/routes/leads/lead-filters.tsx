import { Form, useSubmit } from "@remix-run/react";
import { Search } from "lucide-react";
import { LEAD_SOURCES } from "#app/domain/kinds.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { LEAD_STATES } from "#app/domain/lead-states.ts";
import type { LeadsPage } from "#app/services/leads/leads-page.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Select } from "#app/ui/inputs.tsx";

/** The filters of the list as one form: each choice applies at once, without JavaScript by its button. */
export function LeadFilters({ page }: { readonly page: Pick<LeadsPage, "places" | "query" | "view"> }) {
  const { board, common, fields, kinds, leads, projects, stages } = useWords();
  const locale = useLocale();
  const submit = useSubmit();
  const { q, district, source, state } = page.query;
  const stateName = { lead: stages.lead, talks: stages.inTalks, assessed: stages.assessed };
  const isFiltered = Boolean(q || district?.length || source || state);
  return (
    <Form method="get" action="/leads" role="search" aria-label={common.filters} className="no-print flex flex-wrap items-center gap-2 px-4 py-2.5 md:px-5"
      onChange={(event) => { if (event.target instanceof HTMLSelectElement) submit(event.currentTarget); }}>
      <span className="relative max-md:w-full">
        <Icon of={Search} size="s" className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted" />
        <input key={q} type="search" name="q" defaultValue={q ?? ""} maxLength={100} placeholder={projects.searchPlaceholder} aria-label={common.search} className="control min-h-8! w-full pl-8! text-sm! md:w-56 touch:min-h-11!" />
      </span>
      {page.places.length > 0 && (
        <Select key={`d${district?.join()}`} compact name="district" aria-label={fields.district} empty={board.anyDistrict} className="max-w-48" defaultValue={district?.[0] ?? ""} options={page.places.map((place) => ({ value: place.code, label: locale === "en" ? place.en : place.zh }))} />
      )}
      {page.view !== "open" && <input type="hidden" name="view" value={page.view} />}
      {page.view === "open" && <Select key={`s${state}`} compact name="state" aria-label={leads.state} empty={leads.anyState} defaultValue={state ?? ""} options={LEAD_STATES.map((value) => ({ value, label: stateName[value] }))} />}
      <Select key={`f${source}`} compact name="source" aria-label={fields.source} empty={leads.anySource} defaultValue={source ?? ""} options={LEAD_SOURCES.map((value) => ({ value, label: kinds.source[value] }))} />
      <Button type="submit" size="s">{common.apply}</Button>
      {isFiltered && <LinkButton to={page.view === "open" ? "/leads" : `/leads?view=${page.view}`} size="s" variant="ghost">{common.clearFilters}</LinkButton>}
    </Form>
  );
}
