import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import type { KeyboardEvent } from "react";
import { LEAD_SOURCES } from "#app/domain/kinds.ts";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { namedRefusalText, refusalsByField } from "#app/i18n/refusal-text.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { PossibleDuplicate } from "#app/services/leads/find-duplicates.server.ts";
import type { LeadFormPage } from "#app/services/leads/leads-page.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button } from "#app/ui/button.tsx";
import { RadioChips } from "#app/ui/choices.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { KeyHint } from "#app/ui/key-hint.tsx";
import type { RefusedForm } from "../form-answer.ts";
import { Duplicates, useDuplicates } from "./duplicates.tsx";
import { readTypedAmount } from "./typed-reading.ts";

export interface LeadFormProps {
  readonly page: LeadFormPage;
  readonly formKey: string;
  readonly refused: RefusedForm | null;
  /** Known to the server already, where a form without JavaScript was refused. */
  readonly duplicates: readonly PossibleDuplicate[];
}

const FIELDS = ["company", "wish", "amount", "source", "sourceDetail"];

/** Ctrl+Enter saves, with Shift it goes on to the next lead. */
function saveByKeys(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  const intent = event.shiftKey ? "saveAndAnother" : "save";
  event.currentTarget.requestSubmit(event.currentTarget.querySelector<HTMLButtonElement>(`button[value="${intent}"]`));
}

function AmountField({ page, errors, initial }: { readonly page: LeadFormPage; readonly errors: readonly string[] | undefined; readonly initial: string }) {
  const { common, leads } = useWords();
  const locale = useLocale();
  const [typed, setTyped] = useState(initial);
  const reading = readTypedAmount(locale, typed, page.rates);
  const note = reading?.rate ? leads.rateNote({ currency: reading.rate.currency, rate: reading.rate.rate, date: formatPartialDate(locale, reading.rate.on, "text") }) : "";
  return (
    <Field label={leads.amount} name="amount" errors={errors} hint={`${common.amountHint}${note === "" ? "" : ` ${note}`}`}>
      {(control) => <TextInput {...control} defaultValue={initial} autoComplete="off" maxLength={120} suffix={reading ? leads.readsAs({ amount: reading.text }) : " "} onInput={(event) => setTyped(event.currentTarget.value)} />}
    </Field>
  );
}

/** Four fields, of which only the company is needed; similar projects stand beside them while one types. */
export function LeadForm({ page, formKey, refused, duplicates }: LeadFormProps) {
  const words = useWords();
  const locale = useLocale();
  const { common, fields, kinds, leads } = words;
  const form = useFocusFirstInvalid(refused);
  const isSending = useNavigation().state !== "idle";
  const { found, ask } = useDuplicates(duplicates);
  const errors = refusalsByField(words, refused?.errors ?? []);
  const others = (refused?.errors ?? []).filter((error) => error.field === undefined || !FIELDS.includes(error.field));
  const typed = (name: string) => refused?.values[name] ?? "";
  const look = () => {
    const data = form.current && new FormData(form.current);
    if (data) ask({ company: String(data.get("company")), wish: String(data.get("wish")) });
  };
  const place = page.district === null ? null : locale === "en" ? page.district.en : page.district.zh;
  return (
    <Form ref={form} method="post" action="/leads/new" noValidate onKeyDown={saveByKeys} className="flex min-h-full flex-col">
      <input type="hidden" name="formKey" value={refused?.values.formKey ?? formKey} />
      <div className="flex flex-1 max-sm:flex-col">
        <div className="flex min-w-0 flex-1 flex-col gap-4 px-5 pb-5">
          {others.length > 0 && <Banner tone="error">{others.map((error) => <span key={error.code} className="block">{namedRefusalText(words, error)}</span>)}</Banner>}
          <Field label={leads.company} name="company" errors={errors.company} required>
            {(control) => <TextInput {...control} defaultValue={typed("company")} placeholder={leads.companyPlaceholder} autoComplete="off" maxLength={200} onInput={look} />}
          </Field>
          <Field label={leads.intent} name="wish" errors={errors.wish}>
            {(control) => <TextInput {...control} defaultValue={typed("wish")} placeholder={leads.intentPlaceholder} autoComplete="off" maxLength={200} onInput={look} />}
          </Field>
          <AmountField page={page} errors={errors.amount} initial={typed("amount")} />
          <RadioChips legend={leads.source} name="source" defaultValue={typed("source")} errors={errors.source} options={LEAD_SOURCES.map((source) => ({ value: source, label: kinds.source[source] }))} />
          <Field label={fields.sourceDetail} name="sourceDetail" errors={errors.sourceDetail} aside={common.optional}>
            {(control) => <TextInput {...control} defaultValue={typed("sourceDetail")} placeholder={leads.sourceDetailPlaceholder} autoComplete="off" maxLength={200} />}
          </Field>
        </div>
        <Duplicates found={found} />
      </div>
      <div className="sticky bottom-0 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-raised px-5 py-3.5">
        <p className="mr-auto text-sm text-muted">{place === null ? leads.registrantOnly({ name: page.registrant }) : leads.registrant({ name: page.registrant, district: place })} {leads.answerBy({ date: formatPartialDate(locale, page.answerBy, "text") })}</p>
        <div className="flex flex-row-reverse gap-2 max-sm:w-full">
          <Button type="submit" name="intent" value="save" variant="primary" size="l" disabled={isSending} className="max-sm:flex-1">{leads.saveLead}<KeyHint keys="Ctrl ↵" /></Button>
          <Button type="submit" name="intent" value="saveAndAnother" size="l" disabled={isSending}>{common.saveAndAnother}<KeyHint keys="Ctrl Shift ↵" /></Button>
        </div>
      </div>
    </Form>
  );
}
