import { sql } from "kysely";
import type { Kysely, Transaction } from "kysely";
import { EVERYTHING } from "#app/domain/predicate.ts";
import type { Database } from "../schema/database.ts";
import type { ContactRow } from "../schema/companies.ts";
import { isEverything } from "./companies.ts";
import type { CompanyScope } from "./companies.ts";
import { factsWhere } from "./project-facts.ts";
import { closeVersion, nextItem } from "./versions.ts";

/** A person at a company; `company` is the record that theirs stands for now, `company_name` what it is called. */
export interface ContactWithCompany extends ContactRow {
  readonly root: number;
  readonly company_name: string;
}

/** Who may know a contact: everybody of the city, the district that knows them, and whoever sees a project they speak for. */
export type ContactScope = CompanyScope;

function contactsWithCompany(db: Kysely<Database>, scope: ContactScope) {
  const query = db.selectFrom("contacts as t").innerJoin("company_roots as r", "r.item", "t.company").innerJoin("companies as c", "c.item", "r.root")
    .where("c.recorded_to", "is", null).selectAll("t").select(["r.root", "c.name as company_name"]);
  if (isEverything(scope.projects)) return query;
  const seen = factsWhere(db, scope.projects).innerJoin("contact_projects as l", "l.project_id", "f.project_id").where("l.recorded_to", "is", null).select("l.contact");
  return query.where((eb) => eb.or([...(scope.district === null ? [] : [eb("t.district", "=", scope.district)]), eb("t.item", "in", seen)]));
}

/** The people at some companies that the scope lets be known, by name. */
export async function contactsAt(db: Kysely<Database>, roots: readonly number[], scope: ContactScope): Promise<ContactWithCompany[]> {
  if (roots.length === 0) return [];
  return contactsWithCompany(db, scope).where("t.recorded_to", "is", null).where("r.root", "in", [...roots]).orderBy("t.name").orderBy("t.item").execute();
}

/** The people who speak for a project that the caller may see. */
export async function contactsFor(db: Kysely<Database>, projectId: number): Promise<ContactWithCompany[]> {
  return contactsWithCompany(db, { projects: EVERYTHING, district: null }).innerJoin("contact_projects as l", "l.contact", "t.item")
    .where("l.project_id", "=", projectId).where("l.recorded_to", "is", null).where("t.recorded_to", "is", null).orderBy("t.name").orderBy("t.item").execute();
}

/** One contact in the present version, if the scope lets them be known. */
export async function findContact(db: Kysely<Database>, item: number, scope: ContactScope): Promise<ContactWithCompany | null> {
  const row = await contactsWithCompany(db, scope).where("t.recorded_to", "is", null).where("t.item", "=", item).executeTakeFirst();
  return row ?? null;
}

/** The names of contacts by item, those who were taken away since included, for notes that tell of them. */
export async function contactNames(db: Kysely<Database>, items: readonly number[]): Promise<Map<number, string>> {
  if (items.length === 0) return new Map();
  const rows = await db.selectFrom("contacts").select(["item", "name"]).where("item", "in", [...items]).orderBy("recorded_from").orderBy("id").execute();
  return new Map(rows.map((row) => [row.item, row.name]));
}

export type ContactFields = Pick<ContactRow, "company" | "name" | "title" | "phone" | "email" | "note" | "district">;

/** Adds a contact; answers their item. */
export async function insertContact(trx: Transaction<Database>, fields: ContactFields, at: string, by: number | null): Promise<number> {
  const item = await nextItem(trx, "contacts");
  await trx.insertInto("contacts").values({ ...fields, item, recorded_from: at, recorded_to: null, recorded_by: by }).execute();
  return item;
}

/** Puts a version of a contact in the place of the present one (null: takes them away); false when somebody was faster. */
export async function replaceContact(trx: Transaction<Database>, present: Pick<ContactRow, "id" | "item" | "recorded_from">, fields: ContactFields | null, at: string, by: number | null): Promise<boolean> {
  if (!(await closeVersion(trx, "contacts", present.id, at))) return false;
  if (fields) await trx.insertInto("contacts").values({ ...fields, item: present.item, recorded_from: at > present.recorded_from ? at : present.recorded_from, recorded_to: null, recorded_by: by }).execute();
  return true;
}

/** Notes that a contact speaks for a project; nothing where they already do. */
export async function linkContact(trx: Transaction<Database>, contact: number, projectId: number, at: string, by: number | null): Promise<void> {
  await sql`insert or ignore into contact_projects (contact, project_id, recorded_from, recorded_to, recorded_by) values (${contact}, ${projectId}, ${at}, null, ${by})`.execute(trx);
}

/** Notes that a contact no longer speaks for a project. */
export async function unlinkContact(trx: Transaction<Database>, contact: number, projectId: number, at: string): Promise<void> {
  const row = await trx.selectFrom("contact_projects").select("id").where("contact", "=", contact).where("project_id", "=", projectId).where("recorded_to", "is", null).executeTakeFirst();
  if (row) await closeVersion(trx, "contact_projects", row.id, at);
}
