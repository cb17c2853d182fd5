import type { Kysely } from "kysely";
import type { ProjectFacts } from "#app/domain/facts.ts";
import { factsOfRow } from "../codecs.ts";
import type { Database } from "../schema/database.ts";
import { attachedFacts } from "./attached-facts.ts";
import type { StoredProject } from "./project-facts.ts";
import { updateDays } from "./updates.ts";

/** The present facts of one project with its updates and everything that hangs on it: what gates and scopes are judged on. */
export async function wholeFacts(db: Kysely<Database>, stored: StoredProject): Promise<ProjectFacts> {
  return factsOfRow(stored, await updateDays(db, stored.project_id), await attachedFacts(db, stored.project_id));
}
