import type { Generated, Selectable } from "kysely";
import type { VersionColumns } from "./versions.ts";

/** A district's share of the credit for a project, in basis points. */
export interface ProjectCreditTable extends VersionColumns {
  id: Generated<number>;
  project_id: number;
  district: string;
  share_bp: number;
  reason: string | null;
}

export type ProjectCreditRow = Selectable<ProjectCreditTable>;

export interface CreditTables {
  project_credits: ProjectCreditTable;
}
