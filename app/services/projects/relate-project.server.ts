import { deriveFacts } from "#app/domain/project-input.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import type { QuotaId } from "#app/domain/quotas.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Relation } from "#app/domain/kinds.ts";
import { findProject } from "#db/queries/project-facts.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { wholeFacts } from "#db/queries/whole-facts.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { projectQuotas } from "../quotas/project-quotas.server.ts";
import { changeProject, checkChange } from "./change-project.server.ts";
import type { Changed, ProjectChange } from "./change-project.server.ts";

/** That a project is a part of another, the same as another, or one of its own. */
export interface RelateForm {
  readonly code: string;
  readonly version: number | null;
  readonly relation: Relation;
  /** The other project's code; nothing for a project of its own. */
  readonly other: string;
  readonly formKey?: string | undefined;
}

/** In which years a project stops or begins to count toward a quota. */
export interface CountChange {
  readonly quota: QuotaId;
  readonly leaves: readonly number[];
  readonly joins: readonly number[];
}

export interface RelationPreview {
  readonly relation: Relation;
  readonly other: { readonly code: string; readonly name: string } | null;
  readonly changes: readonly CountChange[];
}

function changeOf({ code, version, relation, other, formKey }: RelateForm): ProjectChange {
  const patch = { partOf: relation === "partOf" ? other : null, duplicateOf: relation === "duplicateOf" ? other : null };
  return { code, version, patch, formKey };
}

/** The other project, which is one that counts for itself; a chain would leave nothing counted. */
async function otherProject(ctx: ServiceContext, form: RelateForm): Promise<Verdict<StoredProject | null>> {
  if (form.relation === "none") return accept(null);
  if (form.other === "") return refuse({ code: "required", field: "other" });
  const other = await findProject(ctx.db.read, form.other, scopeOf(ctx.actor));
  if (!other || other.code === form.code) return refuse({ code: "unknown_reference", field: "other", params: { value: form.other } });
  const counted = other.part_of ?? other.duplicate_of;
  return counted === null ? accept(other) : refuse({ code: "relation_not_counted", field: "other", params: { code: counted } });
}

/** What a relation would change in the figures, without storing anything; or every reason against it. */
export async function previewRelation(ctx: ServiceContext, form: RelateForm): Promise<Verdict<RelationPreview>> {
  const other = await otherProject(ctx, form);
  if (!other.ok) return other;
  const checked = await checkChange(ctx.db.read, ctx, changeOf(form));
  if (!checked.ok) return checked;
  const { stored, input, rates } = checked.value;
  const today = todayOf(ctx);
  const before = await wholeFacts(ctx.db.read, stored);
  const after = deriveFacts(input, before, rates, today, before.updates, before.attached);
  const [then, now] = [await projectQuotas(ctx, before, today), await projectQuotas(ctx, after, today)];
  const changes = then.flatMap(({ id, years }): CountChange[] => {
    const counted = now.find((quota) => quota.id === id)?.years ?? [];
    const change = { quota: id, leaves: years.filter((year) => !counted.includes(year)), joins: counted.filter((year) => !years.includes(year)) };
    return change.leaves.length + change.joins.length === 0 ? [] : [change];
  });
  return accept({ relation: form.relation, other: other.value && { code: other.value.code, name: other.value.name }, changes });
}

/** Relates a project to another, or makes it one of its own again; as a new version, so that figures known before stay as they were. */
export async function relateProject(ctx: ServiceContext, form: RelateForm): Promise<Verdict<Changed>> {
  const other = await otherProject(ctx, form);
  if (!other.ok) return other;
  return changeProject(ctx, changeOf(form), { action: "project.relate", needs: "project.edit" });
}
