import type { Kysely } from "kysely";
import type { Database } from "../schema/database.ts";

/** A company by the record that it stands for now, and the name it goes by there. */
export interface NamedCompany {
  readonly item: number;
  readonly name: string;
  readonly uscc: string | null;
}

/** The companies among the investors of a project, and the one that bears its credit code, in the order of their records. */
export async function companiesOfProject(db: Kysely<Database>, projectId: number): Promise<NamedCompany[]> {
  const keys = db.selectFrom("project_parties").select("party_key").where("project_id", "=", projectId);
  const named = db.selectFrom("company_names as n").innerJoin("company_roots as r", "r.item", "n.company").select("r.root").where("n.recorded_to", "is", null).where("n.name_key", "in", keys);
  return db.selectFrom("companies as c").select(["c.item", "c.name", "c.uscc"]).where("c.recorded_to", "is", null)
    .where((eb) => eb.or([eb("c.item", "in", named), eb("c.uscc", "in", keys)])).orderBy("c.item").execute();
}
