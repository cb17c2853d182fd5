import { lockedMinutes } from "#app/domain/lock-out.ts";
import type { Role } from "#app/domain/permissions.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { allUsers, findUser } from "#db/queries/users.ts";
import { failuresOf } from "../auth/failures.server.ts";
import { roleOf } from "../auth/principal.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";

/** An account as it is listed; its password is nowhere. */
export interface ListedAccount {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly district: string | null;
  readonly unit: string | null;
  readonly disabled: boolean;
  /** Minutes until a lock ends; null without one. */
  readonly lockedMinutes: number | null;
  readonly lastSeenAt: string | null;
  readonly version: number;
}

/** Every account, by e-mail. */
export async function listUsers(ctx: ServiceContext): Promise<Verdict<readonly ListedAccount[]>> {
  const allowed = authorise(ctx, "user.manage");
  if (!allowed.ok) return allowed;
  const rows = await allUsers(ctx.db.read);
  return accept(rows.map((row) => listed(row, row.last_seen_at, ctx.now)));
}

/** One account by id. */
export async function viewUser(ctx: ServiceContext, id: number): Promise<Verdict<ListedAccount>> {
  const allowed = authorise(ctx, "user.manage");
  if (!allowed.ok) return allowed;
  const row = await findUser(ctx.db.read, id);
  return row ? accept(listed(row, null, ctx.now)) : refuse({ code: "not_found" });
}

type Row = Pick<NonNullable<Awaited<ReturnType<typeof findUser>>>, "id" | "email" | "name" | "role" | "district" | "unit" | "disabled_at" | "failed_count" | "failed_since" | "locked_until" | "version">;

function listed(row: Row, lastSeenAt: string | null, now: string): ListedAccount {
  const { id, email, name, district, unit, version } = row;
  return {
    id, email, name, district, unit, version, role: roleOf({ userId: id, role: row.role }), disabled: row.disabled_at !== null,
    lockedMinutes: lockedMinutes(failuresOf(row), now), lastSeenAt,
  };
}
