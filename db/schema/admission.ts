import type { Generated, Selectable } from "kysely";
import type { VersionColumns } from "./versions.ts";

/** A joint review of a project before admission; `item` names it over its versions. */
export interface AdmissionTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  project_id: number;
  subject: "new_land" | "two_high" | "other";
  question: string | null;
  due_on: string;
  decision: "agree" | "conditions" | "against" | null;
  decided_on: string | null;
  decision_note: string | null;
}

/** What one unit was asked in a review and what it answered; `admission` is the item of the review. */
export interface AdmissionOpinionTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  admission: number;
  project_id: number;
  unit: string;
  due_on: string;
  opinion: "agree" | "conditions" | "against" | null;
  conditions: string | null;
  note: string | null;
  given_on: string | null;
}

export type AdmissionRow = Selectable<AdmissionTable>;
export type AdmissionOpinionRow = Selectable<AdmissionOpinionTable>;

export interface AdmissionTables {
  admissions: AdmissionTable;
  admission_opinions: AdmissionOpinionTable;
}
