import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { TALK_CHANNELS } from "#app/domain/kinds.ts";
import { namedRefusalText, refusalsByField } from "#app/i18n/refusal-text.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { PersonChoice, Talk, TalksPage } from "#app/services/leads/talks-page.server.ts";
import { Banner } from "#app/ui/banner.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Checkbox, RadioChips } from "#app/ui/choices.tsx";
import { Field, FieldErrors, useFocusFirstInvalid } from "#app/ui/field.tsx";
import { Select, TextArea, TextInput } from "#app/ui/inputs.tsx";
import type { RefusedForm } from "../form-answer.ts";
import { talksPath } from "../project/project-address.ts";
import { TalkBody } from "./talk-list.tsx";

export interface TalkFormProps {
  readonly code: string;
  readonly formKey: string;
  readonly refused: RefusedForm | null;
  /** The version that somebody else made of the talk meanwhile. */
  readonly theirs: Talk | null;
  readonly today: string;
  readonly contacts: readonly PersonChoice[];
  readonly people: readonly PersonChoice[];
  readonly editing: TalksPage["editing"];
  readonly viewer: number | null;
}

const FIELDS = ["channel", "on", "note", "contacts", "people", "nextStep", "nextOn"];
/** How many of our own people a talk names at most by the form. */
const OWN_PEOPLE = 3;

/** What stands in the fields: what was typed and refused, the talk that is corrected, or a new one today by oneself. */
function useValues({ refused, editing, today, viewer, people, contacts }: TalkFormProps): (name: string) => string {
  const typed = refused?.values;
  if (typed) return (name) => typed[name] ?? "";
  const said = editing?.said;
  const present: Record<string, string> = said
    ? { channel: said.channel ?? "", on: said.on, note: said.note, nextStep: said.nextStep ?? "", nextOn: said.nextOn ?? "" }
    : { on: today, ...(viewer !== null && people.some(({ id }) => id === viewer) ? { "people[0]": String(viewer) } : {}) };
  said?.people.forEach((id, index) => { present[`people[${index}]`] = String(id); });
  contacts.forEach(({ id }, index) => { if (said?.contacts.includes(id)) present[`contacts[${index}]`] = String(id); });
  return (name) => present[name] ?? "";
}

function Choices({ legend, errors, children }: { readonly legend: string; readonly errors: readonly string[] | undefined; readonly children: ReactNode }) {
  return (
    <fieldset aria-invalid={errors ? true : undefined}>
      <legend className="mb-1 text-sm font-strong text-ink">{legend}</legend>
      {children}
      {errors && <FieldErrors errors={errors} />}
    </fieldset>
  );
}

/** A talk with the investor's people: how, when, with whom, what was said, what comes next. */
export function TalkForm(props: TalkFormProps) {
  const { code, formKey, refused, theirs, contacts, people, editing } = props;
  const words = useWords();
  const { common, kinds, talks } = words;
  const form = useFocusFirstInvalid(refused);
  const isSending = useNavigation().state !== "idle";
  const value = useValues(props);
  const errors = refusalsByField(words, refused?.errors ?? []);
  const others = (refused?.errors ?? []).filter((error) => error.code !== "stale" && (error.field === undefined || !FIELDS.includes(error.field)));
  const talk = theirs?.id ?? editing?.id;
  return (
    <Form ref={form} method="post" action={talksPath(code)} noValidate className="flex flex-col gap-4">
      <input type="hidden" name="intent" value={talk === undefined ? "talk" : "correct"} />
      <input type="hidden" name="formKey" value={theirs ? formKey : (refused?.values.formKey ?? formKey)} />
      {talk !== undefined && <input type="hidden" name="talk" value={talk} />}
      {theirs && <Banner tone="warning" title={talks.faster({ by: theirs.by ?? "" })}><TalkBody talk={theirs} /><p className="mt-1">{words.project.typedKept}</p></Banner>}
      {others.length > 0 && <Banner tone="error">{others.map((error) => <span key={error.code} className="block">{namedRefusalText(words, error)}</span>)}</Banner>}
      <RadioChips legend={talks.channel} name="channel" defaultValue={value("channel")} errors={errors.channel} options={TALK_CHANNELS.map((channel) => ({ value: channel, label: kinds.channel[channel] }))} />
      <Field label={talks.note} name="note" errors={errors.note} required>
        {(control) => <TextArea {...control} rows={3} defaultValue={value("note")} placeholder={words.project.notePlaceholder} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={talks.on} name="on" errors={errors.on} required>
          {(control) => <TextInput {...control} defaultValue={value("on")} placeholder={common.dayFormat} autoComplete="off" inputMode="numeric" />}
        </Field>
        <Choices legend={talks.people} errors={errors.people}>
          <div className="flex flex-wrap gap-2">
            {Array.from({ length: OWN_PEOPLE }, (_, index) => (
              <Select key={index} name={`people[${index}]`} aria-label={talks.personNumber({ n: index + 1 })} empty={common.none} defaultValue={value(`people[${index}]`)} options={people.map(({ id, name }) => ({ value: String(id), label: name }))} />
            ))}
          </div>
        </Choices>
      </div>
      {contacts.length > 0 && (
        <Choices legend={talks.contacts} errors={errors.contacts}>
          <div className="flex flex-wrap gap-x-5 gap-y-1">{contacts.map(({ id, name }, index) => <Checkbox key={id} name={`contacts[${index}]`} value={id} defaultChecked={value(`contacts[${index}]`) === String(id)} label={name} />)}</div>
        </Choices>
      )}
      <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Field label={talks.nextStep} name="nextStep" errors={errors.nextStep} aside={common.optional}>
          {(control) => <TextInput {...control} defaultValue={value("nextStep")} placeholder={talks.nextStepPlaceholder} autoComplete="off" maxLength={200} />}
        </Field>
        <Field label={talks.nextOn} name="nextOn" errors={errors.nextOn} aside={common.optional}>
          {(control) => <TextInput {...control} defaultValue={value("nextOn")} placeholder={common.dayFormat} autoComplete="off" inputMode="numeric" />}
        </Field>
      </div>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" size="l" disabled={isSending} className="max-sm:flex-1">{editing ? talks.saveCorrection : talks.save}</Button>
        {editing && <LinkButton to={talksPath(code)} size="l">{common.cancel}</LinkButton>}
      </div>
    </Form>
  );
}
