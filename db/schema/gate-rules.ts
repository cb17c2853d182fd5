import type { Generated } from "kysely";
import type { VersionColumns } from "./versions.ts";

/** From which day a gate rule applies; null: switched off. */
export interface GateRuleDateTable extends VersionColumns {
  id: Generated<number>;
  rule: string;
  applies_from: string | null;
}


export interface GateRuleTables {
  gate_rule_dates: GateRuleDateTable;
}
