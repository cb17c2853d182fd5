import { scopeOf } from "#app/domain/permissions.ts";
import { emptyInput } from "#app/domain/project-input.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import type { FactField, FactsForm } from "#app/schemas/project-form.ts";
import { inputOfRow } from "#db/codecs.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { factsVersion, trailPage } from "#db/queries/project-page.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { changeProject } from "./change-project.server.ts";
import type { Changed } from "./change-project.server.ts";
import { createProject } from "./create-project.server.ts";
import { changedFields, fieldsOf } from "./describe-input.ts";
import { namesFor } from "./project-names.server.ts";
import type { CodedNames } from "./project-names.server.ts";
import { differingFields, patchOf, saidInForm } from "./read-facts-form.server.ts";

/** One field in which two versions differ; `fact` names it in the history, `field` in the form. */
export interface ConflictingField {
  readonly field: FactField;
  readonly mine: Readonly<Record<string, unknown>>;
  readonly theirs: Readonly<Record<string, unknown>>;
  readonly changedBy: "me" | "them" | "both";
}

/** Somebody was faster: who and when, the version to build on, both versions of each differing field, and what else they changed. */
export interface FactsConflict {
  readonly by: string;
  readonly at: string;
  readonly version: number;
  readonly fields: readonly ConflictingField[];
  readonly others: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  readonly names: CodedNames;
}

export type SavedFacts =
  | { readonly ok: true; readonly value: Changed }
  | { readonly ok: false; readonly errors: readonly Refusal[]; readonly conflict: FactsConflict | null };

const refusal = (...errors: Refusal[]): SavedFacts => ({ ok: false, errors, conflict: null });

/**
 * Saves what a person changed in the facts form, and only that. A form drawn from an older version is answered with both
 * versions; sent again with a choice per field on the present version, it is saved.
 */
export async function saveFacts(ctx: ServiceContext, code: string, form: FactsForm): Promise<SavedFacts> {
  const allowed = authorise(ctx, "project.edit");
  if (!allowed.ok) return refusal(...allowed.errors);
  const stored = await findProject(ctx.db.read, code, scopeOf(ctx.actor));
  if (!stored) return refusal({ code: "not_found" });
  const base = await inputInVersion(ctx, stored, form.version ?? stored.version);
  if (base === null) return refusal({ code: "bad_request" });
  const said = await saidInForm(ctx, form, base);
  if (!said.ok) return refusal(...said.errors);
  const mine = differingFields(base, { ...base, ...said.value }).filter((field) => form.keep?.[field] !== "theirs");
  const verdict = await changeProject(ctx, { code, version: form.version ?? null, patch: patchOf(said.value, mine), formKey: form.formKey });
  if (verdict.ok) return verdict;
  if (!verdict.errors.some((error) => error.code === "stale")) return { ...verdict, conflict: null };
  const latest = (await findProject(ctx.db.read, code, scopeOf(ctx.actor))) ?? stored;
  return { ...verdict, conflict: await conflictOf(ctx, latest, base, { ...base, ...said.value }) };
}

async function inputInVersion(ctx: ServiceContext, stored: StoredProject, version: number): Promise<ProjectInput | null> {
  if (version === stored.version) return inputOfRow(stored);
  const row = version < stored.version ? await factsVersion(ctx.db.read, stored.project_id, version) : null;
  return row && inputOfRow({ ...row, code: stored.code });
}

async function conflictOf(ctx: ServiceContext, stored: StoredProject, base: ProjectInput, mine: ProjectInput): Promise<FactsConflict> {
  const theirs = inputOfRow(stored);
  const [byMe, byThem] = [differingFields(base, mine), differingFields(base, theirs)];
  const shown = [...new Set([...byMe, ...byThem])].filter((field) => differingFields(mine, theirs).includes(field));
  const [latest] = await trailPage(ctx.db.read, stored.project_id, 1, 0);
  const facts = (input: ProjectInput, field: FactField) => patchOf(input, [field]) as Record<string, unknown>;
  const known = new Set(shown.flatMap((field) => Object.keys(facts(theirs, field))));
  const whole = changedFields(fieldsOf(base), fieldsOf(theirs)) ?? { before: {}, after: {} };
  return {
    by: latest?.actor_name ?? "", at: latest?.at ?? stored.updated_at, version: stored.version,
    fields: shown.map((field) => ({
      field, mine: facts(mine, field), theirs: facts(theirs, field), changedBy: !byThem.includes(field) ? "me" : byMe.includes(field) ? "both" : "them",
    })),
    others: Object.keys(whole.after).filter((field) => !known.has(field)).map((field) => ({ field, before: whole.before[field], after: whole.after[field] })),
    names: await namesFor(ctx.db, [fieldsOf(mine), fieldsOf(theirs), whole.before]),
  };
}

/** Makes a project from the facts form; the same form sent twice makes one. */
export async function addProject(ctx: ServiceContext, form: FactsForm): Promise<SavedFacts> {
  const allowed = authorise(ctx, "project.create");
  if (!allowed.ok) return refusal(...allowed.errors);
  const empty = emptyInput("", form.name);
  const said = await saidInForm(ctx, form, empty);
  if (!said.ok) return refusal(...said.errors);
  const verdict = await createProject(ctx, { name: form.name, patch: said.value, formKey: form.formKey });
  return verdict.ok ? verdict : { ...verdict, conflict: null };
}
