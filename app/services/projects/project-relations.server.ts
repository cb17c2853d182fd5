import { scopeOf } from "#app/domain/permissions.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { namesOfCodes, projectsPointingTo } from "#db/queries/project-page.ts";
import type { ServiceContext } from "../context.server.ts";

/** Another project; without a name where the actor may not see it. */
export interface RelatedProject {
  readonly code: string;
  readonly name: string | null;
}

export interface ProjectRelations {
  readonly partOf: RelatedProject | null;
  readonly duplicateOf: RelatedProject | null;
  readonly parts: readonly RelatedProject[];
  readonly duplicates: readonly RelatedProject[];
}

/** What a project is a part or a duplicate of, and what is one of it, as far as the actor sees them. */
export async function relationsOf(ctx: ServiceContext, stored: StoredProject): Promise<ProjectRelations> {
  const scope = scopeOf(ctx.actor);
  const pointed = [stored.part_of, stored.duplicate_of].filter((code) => code !== null);
  const names = new Map((await namesOfCodes(ctx.db.read, pointed, scope)).map((row) => [row.code, row.name]));
  const pointing = await projectsPointingTo(ctx.db.read, stored.code, scope);
  const related = (code: string | null): RelatedProject | null => (code === null ? null : { code, name: names.get(code) ?? null });
  return {
    partOf: related(stored.part_of), duplicateOf: related(stored.duplicate_of),
    parts: pointing.filter((row) => row.part_of === stored.code).map(({ code, name }) => ({ code, name })),
    duplicates: pointing.filter((row) => row.part_of !== stored.code).map(({ code, name }) => ({ code, name })),
  };
}
