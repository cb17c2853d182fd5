import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { expectedCumulative } from "#app/domain/progress.ts";
import { parseAmountCell } from "#app/domain/money.ts";
import { formatInstant } from "#app/i18n/format-date.ts";
import { formatMoney } from "#app/i18n/format-money.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { ReportFormPage, ReportVersion } from "#app/services/progress/report-form-page.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { NumberInput, Select, TextArea, TextInput } from "#app/ui/inputs.tsx";
import { useRefusal } from "../form-answer.ts";
import { progressPath } from "./progress-address.ts";
import { yuanInWords } from "./typed-yuan.ts";
import { VersionFacts } from "./version-facts.tsx";

const FIELDS = ["month", "done", "cumulative", "next", "percent", "physical", "problems", "reason", "document"];

/** What was typed, else what is stored. */
function useTyped(present: ReportVersion | null, values: Readonly<Record<string, string>>) {
  const locale = useLocale();
  const stored: Record<string, string> = present === null ? {} : {
    done: yuanInWords(locale, present.doneCny), cumulative: yuanInWords(locale, present.cumulativeCny), next: present.nextCny === null ? "" : yuanInWords(locale, present.nextCny),
    percent: present.percent === null ? "" : String(present.percent), physical: present.physical ?? "", problems: present.problems ?? "", reason: present.reason ?? "",
    document: present.document === null ? "" : String(present.document),
  };
  const isSent = Object.keys(values).length > 0;
  return (name: string) => (isSent ? (values[name] ?? "") : (stored[name] ?? ""));
}

/** Somebody reported the month meanwhile: theirs beside what was typed. */
function Faster({ present }: { readonly present: ReportVersion }) {
  const { progress, project } = useWords();
  const locale = useLocale();
  return (
    <Banner tone="warning" title={progress.reportedBy({ name: present.by ?? project.system, at: formatInstant(locale, present.at) })}>
      {progress.typedKept}
      <VersionFacts version={present} />
    </Banner>
  );
}

/** One month's report, short enough for a phone: only the month's amount is needed, the cumulative follows by itself. */
export function ReportForm({ page, formKey }: { readonly page: ReportFormPage; readonly formKey: string }) {
  const { common, fields, progress } = useWords();
  const locale = useLocale();
  const drawn = useRefusal(FIELDS);
  const form = useFocusFirstInvalid(drawn.answer);
  const isSending = useNavigation().state !== "idle";
  const { byField, values, whole } = drawn;
  const isStale = drawn.isStale;
  const typed = useTyped(page.present, values);
  const [done, setDone] = useState(typed("done"));
  const cell = parseAmountCell(done);
  const sum = cell.ok && page.previous ? expectedCumulative(page.previous, cell.amount) : null;
  const seen = isStale || values.seen === undefined ? String(page.present?.id ?? "") : values.seen;
  const cumulativeHint = page.previous === null ? progress.cumulativeFirst
    : progress.cumulativeHint({ last: formatMoney(locale, page.previous.cumulativeCny, "CNY", "exact"), sum: sum === null ? "…" : formatMoney(locale, sum, "CNY", "exact") });
  return (
    <Form ref={form} method="post" noValidate className="flex flex-col gap-4">
      {isStale && page.present && <Faster present={page.present} />}
      {whole.length > 0 && !isStale && <Banner tone="error">{whole.join(" ")}</Banner>}
      {byField.month && <Banner tone="error">{byField.month.join(" ")}</Banner>}
      <input type="hidden" name="month" value={page.month} />
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="formKey" value={isStale ? formKey : (values.formKey ?? formKey)} />
      <Field label={progress.done} name="done" errors={byField.done} required hint={progress.amountHint}
        aside={page.previous?.nextCny != null && progress.planOfMonth({ amount: formatMoney(locale, page.previous.nextCny) })}>
        {(control) => <TextInput {...control} defaultValue={typed("done")} autoComplete="off" maxLength={120} onInput={(event) => setDone(event.currentTarget.value)} suffix={cell.ok ? `= ${formatMoney(locale, cell.amount, "CNY", "exact")}` : " "} />}
      </Field>
      <Field label={fields.cumulativeCny} name="cumulative" errors={byField.cumulative} hint={cumulativeHint} aside={common.optional}>
        {(control) => <TextInput {...control} defaultValue={typed("cumulative")} placeholder={sum === null ? undefined : yuanInWords(locale, sum)} autoComplete="off" maxLength={120} />}
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label={progress.next} name="next" errors={byField.next} aside={common.optional}>
          {(control) => <TextInput {...control} defaultValue={typed("next")} autoComplete="off" maxLength={120} />}
        </Field>
        <Field label={`${fields.percentDone} %`} name="percent" errors={byField.percent} aside={page.previous?.percent != null ? `${page.previous.percent}%` : progress.percentHint}>
          {(control) => <NumberInput {...control} defaultValue={typed("percent")} maxLength={8} inputMode="numeric" />}
        </Field>
      </div>
      <Field label={fields.physicalProgress} name="physical" errors={byField.physical} aside={common.optional}>
        {(control) => <TextArea {...control} rows={2} defaultValue={typed("physical")} maxLength={1000} />}
      </Field>
      <Field label={fields.problems} name="problems" errors={byField.problems} aside={common.optional}>
        {(control) => <TextArea {...control} rows={2} defaultValue={typed("problems")} maxLength={1000} />}
      </Field>
      <Field label={common.reason} name="reason" errors={byField.reason} hint={progress.reasonHint}>
        {(control) => <TextInput {...control} defaultValue={typed("reason")} autoComplete="off" maxLength={1000} />}
      </Field>
      {page.documents.length > 0 && (
        <Field label={progress.document} name="document" errors={byField.document}>
          {(control) => <Select {...control} empty={progress.noDocument} defaultValue={typed("document")} options={page.documents.map(({ item, name }) => ({ value: String(item), label: name }))} />}
        </Field>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton to={progressPath(page.code)} size="l">{isStale ? progress.keepTheirs : common.cancel}</LinkButton>
        <Button type="submit" variant="primary" size="l" disabled={isSending} className="max-sm:flex-1">{isStale ? progress.saveMine : progress.saveReport}</Button>
      </div>
    </Form>
  );
}
