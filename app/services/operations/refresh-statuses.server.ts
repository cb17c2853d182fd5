import type { Db } from "#db/connection.server.ts";
import { isAnyDue, projectsDue } from "#db/queries/derived-status.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { rederive } from "../projects/rederive.server.ts";

const BATCH = 300;
const LOOK_EVERY_MS = 1_000;
const refreshedOn = new WeakMap<Db, { readonly day: string; readonly done: Promise<void> }>();

/** Derives stage and light anew for every project whose status may read otherwise today; answers how many it looked at. */
export async function refreshStatuses(ctx: Pick<ServiceContext, "db" | "now">): Promise<number> {
  const today = todayOf(ctx);
  if (!(await isAnyDue(ctx.db.read, today))) return 0;
  let looked = 0;
  let lastId = 0;
  for (;;) {
    const ids = await ctx.db.transaction(async (trx) => {
      const due = await projectsDue(trx, today, lastId, BATCH);
      for (const source of due) await rederive(trx, ctx, source);
      return due.map(({ stored }) => stored.project_id);
    });
    looked += ids.length;
    lastId = ids.at(-1) ?? lastId;
    if (ids.length < BATCH) return looked;
  }
}

/** Refreshes the statuses once when the day in Shanghai has changed; further calls on the same day cost nothing. */
export async function ensureStatusesAreCurrent(ctx: Pick<ServiceContext, "db" | "now">): Promise<void> {
  const day = todayOf(ctx);
  const last = refreshedOn.get(ctx.db);
  if (last && last.day >= day) return last.done;
  const done = refreshStatuses(ctx).then(() => undefined);
  refreshedOn.set(ctx.db, { day, done });
  done.catch(() => refreshedOn.delete(ctx.db));
  return done;
}

/** Keeps the statuses of a serving database current: looks at the calendar every second, at the projects once a day. */
export function followTheDays(db: Db, onError: (error: unknown) => void): void {
  const timer = setInterval(() => void ensureStatusesAreCurrent({ db, now: new Date().toISOString() }).catch(onError), LOOK_EVERY_MS);
  timer.unref();
  db.observe({ committed: () => undefined, closing: () => clearInterval(timer) });
}
