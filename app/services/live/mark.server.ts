import { addMilliseconds, SECOND_MS } from "#app/domain/instants.ts";
import { newestRowBefore } from "#db/queries/live.ts";
import type { ServiceContext } from "../context.server.ts";

/** A page's parts are read within this time; what changed meanwhile is told once more rather than missed. */
const DRAWN_WITHIN_MS = 2 * SECOND_MS;

/** From where on a page that is being drawn now must follow what changes. */
export async function liveMark({ db, now }: Pick<ServiceContext, "db" | "now">): Promise<string> {
  return String(await newestRowBefore(db.read, addMilliseconds(now, -DRAWN_WITHIN_MS)));
}
