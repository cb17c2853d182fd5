import type { Kysely, Transaction } from "kysely";
import type { Database } from "../schema/database.ts";
import type { ProjectCreditRow } from "../schema/credits.ts";
import { closeVersion, knownVersions } from "./versions.ts";

/** How the credit for a project is shared, the largest share first, as known at an instant (null: now). */
export async function creditsOf(db: Kysely<Database>, projectId: number, knownAt: string | null = null): Promise<ProjectCreditRow[]> {
  return db.selectFrom("project_credits as t").selectAll("t").where("t.project_id", "=", projectId).where(knownVersions(knownAt)).orderBy("t.share_bp", "desc").orderBy("t.district").execute();
}

/** Puts new shares in the place of the present ones. */
export async function replaceCredits(trx: Transaction<Database>, present: readonly ProjectCreditRow[], rows: readonly Omit<ProjectCreditRow, "id" | "recorded_to">[], at: string): Promise<void> {
  for (const { id } of present) await closeVersion(trx, "project_credits", id, at);
  for (const row of rows) await trx.insertInto("project_credits").values({ ...row, recorded_to: null }).execute();
}
