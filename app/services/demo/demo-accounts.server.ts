import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROLES } from "#app/domain/permissions.ts";
import type { Role } from "#app/domain/permissions.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { allUsers, setDemoPassword } from "#db/queries/demo.ts";
import { insertUser } from "#db/queries/users.ts";
import { hashPassword, verifyPassword } from "../auth/passwords.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { actorFields } from "../projects/record-project.server.ts";

/** Where the demo's password is kept and which one the operator gave, if any. */
export interface DemoSecrets {
  readonly dataDir: string;
  readonly password: string | null;
}

const DEMO_DISTRICT = "330206";
const DEMO_UNIT = "economy_information";

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  commerce: "示例招商专员", liaison: "示例项目专员", district: "示例北仑专员", unit: "示例配合单位", leader: "示例领导", auditor: "示例审计", administrator: "示例管理员",
};

/** Liaisons besides the role account; they sign in with the same password. */
export const DEMO_LIAISONS = [
  { email: "lin@luodi.example", name: "林示", district: "330206" },
  { email: "xu@luodi.example", name: "许样", district: "330225" },
  { email: "zhou@luodi.example", name: "周例", district: "330212" },
  { email: "chen@luodi.example", name: "陈范", district: "330282" },
] as const;

const demoEmail = (role: Role): string => `${role}@luodi.example`;
const passwordPath = (secrets: DemoSecrets): string => join(secrets.dataDir, "demo-password");

/** The password of the demo accounts: the operator's, the kept one, or none yet. */
function knownPassword(secrets: DemoSecrets): string | null {
  if (secrets.password !== null) return secrets.password;
  try {
    return readFileSync(passwordPath(secrets), "utf8").trim() || null;
  } catch {
    return null;
  }
}

function makePassword(secrets: DemoSecrets): string {
  const password = randomBytes(9).toString("base64url");
  mkdirSync(secrets.dataDir, { recursive: true });
  writeFileSync(passwordPath(secrets), `${password}\n`, { mode: 0o600 });
  chmodSync(passwordPath(secrets), 0o600);
  return password;
}

/** Adds one account per role and the liaisons who own projects. */
export async function createDemoAccounts(ctx: ServiceContext, secrets: DemoSecrets): Promise<void> {
  const password = knownPassword(secrets) ?? makePassword(secrets);
  const accounts = [
    ...ROLES.map((role) => ({ email: demoEmail(role), name: ROLE_NAMES[role], role, district: role === "district" || role === "liaison" ? DEMO_DISTRICT : null, unit: role === "unit" ? DEMO_UNIT : null })),
    ...DEMO_LIAISONS.map((person) => ({ ...person, role: "liaison" as const, unit: null })),
  ];
  const hashes = await Promise.all(accounts.map(() => hashPassword(password)));
  await ctx.db.transaction(async (trx) => {
    for (const [index, account] of accounts.entries()) {
      await insertUser(trx, { ...account, password_hash: hashes[index] ?? "", is_demo: 1, created_at: ctx.now, updated_at: ctx.now });
      await appendAudit(trx, { ...actorFields(ctx), action: "user.create", objectType: "user", objectCode: account.email, projectId: null, before: null, after: { name: account.name, role: account.role, district: account.district, unit: account.unit } });
    }
  });
}

/** The lines that tell how to sign in to the demo; none when it has no demo accounts. Makes the told password the true one. */
export async function demoLogins(ctx: ServiceContext, secrets: DemoSecrets): Promise<string[]> {
  const accounts = (await allUsers(ctx.db.read)).filter((user) => user.is_demo === 1 && user.disabled_at === null);
  const first = accounts[0];
  if (!first) return [];
  const known = knownPassword(secrets);
  const password = known ?? makePassword(secrets);
  const isOperators = secrets.password !== null;
  if (isOperators) rmSync(passwordPath(secrets), { force: true });
  const isTrue = known !== null && (!isOperators || (await verifyPassword(first.password_hash, password)));
  if (!isTrue) {
    const fresh = await Promise.all(accounts.map(async (user) => ({ id: user.id, passwordHash: await hashPassword(password) })));
    await ctx.db.transaction((trx) => setDemoPassword(trx, fresh, ctx.now));
  }
  const emails = ROLES.map(demoEmail).filter((email) => accounts.some((user) => user.email === email));
  return [`Demo logins: ${emails.join(", ")}`, `Demo password: ${password}`, "Start empty, without the demo, on a new DATABASE_URL with LUODI_DEMO=0."];
}
