import type { ReactNode } from "react";
import { joinFacts } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/words-context.tsx";
import type { Contact } from "#app/services/contacts/list-contacts.server.ts";

export interface ContactListProps {
  readonly contacts: readonly Contact[];
  readonly withCompany?: boolean;
  readonly actionFor?: (contact: Contact) => ReactNode;
}

/** People at companies: who, what they do, how to reach them. */
export function ContactList({ contacts, withCompany = false, actionFor }: ContactListProps) {
  const locale = useLocale();
  return (
    <ul>
      {contacts.map((contact) => (
        <li key={contact.id} className="flex items-start gap-3 border-t border-line px-4 py-2.5 text-sm first:border-t-0">
          <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            <p><strong className="font-strong text-ink">{contact.name}</strong> <span className="text-muted">{joinFacts(locale, [contact.title, withCompany ? contact.company.name : null])}</span></p>
            {(contact.phone || contact.email) && (
              <p className="flex flex-wrap gap-x-4">
                {contact.phone && <a href={`tel:${contact.phone.replace(/[^\d+]/g, "")}`} className="link touch:min-h-11 touch:inline-flex touch:items-center">{contact.phone}</a>}
                {contact.email && <a href={`mailto:${contact.email}`} className="link touch:min-h-11 touch:inline-flex touch:items-center">{contact.email}</a>}
              </p>
            )}
            {contact.note && <p className="whitespace-pre-line text-muted">{contact.note}</p>}
          </div>
          {actionFor?.(contact)}
        </li>
      ))}
    </ul>
  );
}
