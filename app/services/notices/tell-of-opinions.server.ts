import type { Transaction } from "kysely";
import type { AdmissionSubject } from "#app/domain/admission.ts";
import type { Database } from "#db/schema/database.ts";
import type { ServiceContext } from "../context.server.ts";
import { notify } from "./notify.server.ts";
import { toldProject, unitNamesIn } from "./tell-of-issue.server.ts";

/** Tells units that their opinion on admitting a project is asked for, in the transaction that asks. */
export async function tellOfOpinions(trx: Transaction<Database>, ctx: ServiceContext, project: Parameters<typeof toldProject>[0] & { readonly name: string }, asked: { readonly subject: AdmissionSubject; readonly dueOn: string; readonly units: readonly string[] }): Promise<void> {
  const unitName = await unitNamesIn(trx);
  for (const unit of asked.units) {
    await notify(trx, ctx, {
      kind: "opinion.asked", key: `opinion.asked:${project.code}:${unit}:${ctx.now}`, path: `/projects/${project.code}/admission`, project: toldProject(project), leadUnit: unit,
      params: { code: project.code, project: project.name, subject: asked.subject, unit: unitName(unit), dueOn: asked.dueOn },
    });
  }
}
