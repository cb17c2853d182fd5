import type { Generated, Selectable } from "kysely";
import type { VersionColumns } from "./versions.ts";

/** What the city may give of a resource in a year, or a district of it, in ten-thousandths. */
export interface ResourceBudgetTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  year: number;
  kind: "land" | "energy" | "carbon";
  district: string | null;
  amount_e4: number;
  note: string | null;
}

/** What a project asks of a resource in a year and what it was given, in ten-thousandths. */
export interface ResourceRequestTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  project_id: number;
  year: number;
  kind: "land" | "energy" | "carbon";
  asked_e4: number;
  asked_on: string;
  purpose: string | null;
  allocated_e4: Generated<number>;
  allocated_on: string | null;
  note: string | null;
}

export type ResourceBudgetRow = Selectable<ResourceBudgetTable>;
export type ResourceRequestRow = Selectable<ResourceRequestTable>;

export interface ResourceTables {
  resource_budgets: ResourceBudgetTable;
  resource_requests: ResourceRequestTable;
}
