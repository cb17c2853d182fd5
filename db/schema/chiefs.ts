import type { Generated, Selectable } from "kysely";
import type { VersionColumns } from "./versions.ts";

/** A bureau chief and the days of the office; `item` names the entry over its versions. */
export interface BureauChiefTable extends VersionColumns {
  id: Generated<number>;
  item: number;
  name: string;
  unit: string;
  from_on: string;
  until_on: string | null;
}

export type BureauChiefRow = Selectable<BureauChiefTable>;

export interface ChiefTables {
  bureau_chiefs: BureauChiefTable;
}
