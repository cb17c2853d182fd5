import type { Kysely } from "kysely";
import type { Predicate } from "#app/domain/predicate.ts";
import { companiesSharing, projectsSharing } from "../engines/company-search.ts";
import type { Database } from "../schema/database.ts";
import { factsWhere } from "./project-facts.ts";
import type { StoredProject } from "./project-facts.ts";

export interface ProjectTraits {
  /** Pieces of the names. */
  readonly pieces: readonly string[];
  readonly uscc: string | null;
  readonly projectCode: string | null;
}

export type ProjectCandidate = Pick<StoredProject, "project_id" | "name" | "investors" | "uscc" | "project_code" | "district" | "lead_on" | "part_of" | "duplicate_of"> & { readonly code: string; readonly stage: string };

/** Projects within a scope that may be the one with these traits, found by index: pieces of names, credit code, project code. */
export async function projectCandidates(db: Kysely<Database>, traits: ProjectTraits, scope: Predicate, limit: number): Promise<ProjectCandidate[]> {
  const { pieces, uscc, projectCode } = traits;
  const shared = pieces.length === 0 ? [] : (await projectsSharing(pieces, limit).execute(db)).rows.map((row) => row.project_id);
  const registered = uscc === null ? [] : await db.selectFrom("project_parties").select("project_id").where("party_key", "=", uscc).limit(limit).execute();
  const filed = projectCode === null ? [] : await db.selectFrom("project_facts").select("project_id").where("recorded_to", "is", null).where("project_code", "=", projectCode).limit(limit).execute();
  const ids = [...new Set([...registered, ...filed].map((row) => row.project_id).concat(shared))];
  if (ids.length === 0) return [];
  const rows = await factsWhere(db, scope).where("f.project_id", "in", ids)
    .select(["f.project_id", "p.code", "p.stage", "f.name", "f.investors", "f.uscc", "f.project_code", "f.district", "f.lead_on", "f.part_of", "f.duplicate_of"]).execute();
  return rows.toSorted((a, b) => ids.indexOf(a.project_id) - ids.indexOf(b.project_id));
}

export interface CompanyCandidate {
  readonly item: number;
  readonly name: string;
  readonly uscc: string | null;
  readonly names: readonly string[];
}

/** Companies that share pieces of a name, those that share the rarest first, or bear a credit code. */
export async function companyCandidates(db: Kysely<Database>, pieces: readonly string[], uscc: string | null, limit: number): Promise<CompanyCandidate[]> {
  const shared = pieces.length === 0 ? [] : (await companiesSharing(pieces, limit).execute(db)).rows.map((row) => row.item);
  const registered = uscc === null ? [] : (await db.selectFrom("companies").select("item").where("uscc", "=", uscc).where("recorded_to", "is", null).execute()).map((row) => row.item);
  const items = [...new Set([...registered, ...shared])];
  if (items.length === 0) return [];
  const companies = await db.selectFrom("companies").select(["item", "name", "uscc"]).where("recorded_to", "is", null).where("item", "in", items).execute();
  const names = await db.selectFrom("company_names as n").innerJoin("company_roots as r", "r.item", "n.company").select(["r.root", "n.name"]).where("n.recorded_to", "is", null).where("r.root", "in", items).execute();
  return companies.map((row) => ({ ...row, names: names.filter((entry) => entry.root === row.item).map((entry) => entry.name) }))
    .toSorted((a, b) => items.indexOf(a.item) - items.indexOf(b.item));
}
