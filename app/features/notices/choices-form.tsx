import { Link } from "@remix-run/react";
import { NOTICE_MODES } from "#app/domain/notices.ts";
import type { NoticeTopic } from "#app/domain/notices.ts";
import { LOCALE_NAMES, LOCALES } from "#app/i18n/locale.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { NoticeChoices } from "#app/services/notices/own-choices.server.ts";
import { RadioChips } from "#app/ui/choices.tsx";
import { Field, FieldErrors } from "#app/ui/field.tsx";
import { Select, TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { ActionForm } from "../admission/action-form.tsx";
import type { DrawnAnswer } from "../form-answer.ts";

interface Parts {
  readonly choices: NoticeChoices;
  readonly drawn: DrawnAnswer;
}

/** How each topic comes on each channel, when nothing is to come, and when the digest does. */
export function ChoicesForm({ choices, formKey, offersMail }: { readonly choices: NoticeChoices; readonly formKey: string; readonly offersMail: boolean }) {
  const { common } = useWords();
  return (
    <ActionForm intent="save" formKey={formKey} submit={common.save} hidden={{ seen: choices.seen }} fields={["quietFrom", "quietTo", "digestAt", "locale"]}>
      {(drawn) => (
        <>
          <Channels choices={choices} drawn={drawn} offersMail={offersMail} />
          <Habits choices={choices} drawn={drawn} />
        </>
      )}
    </ActionForm>
  );
}

function Channels({ choices, drawn, offersMail }: Parts & { readonly offersMail: boolean }) {
  const { notices } = useWords();
  return (
    <Panel title={notices.where} meta={notices.inApp} action={<Link className="text-link hover:underline" to="/profile/robots">{notices.robots}</Link>} flush>
      {!offersMail && <p className="px-4 pb-2.5 text-sm text-muted">{notices.mailOff}</p>}
      <ul>
        {choices.topics.map((topic) => (
          <li key={topic} className="flex flex-wrap items-center gap-x-5 gap-y-2 border-t border-line px-4 py-2.5">
            <span className="w-full text-sm font-strong text-ink sm:w-40">{notices.topic[topic]}</span>
            {choices.channels.map((entry) => <Channel key={entry.channel} topic={topic} entry={entry} choices={choices} drawn={drawn} />)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Channel({ topic, entry, choices, drawn }: Parts & { readonly topic: NoticeTopic; readonly entry: NoticeChoices["channels"][number] }) {
  const { notices } = useWords();
  const field = `${topic}-${entry.channel}`;
  const name = entry.name ?? notices.email;
  const chosen = choices.choices.find((choice) => choice.topic === topic && choice.channel === entry.channel)?.mode ?? "off";
  const errors = drawn.byField[field];
  return (
    <div>
      <label className="flex items-center gap-2 text-sm text-muted">
        <span className="max-w-40 truncate">{name}</span>
        <Select compact name={field} aria-label={notices.how({ topic: notices.topic[topic], channel: name })} defaultValue={drawn.values[field] ?? chosen} options={NOTICE_MODES.map((value) => ({ value, label: notices.mode[value] }))} />
      </label>
      {errors && <FieldErrors errors={errors} />}
    </div>
  );
}

function Habits({ choices, drawn: { byField, values, answer } }: Parts) {
  const { notices } = useWords();
  const typed = (name: "quietFrom" | "quietTo" | "digestAt") => (answer === undefined ? (choices[name] ?? "") : (values[name] ?? ""));
  return (
    <Panel title={notices.habits}>
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
          <Field label={notices.quietFrom} name="quietFrom" errors={byField.quietFrom}>{(control) => <TextInput {...control} type="time" defaultValue={typed("quietFrom")} className="w-36!" />}</Field>
          <Field label={notices.quietTo} name="quietTo" errors={byField.quietTo}>{(control) => <TextInput {...control} type="time" defaultValue={typed("quietTo")} className="w-36!" />}</Field>
          <Field label={notices.digestAt} name="digestAt" errors={byField.digestAt} required>{(control) => <TextInput {...control} type="time" defaultValue={typed("digestAt")} className="w-36!" />}</Field>
        </div>
        <p className="text-xs text-muted">{notices.quietHint}</p>
        <RadioChips legend={notices.messageLanguage} name="locale" defaultValue={values.locale ?? choices.locale} errors={byField.locale} options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))} />
      </div>
    </Panel>
  );
}
