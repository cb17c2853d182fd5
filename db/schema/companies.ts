import type { Generated, Selectable } from "kysely";
import type { VersionColumns } from "./versions.ts";

/** One version of what is known about a company; `parent` is the item of the company it belongs to, `district` whose staff entered it. */
export interface CompanyTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  name: string;
  uscc: string | null;
  country: string | null;
  parent: number | null;
  note: string | null;
  district: string | null;
}

/** A name that a company goes by; its key belongs to one company at a time. */
export interface CompanyNameTable extends VersionColumns {
  id: Generated<number>;
  company: number;
  name: string;
  name_key: string;
}

/** One record was found to mean the same company as another; `taken` holds what the kept one took over. */
export interface CompanyMergeTable extends VersionColumns {
  id: Generated<number>;
  kept: number;
  merged: number;
  taken: string;
  reason: string | null;
}

/** The record that each one stands for now: itself, or the one that merges lead to. */
export interface CompanyRootTable {
  item: number;
  root: number;
}

/** The present investors of a project by the keys of their names, and its credit code. */
export interface ProjectPartyTable {
  party_key: string;
  project_id: number;
}

/** Projects from before there were companies, until they are looked through. */
export interface ProjectWithoutPartiesTable {
  project_id: number;
}

/** A person at a company; `district` is whose staff know them, null: the city's. */
export interface ContactTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  company: number;
  name: string;
  title: string | null;
  phone: string | null;
  email: string | null;
  note: string | null;
  district: string | null;
}

/** A person who speaks for a project. */
export interface ContactProjectTable extends VersionColumns {
  id: Generated<number>;
  contact: number;
  project_id: number;
}

export type CompanyRow = Selectable<CompanyTable>;
export type CompanyNameRow = Selectable<CompanyNameTable>;
export type CompanyMergeRow = Selectable<CompanyMergeTable>;
export type ContactRow = Selectable<ContactTable>;

export interface CompanyTables {
  companies: CompanyTable;
  company_names: CompanyNameTable;
  company_merges: CompanyMergeTable;
  company_roots: CompanyRootTable;
  project_parties: ProjectPartyTable;
  projects_without_parties: ProjectWithoutPartiesTable;
  contacts: ContactTable;
  contact_projects: ContactProjectTable;
}
