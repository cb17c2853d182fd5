import type { Transaction } from "kysely";
import { canonicalEmail, changesPower } from "#app/domain/accounts.ts";
import type { Assignment } from "#app/domain/accounts.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import type { UserChange } from "#app/schemas/user.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { deleteSessionsOf } from "#db/queries/sessions.ts";
import { changeUserRow, countOtherAdministrators, findUser, findUserByEmail, setFailures } from "#db/queries/users.ts";
import type { Database } from "#db/schema/database.ts";
import type { UserRow } from "#db/schema/people.ts";
import { failuresOf, FORGIVEN } from "../auth/failures.server.ts";
import { roleOf } from "../auth/principal.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { changedFields } from "../projects/describe-input.ts";
import { accountTrail, checkAssignment } from "./check-account.server.ts";

type Trx = Transaction<Database>;
type Changed = Verdict<{ id: number; name: string; changed: boolean }>;

const STALE: Refusal = { code: "stale" };
const LAST_ADMINISTRATOR: Refusal = { code: "last_administrator" };

/** Loads the account inside a transaction, whose write lock keeps two administrators from removing each other at once. */
async function withUser(ctx: ServiceContext, id: number, work: (trx: Trx, user: UserRow) => Promise<Changed>): Promise<Changed> {
  const allowed = authorise(ctx, "user.manage");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction(async (trx) => {
    const user = await findUser(trx, id);
    return user ? work(trx, user) : refuse({ code: "not_found" });
  });
}

/** Whether the account is the only one left that can manage the others. */
async function isLastAdministrator(trx: Trx, user: UserRow): Promise<boolean> {
  return user.role === "administrator" && user.disabled_at === null && (await countOtherAdministrators(trx, user.id)) === 0;
}

/** Changes name and assignment. What already holds is no change, even on an old version; a change of power ends the sessions. */
export async function changeUser(ctx: ServiceContext, id: number, input: UserChange): Promise<Changed> {
  return withUser(ctx, id, async (trx, user) => {
    const { assignment, faults } = await checkAssignment(trx, input);
    if (faults.length > 0) return refuse(...faults);
    const before = { name: user.name, role: roleOf({ userId: id, role: user.role }), district: user.district, unit: user.unit };
    const after = { name: input.name, ...assignment };
    const difference = changedFields(before, after);
    if (!difference) return accept({ id, name: user.name, changed: false });
    if (user.version !== input.version) return refuse(STALE);
    if (after.role !== "administrator" && (await isLastAdministrator(trx, user))) return refuse({ ...LAST_ADMINISTRATOR, field: "role" });
    if (!(await changeUserRow(trx, id, input.version, ctx.now, after))) return refuse(STALE);
    await endSessionsOnPower(trx, id, before, after);
    await appendAudit(trx, { ...accountTrail(ctx, user.email), action: "user.edit", ...difference });
    return accept({ id, name: after.name, changed: true });
  });
}

async function endSessionsOnPower(trx: Trx, id: number, before: Assignment, after: Assignment): Promise<void> {
  if (changesPower(before, after)) await deleteSessionsOf(trx, id);
}

/** Switches an account off, which ends its sessions, or on again; already so is no change. */
export async function setUserDisabled(ctx: ServiceContext, id: number, isDisabled: boolean, version: number): Promise<Changed> {
  return withUser(ctx, id, async (trx, user) => {
    if ((user.disabled_at !== null) === isDisabled) return accept({ id, name: user.name, changed: false });
    if (isDisabled && (await isLastAdministrator(trx, user))) return refuse(LAST_ADMINISTRATOR);
    if (!(await changeUserRow(trx, id, version, ctx.now, { disabled_at: isDisabled ? ctx.now : null }))) return refuse(STALE);
    if (isDisabled) await deleteSessionsOf(trx, id);
    await appendAudit(trx, { ...accountTrail(ctx, user.email), action: isDisabled ? "user.disable" : "user.enable", before: { disabled: !isDisabled }, after: { disabled: isDisabled } });
    return accept({ id, name: user.name, changed: true });
  });
}

/** Switches an account off by its e-mail, whatever its version. */
export async function disableUserByEmail(ctx: ServiceContext, email: string): Promise<Verdict<{ email: string }>> {
  const allowed = authorise(ctx, "user.manage");
  if (!allowed.ok) return allowed;
  const user = await findUserByEmail(ctx.db.read, canonicalEmail(email));
  if (!user) return refuse({ code: "not_found", field: "email" });
  const verdict = await setUserDisabled(ctx, user.id, true, user.version);
  return verdict.ok ? accept({ email: user.email }) : verdict;
}

/** Ends a lock and forgets the failures that led to it. */
export async function unlockUser(ctx: ServiceContext, id: number): Promise<Changed> {
  return withUser(ctx, id, async (trx, user) => {
    if (failuresOf(user).count === 0 && user.locked_until === null) return accept({ id, name: user.name, changed: false });
    await setFailures(trx, id, FORGIVEN);
    await appendAudit(trx, { ...accountTrail(ctx, user.email), action: "user.unlock", before: { lockedUntil: user.locked_until }, after: { lockedUntil: null } });
    return accept({ id, name: user.name, changed: true });
  });
}
