import type { Transaction } from "kysely";
import { SYSTEM } from "#app/domain/permissions.ts";
import { statusOn } from "#app/domain/status.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { derivationOf, writeDerived } from "#db/queries/derived-status.ts";
import type { DerivationSource } from "#db/queries/derived-status.ts";
import type { Database } from "#db/schema/database.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { statusColumns } from "./record-project.server.ts";

/** Derives stage and light of a project anew after something that hangs on it changed; its version stays. */
export async function rederiveStatus(trx: Transaction<Database>, ctx: Pick<ServiceContext, "now">, projectId: number): Promise<void> {
  const source = await derivationOf(trx, projectId);
  if (source) await rederive(trx, ctx, source);
}

/** The same of a project that was read already. A stage that time alone brought is told in the trail, so that whoever follows the feed stands where the board does. */
export async function rederive(trx: Transaction<Database>, ctx: Pick<ServiceContext, "now">, { stored, facts, plans, issues }: DerivationSource): Promise<void> {
  const columns = statusColumns(statusOn(facts, plans, todayOf(ctx), issues));
  await writeDerived(trx, stored.project_id, columns);
  if (columns.stage === stored.stage) return;
  await appendAudit(trx, {
    at: ctx.now, actorId: null, actorName: SYSTEM.name, action: "project.advance", objectType: "project", objectCode: stored.code, projectId: stored.project_id,
    before: { stage: stored.stage }, after: { stage: columns.stage },
  });
}
