import type { Role } from "#app/domain/permissions.ts";
import { addMilliseconds } from "#app/domain/instants.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { deleteSessionsOf, sessionsOf } from "#db/queries/sessions.ts";
import { changeUserRow, findUser } from "#db/queries/users.ts";
import { roleOf } from "../auth/principal.ts";
import { IDLE_LIMIT_MS } from "../auth/sessions.server.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { accountTrail } from "./check-account.server.ts";

/** One's own account. */
export interface OwnProfile {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly district: string | null;
  readonly unit: string | null;
  readonly version: number;
  readonly sessions: number;
}

/** The account of whoever asks, with how many of its sessions are alive. */
export async function viewOwnProfile(ctx: ServiceContext): Promise<Verdict<OwnProfile>> {
  const user = await findUser(ctx.db.read, ctx.actor.userId ?? 0);
  if (!user) return refuse({ code: "not_found" });
  const idleSince = addMilliseconds(ctx.now, -IDLE_LIMIT_MS);
  const sessions = (await sessionsOf(ctx.db.read, user.id)).filter((session) => session.expires_at > ctx.now && session.last_seen_at > idleSince);
  const { name, email, district, unit, version } = user;
  return accept({ name, email, role: roleOf({ userId: user.id, role: user.role }), district, unit, version, sessions: sessions.length });
}

/** Changes one's own name; the name it has is no change. */
export async function changeOwnName(ctx: ServiceContext, name: string, version: number): Promise<Verdict<{ changed: boolean }>> {
  const allowed = authorise(ctx, "profile.own");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction(async (trx) => {
    const user = await findUser(trx, ctx.actor.userId ?? 0);
    if (!user || ctx.actor.readOnly) return refuse({ code: "forbidden" });
    if (user.name === name) return accept({ changed: false });
    if (!(await changeUserRow(trx, user.id, version, ctx.now, { name }))) return refuse({ code: "stale" });
    await appendAudit(trx, { ...accountTrail(ctx, user.email), action: "user.edit", before: { name: user.name }, after: { name } });
    return accept({ changed: true });
  });
}

/** Ends every session of one's own but the one in use. */
export async function endOtherSessions(ctx: ServiceContext, sessionHash: string): Promise<Verdict<{ ended: number }>> {
  const allowed = authorise(ctx, "profile.own");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction(async (trx) => {
    const user = await findUser(trx, ctx.actor.userId ?? 0);
    if (!user) return refuse({ code: "forbidden" });
    const ended = await deleteSessionsOf(trx, user.id, sessionHash);
    if (ended > 0) await appendAudit(trx, { ...accountTrail(ctx, user.email), action: "session.endOthers", before: null, after: { sessions: ended } });
    return accept({ ended });
  });
}
