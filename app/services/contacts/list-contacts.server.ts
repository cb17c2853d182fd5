import { contactsAt, contactsFor } from "#db/queries/contacts.ts";
import type { ContactWithCompany } from "#db/queries/contacts.ts";
import { companiesOfProject } from "#db/queries/companies.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { companyScopeOf } from "../companies/company-scope.server.ts";
import type { ServiceContext } from "../context.server.ts";
import type { ContactSaid } from "./add-contact.server.ts";

/** A person at a company; `version` names what a form is drawn from. */
export interface Contact extends ContactSaid {
  readonly id: number;
  readonly version: number;
  readonly company: { readonly id: number; readonly name: string };
}

/** A stored contact as pages show it. */
export function contactOf(row: ContactWithCompany): Contact {
  return { id: row.item, version: row.id, name: row.name, title: row.title, phone: row.phone, email: row.email, note: row.note, company: { id: row.root, name: row.company_name } };
}

/** The people who speak for a project, and the others at its companies whom the actor may know. Scope was checked by whoever read the project. */
export async function contactsOfProject(ctx: ServiceContext, stored: Pick<StoredProject, "project_id">): Promise<{ readonly speaking: readonly Contact[]; readonly others: readonly Contact[] }> {
  const speaking = await contactsFor(ctx.db.read, stored.project_id);
  const companies = await companiesOfProject(ctx.db.read, stored.project_id);
  const known = await contactsAt(ctx.db.read, companies.map(({ item }) => item), companyScopeOf(ctx.actor));
  const items = new Set(speaking.map(({ item }) => item));
  return { speaking: speaking.map(contactOf), others: known.filter(({ item }) => !items.has(item)).map(contactOf) };
}
