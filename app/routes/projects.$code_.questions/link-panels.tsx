import { USUAL_LINK_DAYS } from "#app/domain/questions.ts";
import { ActionForm, FoldedForm } from "#app/features/admission/action-form.tsx";
import { projectPath } from "#app/features/project/project-address.ts";
import { CategoryField, PhoneField, TextField } from "#app/features/questions/ask-fields.tsx";
import { formatInstant } from "#app/i18n/format-date.ts";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale, useWords } from "#app/i18n/words-context.tsx";
import type { LinkView, ProjectQuestions } from "#app/services/questions/project-questions.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Chip } from "#app/ui/chip.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select, TextInput } from "#app/ui/inputs.tsx";
import { Panel } from "#app/ui/panel.tsx";

/** Logs for an investor what they asked at the hotline; under a contact's name that contact sees it behind their link. */
export function LogPanel({ contacts, formKey }: { readonly contacts: ProjectQuestions["contacts"]; readonly formKey: string }) {
  const { questions, common } = useWords();
  return (
    <div className="no-print flex flex-wrap gap-2 px-1">
      <FoldedForm intent="log" formKey={formKey} label={questions.log} submit={questions.saveLog} fields={["asker", "contact", "phone", "category", "text"]}>
        {(drawn) => (
          <>
            <div className="flex flex-wrap gap-3">
              <Field label={questions.asker} name="asker" errors={drawn.byField.asker} className="max-w-64" required>{(control) => <TextInput {...control} defaultValue={drawn.values.asker ?? ""} maxLength={60} autoComplete="off" />}</Field>
              <PhoneField drawn={drawn} />
              {contacts.length > 0 && <Field label={questions.contact} name="contact" errors={drawn.byField.contact} aside={common.optional} hint={questions.contactHint} className="w-64">{(control) => <Select {...control} defaultValue={drawn.values.contact ?? ""} options={[{ value: "", label: questions.noneOfThem }, ...contacts.map(({ id, name }) => ({ value: String(id), label: name }))]} />}</Field>}
            </div>
            <CategoryField drawn={drawn} />
            <TextField drawn={drawn} name="text" label={questions.text} />
          </>
        )}
      </FoldedForm>
    </div>
  );
}

function LinkLine({ link, formKey }: { readonly link: LinkView; readonly formKey: string }) {
  const { questions } = useWords();
  const locale = useLocale();
  const facts = joinFacts(locale, [questions.linkMadeAt({ at: formatInstant(locale, link.createdAt) }), link.createdBy, questions.linkUntil({ at: formatInstant(locale, link.expiresAt) }), link.lastUsedAt === null ? questions.neverUsed : questions.lastUsed({ at: formatInstant(locale, link.lastUsedAt) })]);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2">
      <span className="min-w-0 flex-1 basis-60"><strong className="text-sm font-strong text-ink">{link.contact}</strong> <Chip tone={link.state === "inUse" ? "green" : "neutral"}>{questions.linkState[link.state]}</Chip><span className="block text-xs text-muted">{facts}</span></span>
      {(link.state === "inUse" || link.state === "silent") && <ActionForm intent="revokeLink" item={link.id} formKey={formKey} submit={questions.revoke} submitVariant="secondary" fields={[]}>{() => null}</ActionForm>}
    </li>
  );
}

/** The personal links of a project: make one for a contact, see whether it was used, end it. */
export function LinksPanel({ page, formKey }: { readonly page: ProjectQuestions; readonly formKey: string }) {
  const { questions, companies } = useWords();
  const { contacts, links, head } = page;
  return (
    <Panel flush title={questions.links}>
      <p className="px-4 pb-2 text-xs text-muted">{questions.linksHint}</p>
      {contacts.length === 0 ? <EmptyState text={questions.noContact} action={<LinkButton to={`${projectPath(head.code)}/people`}>{companies.people}</LinkButton>} /> : (
        <div className="no-print flex px-4 pb-3">
          <FoldedForm intent="link" formKey={formKey} label={questions.makeLink} submit={questions.makeLink} fields={["contact", "days"]}>
            {(drawn) => (
              <div className="flex flex-wrap items-start gap-3">
                <Field label={questions.contact} name="contact" errors={drawn.byField.contact} className="w-64" required>{(control) => <Select {...control} defaultValue={drawn.values.contact ?? String(contacts[0]?.id)} options={contacts.map(({ id, name }) => ({ value: String(id), label: name }))} />}</Field>
                <Field label={questions.days} name="days" errors={drawn.byField.days} className="max-w-28" required>{(control) => <TextInput {...control} defaultValue={drawn.values.days ?? String(USUAL_LINK_DAYS)} inputMode="numeric" autoComplete="off" />}</Field>
              </div>
            )}
          </FoldedForm>
        </div>
      )}
      <ul>{links.map((link) => <LinkLine key={link.id} link={link} formKey={formKey} />)}</ul>
    </Panel>
  );
}
