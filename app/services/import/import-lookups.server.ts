import type { Lookups } from "#app/domain/spreadsheet/row-context.ts";
import type { Db } from "#db/connection.server.ts";
import { liaisonAccounts } from "#db/queries/imports.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";

const LIAISON_ROLES = ["liaison", "commerce", "district"];

/** The lists that cells are looked up in, as they stand now. */
export async function loadLookups(db: Db): Promise<Lookups> {
  const accounts = await liaisonAccounts(db.read);
  return {
    ...(await referenceLists(db)),
    accounts: accounts.map((row) => ({ id: row.id, email: row.email, name: row.name, isChoosable: row.disabled_at === null && LIAISON_ROLES.includes(row.role) })),
  };
}
