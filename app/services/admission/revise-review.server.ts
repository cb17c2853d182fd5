import type { Transaction } from "kysely";
import { insertOpinion, insertReview } from "#db/queries/admission.ts";
import { succeed } from "#db/queries/versions.ts";
import type { AdmissionOpinionRow, AdmissionRow } from "#db/schema/admission.ts";
import type { Database } from "#db/schema/database.ts";
import type { ServiceContext } from "../context.server.ts";

/** Puts a new version of a review in the place of the present one; false when somebody else was faster. */
export async function reviseReview(trx: Transaction<Database>, ctx: ServiceContext, present: AdmissionRow, change: Partial<AdmissionRow>): Promise<boolean> {
  const recorded = await succeed(trx, "admissions", present, ctx.now, ctx.actor.userId);
  if (!recorded) return false;
  const { id: _, recorded_to: _to, ...kept } = present;
  await insertReview(trx, { ...kept, ...change, ...recorded });
  return true;
}

/** Puts a new version of an opinion in the place of the present one; false when somebody else was faster. */
export async function reviseOpinion(trx: Transaction<Database>, ctx: ServiceContext, present: AdmissionOpinionRow, change: Partial<AdmissionOpinionRow>): Promise<boolean> {
  const recorded = await succeed(trx, "admission_opinions", present, ctx.now, ctx.actor.userId);
  if (!recorded) return false;
  const { id: _, recorded_to: _to, ...kept } = present;
  await insertOpinion(trx, { ...kept, ...change, ...recorded });
  return true;
}
