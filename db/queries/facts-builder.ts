import type { ExpressionBuilder } from "kysely";
import type { Database } from "../schema/database.ts";

type Tables = { f: Database["project_facts"]; p: Database["projects"] };

/** Builds on a query that calls the facts `f` and the projects `p`. */
export type FactsBuilder = ExpressionBuilder<Database & Tables, "f" | "p">;
