import { ROLES } from "#app/domain/permissions.ts";
import type { Principal, Role } from "#app/domain/permissions.ts";

/** What an account row says about who acts. */
export interface AccountRow {
  readonly userId: number;
  readonly name: string;
  readonly role: string;
  readonly district: string | null;
  readonly unit: string | null;
}

/** Whether a text names a role that people have. */
export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/** The role of an account; the database holds no other words. */
export function roleOf(account: Pick<AccountRow, "userId" | "role">): Role {
  if (!isRole(account.role)) throw new Error(`the account ${account.userId} has the unknown role ${account.role}`);
  return account.role;
}

/** The principal of an account. */
export function principalOf(account: AccountRow, readOnly = false): Principal {
  return { userId: account.userId, name: account.name, role: roleOf(account), district: account.district, unit: account.unit, readOnly };
}
