import { archiveRefusals } from "#app/domain/archive.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { factsOfRow } from "#db/codecs.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { changeProject } from "./change-project.server.ts";
import type { Changed } from "./change-project.server.ts";

export interface ArchiveForm {
  readonly version: number;
  readonly reason: string;
  readonly formKey?: string | undefined;
}

/** Puts a record that is over away: it leaves the working lists and stays in every figure. */
export async function archiveProject(ctx: ServiceContext, code: string, { version, reason, formKey }: ArchiveForm): Promise<Verdict<Changed>> {
  const allowed = authorise(ctx, "project.archive");
  if (!allowed.ok) return allowed;
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  if (!stored) return refuse({ code: "not_found" });
  const today = todayOf(ctx);
  const errors = version === stored.version ? archiveRefusals(factsOfRow(stored, []), today) : [];
  if (errors.length > 0) return refuse(...errors);
  return changeProject(ctx, { code, version, patch: { archivedOn: today, archiveReason: reason }, formKey }, { action: "project.archive", needs: "project.archive" });
}

/** Brings a record back into the working lists, with the reason. */
export async function restoreProject(ctx: ServiceContext, code: string, { version, reason, formKey }: ArchiveForm): Promise<Verdict<Changed>> {
  return changeProject(ctx, { code, version, patch: { archivedOn: null, archiveReason: null }, formKey, remarks: { reason } }, { action: "project.restore", needs: "project.archive" });
}
