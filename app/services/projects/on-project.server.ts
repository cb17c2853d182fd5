import type { Transaction } from "kysely";
import { scopeOf } from "#app/domain/permissions.ts";
import type { Action } from "#app/domain/permissions.ts";
import { refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { findProject } from "#db/queries/project-facts.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import type { Database } from "#db/schema/database.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { sentOnce } from "../sent-once.server.ts";
import type { FieldValues } from "./describe-input.ts";
import { actorFields } from "./record-project.server.ts";

export interface ProjectWork {
  readonly code: string;
  readonly needs: Action;
  /** Names one filled-in form, so that the same one sent twice is stored once; `content` is what it says. */
  readonly formKey?: string | undefined;
  readonly content: unknown;
}

/** Does work on what hangs on a project in one transaction: for those who may, on a project they see, a form sent twice only once. */
export async function onProject<T>(ctx: ServiceContext, { code, needs, formKey, content }: ProjectWork, work: (trx: Transaction<Database>, stored: StoredProject) => Promise<Verdict<T>>): Promise<Verdict<T>> {
  const allowed = authorise(ctx, needs);
  if (!allowed.ok) return allowed;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, { code, needs, content }, async () => {
    const stored = await findProject(trx, code, scopeOf(ctx.actor));
    return stored ? work(trx, stored) : refuse({ code: "not_found" });
  }));
}

/** What the trail says about a record that hangs on a project; the history of the project shows it. */
export interface Told {
  readonly action: string;
  readonly objectType: string;
  readonly before: FieldValues | null;
  readonly after: FieldValues | null;
}

/** Writes the trail of a change to something that hangs on a project. */
export async function tellOfProject(trx: Transaction<Database>, ctx: ServiceContext, stored: Pick<StoredProject, "project_id" | "code">, told: Told): Promise<void> {
  await appendAudit(trx, { ...actorFields(ctx), ...told, objectCode: stored.code, projectId: stored.project_id });
}
