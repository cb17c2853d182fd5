import type { Transaction } from "kysely";
import { cleanName } from "#app/domain/text.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { companiesOfProject } from "#db/queries/companies.ts";
import { insertContact, linkContact } from "#db/queries/contacts.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import type { Database } from "#db/schema/database.ts";
import type { ServiceContext } from "../context.server.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";

/** What is said of a person at a company. */
export interface ContactSaid {
  readonly name: string;
  readonly title: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly note: string | null;
}

export interface NewContact extends ContactSaid {
  /** Which of the project's companies they belong to; null: its first. */
  readonly company: number | null;
}

/** Adds a person who speaks for a project, within a transaction that has found the project; who may is the caller's question. */
export async function addContactIn(trx: Transaction<Database>, ctx: ServiceContext, stored: Pick<StoredProject, "project_id" | "code">, contact: NewContact): Promise<Verdict<{ readonly contact: number }>> {
  const name = cleanName(contact.name);
  if (name === "") return refuse({ code: "required", field: "name" });
  const companies = await companiesOfProject(trx, stored.project_id);
  const company = contact.company === null ? companies[0] : companies.find(({ item }) => item === contact.company);
  if (!company) return refuse({ code: contact.company === null ? "no_investor" : "not_found", field: "company" });
  const { title, phone, email, note } = contact;
  const item = await insertContact(trx, { company: company.item, name, title, phone, email, note, district: ctx.actor.district }, ctx.now, ctx.actor.userId);
  await linkContact(trx, item, stored.project_id, ctx.now, ctx.actor.userId);
  await tellOfProject(trx, ctx, stored, { action: "contact.add", objectType: "contact", before: null, after: { contact: name, company: company.name, contactTitle: title } });
  return accept({ contact: item });
}

/** Adds a person who speaks for a project. */
export async function addContact(ctx: ServiceContext, code: string, contact: NewContact, formKey?: string): Promise<Verdict<{ readonly contact: number }>> {
  return onProject(ctx, { code, needs: "company.write", formKey, content: contact }, (trx, stored) => addContactIn(trx, ctx, stored, contact));
}
