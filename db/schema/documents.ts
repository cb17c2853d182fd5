import type { Generated, Selectable } from "kysely";
import type { VersionColumns } from "./versions.ts";

/** A file known by its content; the bytes lie in the data folder under their SHA-256. */
export interface FileTable {
  sha256: string;
  size: number;
  media_type: string;
  created_at: string;
}

/** A document of a project in one revision; `item` names the document over all its revisions. Closed without a successor: removed. */
export interface DocumentTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  project_id: number;
  kind: string;
  name: string;
  sha256: string;
  revision: number;
  milestone: string | null;
  taken_at: string | null;
  latitude_e6: number | null;
  longitude_e6: number | null;
  note: string | null;
}

export type DocumentRow = Selectable<DocumentTable>;

export interface DocumentTables {
  files: FileTable;
  documents: DocumentTable;
}
