import type { Kysely } from "kysely";
import { companiesBelow, knownCompanies, parentOf } from "#db/queries/companies.ts";
import type { Database } from "#db/schema/database.ts";
import type { ServiceContext } from "../context.server.ts";
import { companyScopeOf } from "./company-scope.server.ts";

const HIGHEST = 20;

/** The companies that one belongs to, the nearest first. */
export async function companiesAbove(db: Kysely<Database>, item: number): Promise<number[]> {
  const above: number[] = [];
  for (let next = await parentOf(db, item); next !== null && !above.includes(next) && above.length < HIGHEST; next = await parentOf(db, next)) above.push(next);
  return above;
}

/** A company in its group: how far below the top it stands. */
export interface GroupMember {
  readonly id: number;
  readonly name: string;
  readonly depth: number;
}

/** The group that a company stands in, from the highest that the actor may know down, each below the one it belongs to; empty for one that stands alone. */
export async function groupOf(ctx: ServiceContext, item: number): Promise<GroupMember[]> {
  const scope = companyScopeOf(ctx.actor);
  const above = await companiesAbove(ctx.db.read, item);
  const seen = new Set((await knownCompanies(ctx.db.read, above, scope)).map((row) => row.item));
  const unseen = above.findIndex((one) => !seen.has(one));
  const top = (unseen === -1 ? above : above.slice(0, unseen)).at(-1) ?? item;
  const tree = await companiesBelow(ctx.db.read, top);
  const names = new Map((await knownCompanies(ctx.db.read, tree.map((row) => row.item), scope)).map((row) => [row.item, row.name]));
  const members: GroupMember[] = [];
  const visit = (id: number, depth: number): void => {
    const name = names.get(id);
    if (name === undefined) return;
    members.push({ id, name, depth });
    for (const child of tree) if (child.parent === id) visit(child.item, depth + 1);
  };
  visit(top, 0);
  return members.length > 1 ? members : [];
}
