import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import { addMilliseconds, HOUR_MS } from "#app/domain/instants.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { findKeptAnswer, forgetAnswers, keepAnswer } from "#db/queries/idempotency.ts";
import type { Database } from "#db/schema/database.ts";
import type { ServiceContext } from "./context.server.ts";

/** How long a form sent again is recognised. */
export const REMEMBERED_MS = 24 * HOUR_MS;
const ACCEPTED = 200;

/**
 * Does the work of a form once: the same key with the same content from the same person again gets the first answer and
 * changes nothing. A refused form is not remembered, so that it can be corrected. Secrets must not be part of the answer.
 */
export async function sentOnce<T>(trx: Transaction<Database>, ctx: ServiceContext, key: string | undefined, content: unknown, work: () => Promise<Verdict<T>>): Promise<Verdict<T>> {
  const { userId } = ctx.actor;
  if (key === undefined || userId === null) return work();
  const formKey = `form:${key}`;
  const requestHash = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  const kept = await findKeptAnswer(trx, userId, formKey);
  if (kept?.requestHash === requestHash) return accept(JSON.parse(kept.answer) as T);
  const verdict = await work();
  if (!verdict.ok || kept) return verdict;
  await forgetAnswers(trx, addMilliseconds(ctx.now, -REMEMBERED_MS));
  await keepAnswer(trx, userId, formKey, { requestHash, status: ACCEPTED, answer: JSON.stringify(verdict.value) }, ctx.now);
  return verdict;
}
