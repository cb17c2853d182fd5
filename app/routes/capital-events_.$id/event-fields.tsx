import { Form, Link, useNavigation } from "@remix-run/react";
import { useRefusal } from "#app/features/form-answer.ts";
import { yuanInWords } from "#app/features/progress/typed-yuan.ts";
import { formatInstant, formatPartialDate } from "#app/i18n/format-date.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import { EVENT_TYPES } from "#app/domain/kinds.ts";
import type { EventItem } from "#app/services/capital-events/list-events.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { RadioChips } from "#app/ui/choices.tsx";
import { Field, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/inputs.tsx";

const FIELDS = ["company", "uscc", "type", "on", "amount", "reason"];

/** What stands in the place of a version that was replaced: the present one, or nothing because the event was withdrawn. */
type Replaced = EventItem | "withdrawn" | null;

/** The version that somebody else made meanwhile, beside what is typed. */
function PresentVersion({ replaced }: { readonly replaced: NonNullable<Replaced> }) {
  const { common, fields, progress, project, quotasPage } = useWords();
  const locale = useLocale();
  if (replaced === "withdrawn") return <Banner tone="warning" action={<LinkButton to="/capital-events">{progress.events}</LinkButton>}>{progress.eventReplaced}</Banner>;
  const { company, uscc, type, on, amountCny, by, at } = replaced;
  const facts = [[quotasPage.company, company], [fields.uscc, uscc], [progress.eventType, progress.eventTypes[type]], [quotasPage.eventOn, formatPartialDate(locale, on)], [progress.eventAmount, amountCny === null ? null : yuanInWords(locale, amountCny)]] as const;
  return (
    <Banner tone="warning" title={project.someoneFaster({ by: by ?? common.unknown, at: formatInstant(locale, at, "text") })} action={<Link to={`/capital-events/${replaced.id}`} className="link whitespace-nowrap">{progress.openPresent}</Link>}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
        {facts.filter(([, value]) => value !== null).map(([name, value]) => <div key={name} className="contents"><dt>{name}</dt><dd className="text-ink [overflow-wrap:anywhere]">{value}</dd></div>)}
      </dl>
    </Banner>
  );
}

/** A listing or refinancing; a correction asks for its reason. Where somebody was faster it goes on from their version, once that was shown. */
export function EventFields({ item, replaced, formKey }: { readonly item: EventItem | null; readonly replaced: Replaced; readonly formKey: string }) {
  const { common, fields, progress, quotasPage } = useWords();
  const locale = useLocale();
  const drawn = useRefusal(FIELDS, ({ values }) => values.intent === "save");
  const form = useFocusFirstInvalid(drawn.answer);
  const isSending = useNavigation().state !== "idle";
  const { byField, values } = drawn;
  const next = drawn.isStale && replaced !== null && replaced !== "withdrawn" ? replaced.id : null;
  const typed = (name: string, stored: string | null | undefined) => values[name] ?? (drawn.answer ? "" : (stored ?? ""));
  return (
    <Form ref={form} method="post" action={next === null ? undefined : `/capital-events/${next}`} noValidate className="flex flex-col gap-4">
      {replaced !== null && <PresentVersion replaced={replaced} />}
      {!drawn.isStale && drawn.whole.length > 0 && <Banner tone="error">{drawn.whole.join(" ")}</Banner>}
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="formKey" value={values.formKey ?? formKey} />
      <Field label={quotasPage.company} name="company" errors={byField.company} required>{(control) => <TextInput {...control} defaultValue={typed("company", item?.company)} autoComplete="off" maxLength={200} />}</Field>
      <Field label={fields.uscc} name="uscc" errors={byField.uscc} aside={common.optional}>{(control) => <TextInput {...control} defaultValue={typed("uscc", item?.uscc)} autoComplete="off" maxLength={40} />}</Field>
      <RadioChips legend={progress.eventType} name="type" errors={byField.type} defaultValue={typed("type", item?.type)} options={EVENT_TYPES.map((type) => ({ value: type, label: progress.eventTypes[type] }))} />
      <Field label={quotasPage.eventOn} name="on" errors={byField.on} hint={common.datePrecisionHint} required>{(control) => <TextInput {...control} defaultValue={typed("on", item?.on)} placeholder={common.datePlaceholder} autoComplete="off" inputMode="numeric" />}</Field>
      <Field label={progress.eventAmount} name="amount" errors={byField.amount} hint={progress.amountHint}>{(control) => <TextInput {...control} defaultValue={typed("amount", item?.amountCny == null ? null : yuanInWords(locale, item.amountCny))} autoComplete="off" maxLength={120} />}</Field>
      {item && <Field label={common.reason} name="reason" errors={byField.reason} required>{(control) => <TextInput {...control} defaultValue={typed("reason", null)} autoComplete="off" maxLength={1000} />}</Field>}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" size="l" disabled={isSending || (replaced !== null && next === null)}>{common.save}</Button>
        <LinkButton to="/capital-events" size="l">{common.cancel}</LinkButton>
      </div>
    </Form>
  );
}

/** Why an event is taken back. */
export function WithdrawFields({ formKey }: { readonly formKey: string }) {
  const { common, progress } = useWords();
  const drawn = useRefusal(["withdrawReason"], ({ values }) => values.intent === "withdraw");
  const form = useFocusFirstInvalid(drawn.answer);
  const isSending = useNavigation().state !== "idle";
  return (
    <Form ref={form} method="post" noValidate className="flex flex-col gap-4">
      {drawn.whole.length > 0 && <Banner tone="error">{drawn.whole.join(" ")}</Banner>}
      <input type="hidden" name="intent" value="withdraw" />
      <input type="hidden" name="formKey" value={drawn.values.formKey ?? `${formKey}-w`} />
      <Field label={common.reason} name="withdrawReason" errors={drawn.byField.withdrawReason} required>{(control) => <TextInput {...control} defaultValue={drawn.values.withdrawReason ?? ""} autoComplete="off" maxLength={1000} />}</Field>
      <div><Button type="submit" variant="danger" size="l" disabled={isSending}>{progress.withdrawEvent}</Button></div>
    </Form>
  );
}
