import { Form } from "@remix-run/react";
import { formatPartialDate } from "#app/i18n/format-date.ts";
import { formatList, joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { Talk } from "#app/services/leads/talks-page.server.ts";
import { Button, buttonClasses, LinkButton } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { talksPath } from "../project/project-address.ts";

/** What a talk says: how and when, the words, with whom, what comes next. */
export function TalkBody({ talk }: { readonly talk: Talk }) {
  const { kinds, project, talks } = useWords();
  const locale = useLocale();
  const date = (on: string) => formatPartialDate(locale, on);
  const next = talk.nextStep === null ? null : talk.nextOn === null ? talks.nextIs({ step: talk.nextStep }) : talks.nextIsBy({ step: talk.nextStep, date: date(talk.nextOn) });
  return (
    <>
      <p className="text-xs text-muted">{joinFacts(locale, [date(talk.on), talk.channel && kinds.channel[talk.channel], talk.isCorrected ? talks.corrected : null])}</p>
      <p className="whitespace-pre-line text-ink [overflow-wrap:anywhere]">{talk.note}</p>
      {(talk.contacts.length > 0 || talk.people.length > 0) && (
        <p className="text-muted">{joinFacts(locale, [talk.contacts.length > 0 ? talks.withThem({ names: formatList(locale, talk.contacts) }) : null, talk.people.length > 0 ? talks.byUs({ names: formatList(locale, talk.people) }) : null])}</p>
      )}
      {next && <p className="text-ink-2">{next}</p>}
      <p className="text-xs text-muted">{talks.enteredBy({ name: talk.by ?? project.system })}</p>
    </>
  );
}

function Removal({ talk, code, formKey }: { readonly talk: Talk; readonly code: string; readonly formKey: string }) {
  const { talks } = useWords();
  return (
    <details>
      <summary aria-label={talks.removeOf({ date: talk.on })} className={buttonClasses("ghost", "s", "cursor-pointer")}>{talks.remove}</summary>
      <Form method="post" action={talksPath(code)} className="mt-2 flex flex-wrap items-end gap-2">
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="talk" value={talk.id} />
        <input type="hidden" name="formKey" value={`${formKey}-${talk.id}`} />
        <Field label={talks.removeWhy} name="reason" required className="min-w-56 flex-1">{(control) => <TextInput {...control} autoComplete="off" maxLength={500} />}</Field>
        <Button type="submit" variant="danger">{talks.remove}</Button>
      </Form>
    </details>
  );
}

/** Every talk, newest first; each can be corrected, or taken away with a reason where it never took place. */
export function TalkList({ talks: list, code, mayEdit, formKey }: { readonly talks: readonly Talk[]; readonly code: string; readonly mayEdit: boolean; readonly formKey: string }) {
  const { common, talks } = useWords();
  return (
    <Panel flush title={talks.list} meta={talks.count({ n: list.length })}>
      {list.length === 0 ? <p className="px-4 pb-4 text-sm text-muted">{talks.none}</p> : (
        <ol>
          {list.map((talk) => (
            <li key={talk.id} className="border-t border-line px-4 py-2.5 text-sm">
              <TalkBody talk={talk} />
              {mayEdit && (
                <div className="mt-1 flex flex-wrap items-start gap-2">
                  <LinkButton to={`${talksPath(code)}?talk=${talk.id}#talk`} size="s" variant="ghost" aria-label={talks.correctOf({ date: talk.on })}>{common.edit}</LinkButton>
                  <Removal talk={talk} code={code} formKey={formKey} />
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
