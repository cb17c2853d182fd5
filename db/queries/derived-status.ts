import type { Kysely, Transaction } from "kysely";
import type { ProjectFacts } from "#app/domain/facts.ts";
import type { OpenIssue } from "#app/domain/open-issues.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { MilestonePlan } from "#app/domain/status.ts";
import { factsOfRow } from "../codecs.ts";
import type { Database } from "../schema/database.ts";
import type { ProjectRow } from "../schema/projects.ts";
import { currentPlans } from "./project-facts.ts";
import type { StoredProject } from "./project-facts.ts";
import { updatesOf } from "./updates.ts";
import { openIssue, openIssuesOf } from "./open-issues.ts";

/** A project's stored row with what its derived columns rest on. */
export interface DerivationSource {
  readonly stored: StoredProject;
  readonly facts: ProjectFacts;
  readonly plans: readonly MilestonePlan[];
  readonly issues: readonly OpenIssue[];
}

const DERIVED_COLUMNS = ["p.code", "p.version", "p.created_at", "p.updated_at", "p.stage", "p.stage_since", "p.light", "p.light_milestone", "p.light_due_on", "p.next_milestone", "p.next_due_on", "p.status_until"] as const;

function currentProjects(db: Kysely<Database>) {
  return db.selectFrom("projects as p").innerJoin("project_facts as f", "f.project_id", "p.id").where("f.recorded_to", "is", null);
}

/** Whether any project's derived columns may read otherwise on the day. */
export async function isAnyDue(db: Kysely<Database>, day: string): Promise<boolean> {
  const row = await db.selectFrom("projects").select("id").where("status_until", "<=", day).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** The next projects by their inner number whose derived columns may read otherwise on the day. */
export async function projectsDue(db: Kysely<Database>, day: string, afterId: number, limit: number): Promise<DerivationSource[]> {
  const rows = await currentProjects(db).where("p.status_until", "<=", day).where("p.id", ">", afterId).orderBy("p.id").limit(limit).selectAll("f").select(DERIVED_COLUMNS).execute();
  return withSources(db, rows);
}

/** The next projects by their inner number, for going through all of them. */
export async function projectsAfter(db: Kysely<Database>, afterId: number, limit: number): Promise<DerivationSource[]> {
  const rows = await currentProjects(db).where("p.id", ">", afterId).orderBy("p.id").limit(limit).selectAll("f").select(DERIVED_COLUMNS).execute();
  return withSources(db, rows);
}

/** One project with what its derived columns rest on. */
export async function derivationOf(db: Kysely<Database>, projectId: number): Promise<DerivationSource | null> {
  const rows = await currentProjects(db).where("p.id", "=", projectId).selectAll("f").select(DERIVED_COLUMNS).execute();
  return (await withSources(db, rows))[0] ?? null;
}

async function withSources(db: Kysely<Database>, rows: readonly StoredProject[]): Promise<DerivationSource[]> {
  const ids = rows.map((row) => row.project_id);
  const plans = byProject(await currentPlans(db, ids));
  const updates = byProject(await updatesOf(db, ids));
  const issues = byProject(await openIssuesOf(db, ids));
  return rows.map((stored) => ({
    stored, issues: (issues.get(stored.project_id) ?? []).map(openIssue),
    facts: factsOfRow(stored, (updates.get(stored.project_id) ?? []).map((update) => update.on_date)),
    plans: (plans.get(stored.project_id) ?? []).map((plan) => ({ type: plan.type as MilestoneType, planOn: plan.plan_on })),
  }));
}

function byProject<T extends { readonly project_id: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.project_id);
    if (group) group.push(row);
    else groups.set(row.project_id, [row]);
  }
  return groups;
}

/** Writes derived columns only; time alone moved them, so the version stays. */
export async function writeDerived(trx: Transaction<Database>, projectId: number, columns: Pick<ProjectRow, "stage" | "stage_since" | "light" | "light_milestone" | "light_due_on" | "next_milestone" | "next_due_on" | "status_until">): Promise<void> {
  await trx.updateTable("projects").set(columns).where("id", "=", projectId).execute();
}
