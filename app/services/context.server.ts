import { shanghaiDate } from "#app/domain/dates.ts";
import { may } from "#app/domain/permissions.ts";
import type { Action, Principal } from "#app/domain/permissions.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Db } from "#db/connection.server.ts";

/** What every service is called with: the database, who acts, and the instant (UTC, milliseconds) it happens at. */
export interface ServiceContext {
  readonly db: Db;
  readonly actor: Principal;
  readonly now: string;
}

/** The business day in Shanghai on which the service is called. */
export function todayOf(ctx: Pick<ServiceContext, "now">): string {
  return shanghaiDate(ctx.now);
}

/** Refuses what the actor's role does not allow. */
export function authorise(ctx: ServiceContext, action: Action): Verdict<null> {
  return may(ctx.actor, action) ? accept(null) : refuse({ code: "forbidden" });
}
