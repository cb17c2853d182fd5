import { canonicalEmail } from "#app/domain/accounts.ts";
import { lockedMinutes } from "#app/domain/lock-out.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import type { Db } from "#db/connection.server.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { deleteSession } from "#db/queries/sessions.ts";
import { findUser, findUserByEmail, setFailures, setPasswordHash } from "#db/queries/users.ts";
import type { UserRow } from "#db/schema/people.ts";
import { FORGIVEN, failuresOf, failuresAfter, strangerFails, strangerLockedMinutes } from "./failures.server.ts";
import { hashPassword, isWeakHash, verifyPassword } from "./passwords.server.ts";
import { principalOf } from "./principal.ts";
import { openSession } from "./sessions.server.ts";
import { secretHash } from "./secrets.server.ts";

/** Nobody acts yet: a sign-in has a database and an instant. */
export interface SignInContext {
  readonly db: Db;
  readonly now: string;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** The identifier of a session that the browser still has; it ends. */
  readonly oldSessionId?: string | null;
}

const BAD_CREDENTIALS: Refusal = { code: "bad_credentials" };
const lockedOut = (minutes: number): Refusal => ({ code: "locked_out", params: { minutes } });

/**
 * Opens a session for the right password. An unknown e-mail, a disabled account and a wrong password read the same and take
 * the same time; the fifth failure in 15 minutes locks, and then the right password is refused too.
 */
export async function signIn(ctx: SignInContext, { email, password, oldSessionId }: Credentials): Promise<Verdict<{ sessionId: string; principal: Principal }>> {
  const address = canonicalEmail(email);
  const found = await findUserByEmail(ctx.db.read, address);
  const user = found && found.disabled_at === null ? found : null;
  const isRight = await verifyPassword(user?.password_hash ?? null, password);
  if (!user) return refuseStranger(ctx, address);
  const freshHash = isRight && isWeakHash(user.password_hash) ? await hashPassword(password) : null;
  return ctx.db.transaction(async (trx) => {
    const current = await findUser(trx, user.id);
    if (!current || current.disabled_at !== null) return refuse(BAD_CREDENTIALS);
    const minutes = lockedMinutes(failuresOf(current), ctx.now);
    if (minutes !== null) return refuse(lockedOut(minutes));
    if (!isRight || current.password_hash !== user.password_hash) {
      const failures = failuresAfter(current, ctx.now);
      await setFailures(trx, user.id, failures);
      await appendAudit(trx, { ...trailOf(ctx, current), action: failures.locked_until ? "session.lock" : "session.refused", after: { failures: failures.failed_count } });
      return refuse(BAD_CREDENTIALS);
    }
    await setFailures(trx, user.id, FORGIVEN);
    if (freshHash) await setPasswordHash(trx, user.id, freshHash, ctx.now);
    if (oldSessionId) await deleteSession(trx, secretHash(oldSessionId));
    const sessionId = await openSession(trx, user.id, ctx.now);
    await appendAudit(trx, { ...trailOf(ctx, current), action: "session.start", after: {} });
    return accept({ sessionId, principal: principalOf({ ...current, userId: current.id }) });
  });
}

/** Ends the session that a browser has. */
export async function signOut(ctx: SignInContext, sessionId: string, who: { readonly actor: Principal; readonly email: string }): Promise<void> {
  await ctx.db.transaction(async (trx) => {
    if (!(await deleteSession(trx, secretHash(sessionId)))) return;
    const { userId: actorId, name: actorName } = who.actor;
    await appendAudit(trx, { at: ctx.now, actorId, actorName, action: "session.end", objectType: "user", objectCode: who.email, projectId: null, before: null, after: {} });
  });
}

function refuseStranger(ctx: SignInContext, address: string): Verdict<never> {
  const minutes = strangerLockedMinutes(ctx.db, address, ctx.now);
  if (minutes !== null) return refuse(lockedOut(minutes));
  strangerFails(ctx.db, address, ctx.now);
  return refuse(BAD_CREDENTIALS);
}

function trailOf(ctx: SignInContext, user: Pick<UserRow, "id" | "name" | "email">) {
  return { at: ctx.now, actorId: user.id, actorName: user.name, objectType: "user", objectCode: user.email, projectId: null, before: null };
}
