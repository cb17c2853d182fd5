import type { Generated, Selectable } from "kysely";

/** Who did what, with the values before and after; each row's hash covers the row before it. */
export interface AuditTable {
  seq: Generated<number>;
  at: string;
  actor_id: number | null;
  actor_name: string;
  action: string;
  object_type: string;
  object_code: string | null;
  project_id: number | null;
  before: string | null;
  after: string | null;
  prev_hash: string;
  hash: string;
}

/** A file that was imported, known by its content and the options it was read with. */
export interface ImportTable {
  id: Generated<number>;
  sha256: string;
  options: string;
  file_name: string;
  row_count: number;
  created: number;
  updated: number;
  unchanged: number;
  at: string;
  by_user: number | null;
}

/** One row per applied migration; the checksum covers its statements. */
export interface MigrationTable {
  name: string;
  checksum: string;
  applied_at: string;
}

export type AuditRow = Selectable<AuditTable>;
