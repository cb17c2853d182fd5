import { may, scopeOf } from "#app/domain/permissions.ts";
import { issuesLength } from "#db/queries/issues.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { remembered } from "../remembered.server.ts";
import { onlyUnit } from "./on-issue.server.ts";

/** How many open issues are past their deadline in the actor's scope; counted once for each change and day. */
export async function redIssues(ctx: ServiceContext): Promise<number> {
  if (!may(ctx.actor, "project.read")) return 0;
  const [scope, today, only] = [scopeOf(ctx.actor), todayOf(ctx), onlyUnit(ctx.actor)];
  return remembered(ctx.db, `red issues ${today} ${only ?? ""} ${JSON.stringify(scope)}`, () => issuesLength(ctx.db.read, scope, { view: "overdue", today, only }));
}
