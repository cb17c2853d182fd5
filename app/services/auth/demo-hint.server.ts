import { ROLES } from "#app/domain/permissions.ts";
import type { Role } from "#app/domain/permissions.ts";
import type { Db } from "#db/connection.server.ts";
import { demoAccounts } from "#db/queries/users.ts";

/** The demo's accounts named after their roles, for the hint beside the sign-in form; passwords are told nowhere. */
export async function demoHint(db: Db): Promise<{ role: Role; email: string }[]> {
  const accounts = await demoAccounts(db.read);
  return ROLES.flatMap((role) => accounts.filter((account) => account.role === role && account.email.startsWith(`${role}@`)).map(({ email }) => ({ role, email })));
}
