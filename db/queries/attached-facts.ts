import type { Kysely } from "kysely";
import { NOTHING_ATTACHED } from "#app/domain/attached-facts.ts";
import type { AttachedFacts } from "#app/domain/attached-facts.ts";
import type { DocumentKind } from "#app/domain/documents.ts";
import type { Database } from "../schema/database.ts";
import { openIssue, openIssuesOf } from "./open-issues.ts";
import { knownVersions } from "./versions.ts";

/** What hangs on one project, as known at an instant (null: now). */
export async function attachedFacts(db: Kysely<Database>, projectId: number, knownAt: string | null = null): Promise<AttachedFacts> {
  const documents = await db.selectFrom("documents as t").select("t.kind").distinct().where("t.project_id", "=", projectId).where(knownVersions(knownAt)).execute();
  const admissions = await db.selectFrom("admissions as t").select(["t.subject", "t.decision"]).where("t.project_id", "=", projectId).where(knownVersions(knownAt)).execute();
  const opinions = await db.selectFrom("admission_opinions as t").select("t.unit").distinct().where("t.project_id", "=", projectId).where(knownVersions(knownAt)).execute();
  const asked = await db.selectFrom("issue_units as t").select("t.unit").distinct().where("t.project_id", "=", projectId).where(knownVersions(knownAt)).execute();
  const issues = await openIssuesOf(db, [projectId], knownAt);
  const plots = await db.selectFrom("land_plots as t").select(["t.item", "t.far_e4", "t.exception_on"]).where("t.project_id", "=", projectId).where(knownVersions(knownAt)).orderBy("t.item").execute();
  const commitments = await db.selectFrom("commitments as t").select(["t.plot", "t.indicator", "t.verdict"]).where("t.project_id", "=", projectId).where(knownVersions(knownAt)).execute();
  const credits = await db.selectFrom("project_credits as t").select(["t.district", "t.share_bp"]).where("t.project_id", "=", projectId).where(knownVersions(knownAt)).orderBy("t.id").execute();
  const isEmpty = [documents, admissions, opinions, asked, issues, plots, commitments, credits].every((rows) => rows.length === 0);
  if (isEmpty) return NOTHING_ATTACHED;
  return {
    documents: documents.map(({ kind }) => kind as DocumentKind), admissions, askedUnits: [...new Set([...opinions, ...asked].map(({ unit }) => unit))],
    openIssues: issues.map(openIssue),
    plots: plots.map((plot) => ({
      farE4: plot.far_e4, exceptionOn: plot.exception_on, indicators: commitments.filter((row) => row.plot === plot.item).map((row) => row.indicator),
    })),
    unjudgedCommitments: commitments.filter(({ verdict }) => verdict === null).length,
    credits: credits.map((row) => ({ district: row.district, shareBp: row.share_bp })),
  };
}
