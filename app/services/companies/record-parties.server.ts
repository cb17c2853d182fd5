import type { Transaction } from "kysely";
import { partiesOf, partyKeys } from "#app/domain/parties.ts";
import type { Investor } from "#app/domain/facts.ts";
import { insertCompany, isNamed, partiesWritten, projectsWithoutParties, writePartyKeys } from "#db/queries/parties.ts";
import type { Database } from "#db/schema/database.ts";
import type { ServiceContext } from "../context.server.ts";

type Trx = Transaction<Database>;
type Writer = Pick<ServiceContext, "now"> & { readonly actor: Pick<ServiceContext["actor"], "userId"> };

/** What a project says of its companies. */
interface Stated {
  readonly investors: readonly Investor[];
  readonly uscc: string | null;
}

/** Keeps by what companies a project is found, and gives every investor that has none yet a record of its own. */
export async function recordParties(trx: Trx, ctx: Writer, projectId: number, stated: Stated, before: Stated | null): Promise<void> {
  const keys = partyKeys(stated);
  if (before !== null && partyKeys(before).join("\n") === keys.join("\n")) return;
  await writePartyKeys(trx, projectId, keys, before === null);
  for (const { key, name, country } of partiesOf(stated.investors)) {
    if (!(await isNamed(trx, key))) await insertCompany(trx, { name, key, country, uscc: null, parent: null, note: null, district: null }, ctx.now, ctx.actor.userId);
  }
}

const AT_ONCE = 200;

/** Gives the investors of projects from before there were companies their records; a few projects a transaction. */
export async function recordMissingParties(ctx: Pick<ServiceContext, "db" | "now">): Promise<void> {
  for (let left = true; left;) {
    left = await ctx.db.transaction(async (trx) => {
      const projects = await projectsWithoutParties(trx, AT_ONCE);
      for (const row of projects) {
        const stated = { investors: JSON.parse(row.investors) as Investor[], uscc: row.uscc };
        await recordParties(trx, { now: row.recorded_from, actor: { userId: null } }, row.project_id, stated, null);
      }
      if (projects.length > 0) await partiesWritten(trx, projects.map((row) => row.project_id));
      return projects.length === AT_ONCE;
    });
  }
}
