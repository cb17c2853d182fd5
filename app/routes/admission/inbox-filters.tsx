import { Form, useSubmit } from "@remix-run/react";
import { ADMISSION_SUBJECTS } from "#app/domain/admission.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { INBOX_STATES } from "#app/domain/admission.ts";
import type { Inbox } from "#app/services/admission/inbox.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Select } from "#app/ui/inputs.tsx";

/** The filters of the inbox as one form: each choice applies at once, without JavaScript by its button. */
export function InboxFilters({ inbox }: { readonly inbox: Pick<Inbox, "query" | "units" | "places" | "ownUnit"> }) {
  const { admission, board, common, fields } = useWords();
  const locale = useLocale();
  const submit = useSubmit();
  const { state, subject, unit, district } = inbox.query;
  const isOwn = inbox.ownUnit !== null;
  const stateName = { ...admission.inboxState, ...(isOwn ? { waiting: admission.ownWaiting, answered: admission.ownAnswered } : {}) };
  const inLanguage = (entry: { readonly code: string; readonly zh: string; readonly en: string }) => ({ value: entry.code, label: locale === "en" ? entry.en : entry.zh });
  return (
    <Form method="get" action="/admission" role="search" aria-label={common.filters} className="no-print flex flex-wrap items-center gap-2 px-4 py-2.5 md:px-5"
      onChange={(event) => { if (event.target instanceof HTMLSelectElement) submit(event.currentTarget); }}>
      <Select key={`s${state}`} compact name="state" aria-label={admission.stateLabel} defaultValue={state} options={INBOX_STATES.map((value) => ({ value, label: stateName[value] }))} />
      <Select key={`j${subject}`} compact name="subject" aria-label={admission.subjectLabel} empty={admission.anySubject} defaultValue={subject ?? ""} options={ADMISSION_SUBJECTS.map((value) => ({ value, label: admission.subject[value] }))} />
      {!isOwn && <Select key={`u${unit}`} compact name="unit" aria-label={admission.unit} empty={admission.anyUnit} defaultValue={unit ?? ""} options={inbox.units.map(inLanguage)} className="max-w-56" />}
      {inbox.places.length > 0 && <Select key={`d${district}`} compact name="district" aria-label={fields.district} empty={board.anyDistrict} defaultValue={district ?? ""} options={inbox.places.map(inLanguage)} />}
      <Button type="submit" size="s">{common.apply}</Button>
      {(state !== "waiting" || subject || unit || district) && <LinkButton to="/admission" size="s" variant="ghost">{common.clearFilters}</LinkButton>}
    </Form>
  );
}
