import { canonicalEmail } from "#app/domain/accounts.ts";
import { passwordFaults } from "#app/domain/password-rules.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { NewUser } from "#app/schemas/user.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { findUserByEmail, insertUser } from "#db/queries/users.ts";
import { hashPassword } from "../auth/passwords.server.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { sentOnce } from "../sent-once.server.ts";
import { accountTrail, checkAssignment, passwordProfile } from "./check-account.server.ts";

/** Adds an account; every fault of e-mail, assignment and password is told at once. The same form twice adds one. */
export async function addUser(ctx: ServiceContext, input: NewUser): Promise<Verdict<{ id: number; email: string; name: string }>> {
  const allowed = authorise(ctx, "user.manage");
  if (!allowed.ok) return allowed;
  const email = canonicalEmail(input.email);
  const weak = passwordFaults(input.password, { email, name: input.name }, await passwordProfile(ctx));
  const passwordHash = weak.length > 0 ? null : await hashPassword(input.password);
  const { formKey, password: _secret, ...content } = input;
  return ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, content, async () => {
    const { assignment, faults } = await checkAssignment(trx, input);
    const taken = await findUserByEmail(trx, email);
    const errors = [...(taken ? [{ code: "already_exists", field: "email", params: { value: email } }] : []), ...faults, ...weak];
    if (passwordHash === null || errors.length > 0) return refuse(...errors);
    const row = { email, name: input.name, ...assignment };
    const id = await insertUser(trx, { ...row, password_hash: passwordHash, is_demo: 0, created_at: ctx.now, updated_at: ctx.now });
    await appendAudit(trx, { ...accountTrail(ctx, email), action: "user.create", before: null, after: { name: row.name, ...assignment } });
    return accept({ id, email, name: row.name });
  }));
}
