import type { Kysely } from "kysely";
import { addDays } from "#app/domain/dates.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Db } from "#db/connection.server.ts";
import { contactNames, contactsFor } from "#db/queries/contacts.ts";
import { findLink, insertLink, revokeLinkRow, touchLink } from "#db/queries/questions.ts";
import type { Database } from "#db/schema/database.ts";
import { noteUse } from "../auth/note-use.server.ts";
import { newSecret, secretHash } from "../auth/secrets.server.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { onProject, tellOfProject } from "../projects/on-project.server.ts";

const SECRET = /^[\w-]{43}$/;
/** The last instant of a day in Shanghai. */
const END_OF_DAY = "T15:59:59.999Z";

export interface NewLink {
  readonly code: string;
  readonly contact: number;
  readonly days: number;
  readonly formKey?: string | undefined;
}

/** Makes a personal link for a contact who speaks for the project. Its secret is told only here, so the same form again is refused. */
export async function makeLink(ctx: ServiceContext, { code, contact, days, formKey }: NewLink): Promise<Verdict<{ secret: string }>> {
  const secret = newSecret();
  let isNew = false;
  const made = await onProject(ctx, { code, needs: "project.edit", formKey, content: { link: contact, days } }, async (trx, stored): Promise<Verdict<null>> => {
    const speaker = (await contactsFor(trx, stored.project_id)).find(({ item }) => item === contact);
    if (!speaker) return refuse({ code: "not_a_contact", field: "contact" });
    isNew = true;
    const until = addDays(todayOf(ctx), days);
    await insertLink(trx, { project_id: stored.project_id, contact, hash: secretHash(secret), created_at: ctx.now, created_by: ctx.actor.userId, expires_at: `${until}${END_OF_DAY}` });
    await tellOfProject(trx, ctx, stored, { action: "question.link", objectType: "question", before: null, after: { askContact: speaker.name, askUntil: until } });
    return accept(null);
  });
  if (!made.ok) return made;
  return isNew ? accept({ secret }) : refuse({ code: "already_sent" });
}

/** Ends a link of the project. */
export async function revokeLink(ctx: ServiceContext, { code, item, formKey }: { readonly code: string; readonly item: number; readonly formKey?: string | undefined }): Promise<Verdict<null>> {
  return onProject(ctx, { code, needs: "project.edit", formKey, content: { revoke: item } }, async (trx, stored): Promise<Verdict<null>> => {
    const revoked = await revokeLinkRow(trx, stored.project_id, item, ctx.now);
    if (!revoked) return refuse({ code: "link_ended" });
    await tellOfProject(trx, ctx, stored, { action: "question.revokeLink", objectType: "question", before: { askContact: (await contactNames(trx, [revoked.contact])).get(revoked.contact) ?? null }, after: null });
    return accept(null);
  });
}

/** Names a link without its secret, by the hash under which it would be kept; null for what cannot be a secret. */
export function linkKey(secret: string): string | null {
  return SECRET.test(secret) ? secretHash(secret) : null;
}

/** Who holds a link, and the project that it is about; null for a secret that is unknown, revoked or over. */
export async function holderOfLink(db: Kysely<Database>, secret: string, now: string) {
  const hash = linkKey(secret);
  return hash === null ? null : findLink(db, hash, now);
}

/** Notes beside the request that a link was used. */
export function noteLinkUse(db: Db, link: { readonly id: number; readonly last_used_at: string | null }, now: string): void {
  noteUse(db, `ask ${link.id}`, link.last_used_at, now, (trx) => touchLink(trx, link.id, now));
}
