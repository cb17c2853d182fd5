import type { Transaction } from "kysely";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { findCompany } from "#db/queries/companies.ts";
import { findContact, insertContact, linkContact, replaceContact, unlinkContact } from "#db/queries/contacts.ts";
import type { ContactWithCompany } from "#db/queries/contacts.ts";
import type { Database } from "#db/schema/database.ts";
import { companyScopeOf } from "../companies/company-scope.server.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { changedFields } from "../projects/describe-input.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";
import { actorFields } from "../projects/record-project.server.ts";
import { sentOnce } from "../sent-once.server.ts";
import type { ContactSaid } from "./add-contact.server.ts";

type Trx = Transaction<Database>;

/** Adds a person at a company that the actor may know. */
export async function addContactAt(ctx: ServiceContext, company: number, said: ContactSaid, formKey?: string): Promise<Verdict<{ readonly contact: number }>> {
  const allowed = authorise(ctx, "company.write");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, { company, said }, async () => {
    const stored = await findCompany(trx, company, companyScopeOf(ctx.actor));
    if (!stored) return refuse({ code: "not_found" });
    const { name, title, phone, email, note } = said;
    const contact = await insertContact(trx, { company, name, title, phone, email, note, district: ctx.actor.district }, ctx.now, ctx.actor.userId);
    await tellOfContact(trx, ctx, "contact.add", stored.name, null, said);
    return accept({ contact });
  }));
}

/** Changes what is said of a contact (null: takes them away); the version is the one the form was drawn from. */
export async function changeContact(ctx: ServiceContext, contact: number, version: number, said: ContactSaid | null, formKey?: string): Promise<Verdict<{ readonly contact: number }>> {
  const allowed = authorise(ctx, "company.write");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, { contact, version, said }, async () => {
    const stored = await findContact(trx, contact, companyScopeOf(ctx.actor));
    if (!stored) return refuse({ code: "not_found" });
    const before = saidOf(stored);
    const { company, district } = stored;
    const isWritten = stored.id === version && (await replaceContact(trx, stored, said && { ...said, company, district }, ctx.now, ctx.actor.userId));
    if (!isWritten) return refuse({ code: "stale" });
    await tellOfContact(trx, ctx, said ? "contact.edit" : "contact.remove", stored.company_name, before, said);
    return accept({ contact });
  }));
}

/** Notes that a known contact at a project's company speaks for the project, or no longer does. */
export async function setSpeaker(ctx: ServiceContext, code: string, contact: number, speaks: boolean, formKey?: string): Promise<Verdict<{ readonly contact: number }>> {
  return onProject(ctx, { code, needs: "company.write", formKey, content: { contact, speaks } }, async (trx, stored) => {
    const known = await findContact(trx, contact, companyScopeOf(ctx.actor));
    if (!known) return refuse({ code: "not_found" });
    if (speaks) await linkContact(trx, contact, stored.project_id, ctx.now, ctx.actor.userId);
    else await unlinkContact(trx, contact, stored.project_id, ctx.now);
    const name = { contact: known.name };
    await tellOfProject(trx, ctx, stored, { action: speaks ? "contact.link" : "contact.unlink", objectType: "contact", before: speaks ? null : name, after: speaks ? name : { contact: null } });
    return accept({ contact });
  });
}

function saidOf({ name, title, phone, email, note }: ContactWithCompany): ContactSaid {
  return { name, title, phone, email, note };
}

async function tellOfContact(trx: Trx, ctx: ServiceContext, action: string, company: string, before: ContactSaid | null, after: ContactSaid | null): Promise<void> {
  const changes = before && after ? changedFields({ ...before }, { ...after }) : { before: before && { ...before }, after: after && { ...after } };
  await appendAudit(trx, { ...actorFields(ctx), action, objectType: "contact", objectCode: company, projectId: null, before: changes?.before ?? null, after: changes?.after ?? null });
}
