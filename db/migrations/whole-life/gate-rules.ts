import { VERSIONED, versioned } from "../ddl.ts";

/** From which day a rule of the gates applies; null switches it off, no row leaves the rule's own date in force. */
export const gateRules: readonly string[] = [
  ...versioned("gate_rule_dates", `CREATE TABLE gate_rule_dates (
  id INTEGER PRIMARY KEY, rule TEXT NOT NULL, applies_from TEXT, ${VERSIONED}
) STRICT`),
  "CREATE UNIQUE INDEX gate_rule_dates_current ON gate_rule_dates (rule) WHERE recorded_to IS NULL",
];
