import type { Transaction } from "kysely";
import { statusOn } from "#app/domain/status.ts";
import { derivationOf, writeDerived } from "#db/queries/derived-status.ts";
import type { Database } from "#db/schema/database.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { statusColumns } from "./record-project.server.ts";

/** Derives stage and light of a project anew after something that hangs on it changed; its version stays. */
export async function rederiveStatus(trx: Transaction<Database>, ctx: ServiceContext, projectId: number): Promise<void> {
  const source = await derivationOf(trx, projectId);
  if (source) await writeDerived(trx, projectId, statusColumns(statusOn(source.facts, source.plans, todayOf(ctx), source.issues)));
}
