import { may, scopeOf } from "#app/domain/permissions.ts";
import { refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { issuesPage } from "#db/queries/issues.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { onProject } from "../projects/on-project.server.ts";
import { checkHandOver, recordHandOver, recordIssue } from "./raise-issue.server.ts";
import type { HandedTo, NewIssue } from "./raise-issue.server.ts";

export type MeetingDecision = Omit<NewIssue, "source" | "milestone"> & HandedTo;

/** What a meeting decided about a project becomes an issue and goes to its units in one step: both happen or neither. */
export async function decideInMeeting(ctx: ServiceContext, { code, formKey, title, category, detail, blocking, ...handedTo }: MeetingDecision): Promise<Verdict<{ number: string }>> {
  if (!may(ctx.actor, "issue.handOver")) return refuse({ code: "forbidden" });
  return onProject(ctx, { code, needs: "issue.raise", formKey, content: { title, category, detail, blocking, ...handedTo } }, async (trx, stored) => {
    const checked = await checkHandOver(trx, ctx, handedTo);
    if (!checked.ok) return checked;
    const number = await recordIssue(trx, ctx, stored, { title, category, detail, blocking, source: "meeting", milestone: null });
    const [issue] = await issuesPage(trx, scopeOf(ctx.actor), { view: "all", today: todayOf(ctx), number }, 1, 0);
    if (!issue) throw new Error(`${number} was written and is not there`);
    return recordHandOver(trx, ctx, issue, checked.value);
  });
}
