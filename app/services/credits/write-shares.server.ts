import type { Transaction } from "kysely";
import { settledShares, shareRefusals } from "#app/domain/credit-shares.ts";
import type { CreditShare } from "#app/domain/credit-shares.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { creditsOf, replaceCredits } from "#db/queries/credits.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { findDistrict } from "#db/queries/reference.ts";
import type { Database } from "#db/schema/database.ts";
import type { ServiceContext } from "../context.server.ts";
import { tellOfProject } from "../projects/on-project.server.ts";

export interface SplitOfCredit {
  /** No shares: the project's own district has it all again. */
  readonly shares: readonly CreditShare[];
  readonly reason: string | null;
  /** Whose credit it is to be once there are no shares; the project's own district unless it changes in the same step. */
  readonly ownDistrict?: string | null;
}

/** Writes how the credit for a project is shared, within a transaction that has found the project; who may is the caller's question. */
export async function writeShares(trx: Transaction<Database>, ctx: ServiceContext, stored: Pick<StoredProject, "project_id" | "code" | "district">, split: SplitOfCredit): Promise<Verdict<{ readonly isChanged: boolean }>> {
  const errors = [...shareRefusals(split.shares), ...(await unknownDistricts(trx, split.shares))];
  if (errors.length > 0) return refuse(...errors);
  const shares = settledShares(split.shares, split.ownDistrict === undefined ? stored.district : split.ownDistrict);
  const present = await creditsOf(trx, stored.project_id);
  const before = present.map((row) => ({ district: row.district, shareBp: row.share_bp }));
  if (JSON.stringify(before) === JSON.stringify(shares)) return accept({ isChanged: false });
  const at = present.reduce((latest, row) => (row.recorded_from > latest ? row.recorded_from : latest), ctx.now);
  await replaceCredits(trx, present, shares.map(({ district, shareBp }) => ({ project_id: stored.project_id, district, share_bp: shareBp, reason: split.reason, recorded_from: at, recorded_by: ctx.actor.userId })), at);
  await tellOfProject(trx, ctx, stored, { action: "credit.share", objectType: "credit", before: { creditShares: before }, after: { creditShares: shares, ...(split.reason ? { reason: split.reason } : {}) } });
  return accept({ isChanged: true });
}

async function unknownDistricts(trx: Transaction<Database>, shares: readonly CreditShare[]) {
  const errors = [];
  for (const [index, { district }] of shares.entries()) {
    if ((await findDistrict(trx, district)) === null) errors.push({ code: "unknown_value", field: `shares[${index}].district`, params: { value: district } });
  }
  return errors;
}
