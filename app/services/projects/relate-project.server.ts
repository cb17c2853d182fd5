import type { Kysely } from "kysely";
import { scopeOf } from "#app/domain/permissions.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Relation } from "#app/domain/kinds.ts";
import { findProject } from "#db/queries/project-facts.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import type { Database } from "#db/schema/database.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { figureEffects } from "../quotas/announce-change.server.ts";
import type { FigureEffect } from "../quotas/announce-change.server.ts";
import { changeProjectIn, checkChange } from "./change-project.server.ts";
import type { Changed, ProjectChange, Trail } from "./change-project.server.ts";
import { onProject } from "./on-project.server.ts";

/** That a project is a part of another, the same as another, or one of its own. */
export interface RelateForm {
  readonly code: string;
  readonly version: number | null;
  readonly relation: Relation;
  /** The other project's code; nothing for a project of its own. */
  readonly other: string;
  readonly formKey?: string | undefined;
}

export interface RelationPreview {
  readonly relation: Relation;
  readonly other: { readonly code: string; readonly name: string } | null;
  readonly effects: readonly FigureEffect[];
}

const TRAIL: Trail = { action: "project.relate", needs: "project.edit" };

function changeOf({ code, version, relation, other }: RelateForm): ProjectChange {
  const patch = { partOf: relation === "partOf" ? other : null, duplicateOf: relation === "duplicateOf" ? other : null };
  return { code, version, patch };
}

/** The other project, which is one that counts for itself; a chain would leave nothing counted. */
async function otherProject(db: Kysely<Database>, ctx: ServiceContext, form: RelateForm): Promise<Verdict<StoredProject | null>> {
  if (form.relation === "none") return accept(null);
  if (form.other === "") return refuse({ code: "required", field: "other" });
  const other = await findProject(db, form.other, scopeOf(ctx.actor));
  if (!other || other.code === form.code) return refuse({ code: "unknown_reference", field: "other", params: { value: form.other } });
  const counted = other.part_of ?? other.duplicate_of;
  return counted === null ? accept(other) : refuse({ code: "relation_not_counted", field: "other", params: { code: counted } });
}

/** What a relation would change in the figures, without storing anything; or every reason against it. */
export async function previewRelation(ctx: ServiceContext, form: RelateForm): Promise<Verdict<RelationPreview>> {
  const allowed = authorise(ctx, TRAIL.needs);
  if (!allowed.ok) return allowed;
  const other = await otherProject(ctx.db.read, ctx, form);
  if (!other.ok) return other;
  const checked = await checkChange(ctx.db.read, ctx, changeOf(form), TRAIL);
  if (!checked.ok) return checked;
  const effects = await figureEffects(ctx, checked.value.before, checked.value.after);
  return accept({ relation: form.relation, other: other.value && { code: other.value.code, name: other.value.name }, effects });
}

/** Relates a project to another, or makes it one of its own again; as a new version, so that figures known before stay as they were. */
export async function relateProject(ctx: ServiceContext, { formKey, ...form }: RelateForm): Promise<Verdict<Changed>> {
  return onProject(ctx, { code: form.code, needs: TRAIL.needs, formKey, content: form }, async (trx) => {
    const other = await otherProject(trx, ctx, form);
    return other.ok ? changeProjectIn(trx, ctx, changeOf(form), TRAIL) : other;
  });
}
