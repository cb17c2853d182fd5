import { Form, Link, useNavigation } from "@remix-run/react";
import { Pencil, Plus } from "lucide-react";
import { companyPath } from "#app/features/company/company-address.ts";
import { ContactList } from "#app/features/company/contact-list.tsx";
import { editPath, projectPath } from "#app/features/project/project-address.ts";
import { useWords } from "#app/i18n/words-context.tsx";
import type { Contact } from "#app/services/contacts/list-contacts.server.ts";
import type { PeoplePage } from "#app/services/projects/people-page.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Panel } from "#app/ui/panel.tsx";

/** The investors as the project names them, each leading to its company. */
export function InvestorsPanel({ page: { investors, head, may } }: { readonly page: PeoplePage }) {
  const { companies, project } = useWords();
  return (
    <Panel flush title={companies.investors} action={may.relate && <LinkButton to={editPath(head.code, "investor")} size="s" icon={Pencil}>{project.editFacts}</LinkButton>}>
      {investors.length === 0 ? <p className="px-4 pb-4 text-sm text-muted">{companies.noInvestors}</p> : (
        <ul>
          {investors.map(({ name, company }, index) => (
            <li key={`${name}-${index}`} className="border-t border-line px-4 py-2.5 text-sm first:border-t-0">
              {company ? <Link to={companyPath(company.id)} className="link font-strong touch:inline-flex touch:min-h-11 touch:items-center">{company.name}</Link> : name}
              {company && company.name !== name && <span className="ml-2 text-muted">{name}</span>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function LinkContact({ contact, speaks, formKey }: { readonly contact: Contact; readonly speaks: boolean; readonly formKey: string }) {
  const { companies } = useWords();
  const isSending = useNavigation().state !== "idle";
  const label = speaks ? companies.speaks : companies.silent;
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="formKey" value={`${formKey}-${contact.id}`} />
      <input type="hidden" name="contact" value={contact.id} />
      <Button type="submit" name="intent" value={speaks ? "speaks" : "silent"} size="s" variant="ghost" disabled={isSending} aria-label={`${label} ${contact.name}`}>{label}</Button>
    </Form>
  );
}

/** Who speaks for the project, and who else is known at its companies. */
export function ContactsPanel({ page, formKey }: { readonly page: PeoplePage; readonly formKey: string }) {
  const { companies } = useWords();
  const { head, investors, others, speaking } = page;
  const mayLink = page.may.contact;
  return (
    <Panel flush title={companies.contacts} action={mayLink && investors.length > 0 && <LinkButton to={`${projectPath(head.code)}/people?do=contact`} preventScrollReset size="s" icon={Plus}>{companies.addContact}</LinkButton>}>
      {speaking.length === 0
        ? <p className="px-4 pb-4 text-sm text-muted">{companies.noContacts}</p>
        : <ContactList contacts={speaking} withCompany actionFor={(contact) => mayLink && <LinkContact contact={contact} speaks={false} formKey={formKey} />} />}
      {others.length > 0 && (
        <>
          <h3 className="border-t border-line px-4 pt-2.5 pb-1 text-xs text-muted">{companies.others}</h3>
          <ContactList contacts={others} withCompany actionFor={(contact) => mayLink && <LinkContact contact={contact} speaks formKey={formKey} />} />
        </>
      )}
    </Panel>
  );
}
