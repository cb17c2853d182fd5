import type { Kysely } from "kysely";
import { shanghaiDate } from "#app/domain/dates.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import type { ReportingFacts } from "#app/domain/reporting.ts";
import { suspensionsOf } from "#app/domain/suspension.ts";
import type { Suspension } from "#app/domain/suspension.ts";
import { reportingRows, suspensionVersions } from "#db/queries/progress.ts";
import type { ReportingRow } from "#db/queries/progress.ts";
import type { Database } from "#db/schema/database.ts";

/** A project that may have to report, with what decides it. */
export interface ReportingProject {
  readonly row: ReportingRow;
  readonly facts: ReportingFacts;
}

/** A suspension as it was recorded, with the reasons given. */
export interface RecordedSuspension extends Suspension {
  readonly suspensionReason: string | null;
  readonly resumptionReason: string | null;
}

/** Every suspension of projects, by their inner number. */
export async function suspensionsById(db: Kysely<Database>, projectIdList: readonly number[]): Promise<Map<number, RecordedSuspension[]>> {
  const versions = new Map<number, (Omit<RecordedSuspension, "suspendedOn"> & { suspendedOn: string | null })[]>();
  for (const row of await suspensionVersions(db, projectIdList)) {
    const version = { suspendedOn: row.suspended_on, resumedOn: row.resumed_on, suspensionReason: row.suspension_reason, resumptionReason: row.resumption_reason };
    versions.set(row.project_id, [...(versions.get(row.project_id) ?? []), version]);
  }
  return new Map([...versions].map(([id, list]) => [id, suspensionsOf(list)]));
}

/** The projects that a statement holds for, with the facts that decide which months they report. */
export async function reportingProjects(db: Kysely<Database>, among: Predicate): Promise<ReportingProject[]> {
  const rows = await reportingRows(db, among);
  const suspensions = await suspensionsById(db, rows.filter((row) => row.suspended_on !== null).map((row) => row.project_id));
  return rows.map((row) => ({
    row,
    facts: {
      partOf: row.part_of, duplicateOf: row.duplicate_of, archivedOn: row.archived_on, recordedOn: shanghaiDate(row.created_at), suspensions: suspensions.get(row.project_id) ?? [],
      on: { landed: row.landed_on, started: row.started_on, capacity: row.capacity_on, discharged: row.discharged_on, terminated: row.terminated_on },
    },
  }));
}
