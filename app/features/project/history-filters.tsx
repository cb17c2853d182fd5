import { Form, useSubmit } from "@remix-run/react";
import { trailFieldName } from "#app/i18n/field-values.ts";
import type { Words } from "#app/i18n/words.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { HistoryPage } from "#app/services/projects/project-history.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Select } from "#app/ui/inputs.tsx";

export interface HistoryFiltersProps extends Pick<HistoryPage, "fields" | "kinds" | "filter"> {
  readonly path: string;
}

/** The name of a kind of change; one that has none reads as other changes. */
function kindName({ audit }: Words, kind: string): string {
  const names: Readonly<Record<string, string>> = audit.kind;
  return names[kind] ?? audit.otherKind;
}

/** Narrows the history to one field or one kind of change; each choice applies at once, without JavaScript by the button. */
export function HistoryFilters({ path, fields, kinds, filter }: HistoryFiltersProps) {
  const words = useWords();
  const locale = useLocale();
  const submit = useSubmit();
  const { common, project } = words;
  const byName = (options: readonly { readonly value: string; readonly label: string }[]) => options.toSorted((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <Form method="get" action={path} role="search" aria-label={common.filters} className="no-print flex flex-wrap items-center gap-2 px-4 pb-3"
      onChange={(event) => { if (event.target instanceof HTMLSelectElement) submit(event.currentTarget); }}>
      <Select key={`k${filter.kind}`} compact name="kind" aria-label={project.kindOfChange} empty={project.anyKindOfChange} defaultValue={filter.kind ?? ""} options={byName(kinds.map((kind) => ({ value: kind, label: kindName(words, kind) })))} />
      <Select key={`f${filter.field}`} compact name="field" aria-label={project.fieldOfChange} empty={project.anyField} defaultValue={filter.field ?? ""} className="max-w-64" options={byName(fields.map((field) => ({ value: field, label: trailFieldName(words, field) })))} />
      <Button type="submit" size="s">{common.apply}</Button>
      {(filter.field ?? filter.kind) !== undefined && <LinkButton to={path} size="s" variant="ghost">{common.clearFilters}</LinkButton>}
    </Form>
  );
}
