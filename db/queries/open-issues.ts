import type { Kysely } from "kysely";
import type { OpenIssue } from "#app/domain/open-issues.ts";
import type { Database } from "../schema/database.ts";
import type { IssueRow } from "../schema/issues.ts";
import { knownVersions } from "./versions.ts";

type OpenIssueRow = Pick<IssueRow, "project_id" | "blocking" | "milestone" | "due_on" | "closing_asked_on">;

/** Issues of projects that are neither closed nor withdrawn, as known at an instant (null: now), oldest first. */
export async function openIssuesOf(db: Kysely<Database>, projectIds: readonly number[], knownAt: string | null = null): Promise<OpenIssueRow[]> {
  if (projectIds.length === 0) return [];
  return db.selectFrom("issues as t").select(["t.project_id", "t.blocking", "t.milestone", "t.due_on", "t.closing_asked_on"]).where("t.project_id", "in", [...projectIds])
    .where("t.closed_on", "is", null).where("t.withdrawn_on", "is", null).where(knownVersions(knownAt)).orderBy("t.item").execute();
}

/** What gates and lights read of an open issue. */
export function openIssue(row: OpenIssueRow): OpenIssue {
  return { blocking: row.blocking === 1, milestone: row.milestone, dueOn: row.due_on, closingAskedOn: row.closing_asked_on };
}
