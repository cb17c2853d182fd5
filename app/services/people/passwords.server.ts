import { lockedMinutes } from "#app/domain/lock-out.ts";
import { passwordFaults } from "#app/domain/password-rules.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { deleteSessionsOf } from "#db/queries/sessions.ts";
import { findUser, setFailures, setPasswordHash } from "#db/queries/users.ts";
import { failuresAfter, failuresOf, FORGIVEN } from "../auth/failures.server.ts";
import { hashPassword, verifyPassword } from "../auth/passwords.server.ts";
import { openSession } from "../auth/sessions.server.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { accountTrail, passwordProfile } from "./check-account.server.ts";

/** Sets somebody's password, which ends their sessions and any lock. */
export async function resetPassword(ctx: ServiceContext, id: number, newPassword: string): Promise<Verdict<{ name: string }>> {
  const allowed = authorise(ctx, "user.manage");
  if (!allowed.ok) return allowed;
  const user = await findUser(ctx.db.read, id);
  if (!user) return refuse({ code: "not_found" });
  const faults = passwordFaults(newPassword, user, await passwordProfile(ctx), "newPassword");
  if (faults.length > 0) return refuse(...faults);
  const passwordHash = await hashPassword(newPassword);
  return ctx.db.transaction(async (trx) => {
    await setPasswordHash(trx, id, passwordHash, ctx.now);
    await setFailures(trx, id, FORGIVEN);
    await deleteSessionsOf(trx, id);
    await appendAudit(trx, { ...accountTrail(ctx, user.email), action: "user.password", before: null, after: {} });
    return accept({ name: user.name });
  });
}

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly repeatPassword: string;
}

/**
 * Changes one's own password: the present one is asked for and wrong ones count toward the lock. Every session ends; the
 * caller goes on in the new one that is answered.
 */
export async function changeOwnPassword(ctx: ServiceContext, input: PasswordChange): Promise<Verdict<{ sessionId: string }>> {
  const allowed = authorise(ctx, "profile.own");
  if (!allowed.ok) return allowed;
  const user = await findUser(ctx.db.read, ctx.actor.userId ?? 0);
  if (!user || ctx.actor.readOnly) return refuse({ code: "forbidden" });
  const faults: Refusal[] = [...passwordFaults(input.newPassword, user, await passwordProfile(ctx), "newPassword")];
  if (input.newPassword === input.currentPassword) faults.push({ code: "same_password", field: "newPassword" });
  if (input.newPassword !== input.repeatPassword) faults.push({ code: "password_mismatch", field: "repeatPassword" });
  const isRight = await verifyPassword(user.password_hash, input.currentPassword);
  const newHash = faults.length > 0 || !isRight ? null : await hashPassword(input.newPassword);
  return ctx.db.transaction(async (trx) => {
    const current = await findUser(trx, user.id);
    if (!current || current.disabled_at !== null) return refuse({ code: "forbidden" });
    const minutes = lockedMinutes(failuresOf(current), ctx.now);
    if (minutes !== null) return refuse({ code: "locked_out", params: { minutes } });
    const trail = accountTrail(ctx, user.email);
    if (!isRight || current.password_hash !== user.password_hash) {
      const failures = failuresAfter(current, ctx.now);
      await setFailures(trx, user.id, failures);
      await appendAudit(trx, { ...trail, action: failures.locked_until ? "session.lock" : "session.refused", before: null, after: { failures: failures.failed_count } });
      return refuse({ code: "wrong_password", field: "currentPassword" }, ...faults);
    }
    if (newHash === null) return refuse(...faults);
    await setPasswordHash(trx, user.id, newHash, ctx.now);
    await setFailures(trx, user.id, FORGIVEN);
    await deleteSessionsOf(trx, user.id);
    await appendAudit(trx, { ...trail, action: "user.password", before: null, after: {} });
    return accept({ sessionId: await openSession(trx, user.id, ctx.now) });
  });
}
