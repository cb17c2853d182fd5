import { canonicalEmail } from "#app/domain/accounts.ts";
import { may } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { Db } from "#db/connection.server.ts";
import { findToken, findTokenByHash, insertToken, revokeTokenRow, tokensOf, touchToken } from "#db/queries/api-tokens.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { findUser, findUserByEmail } from "#db/queries/users.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { sentOnce } from "../sent-once.server.ts";
import { noteUse } from "./note-use.server.ts";
import { principalOf } from "./principal.ts";
import { newSecret, secretHash } from "./secrets.server.ts";

export const TOKEN_SCOPES = ["read", "write"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** Makes a leaked token recognisable to scanners. */
const PREFIX = "luodi_";

export interface NewToken {
  /** The account by e-mail; without it one's own. */
  readonly email?: string;
  readonly scope: TokenScope;
  readonly formKey?: string | undefined;
}

/** Makes a token for the account itself, or for another's where users are managed. Its secret is told only here, so the same form again is refused. */
export async function createToken(ctx: ServiceContext, input: NewToken): Promise<Verdict<{ id: number; token: string }>> {
  const token = `${PREFIX}${newSecret()}`;
  return ctx.db.transaction(async (trx) => {
    const owner = input.email === undefined ? await findUser(trx, ctx.actor.userId ?? 0) : await findUserByEmail(trx, canonicalEmail(input.email));
    const allowed = authorise(ctx, owner !== null && owner.id === ctx.actor.userId ? "token.own" : "user.manage");
    if (!allowed.ok) return allowed;
    if (!owner) return refuse({ code: "not_found", field: "email" });
    if (owner.disabled_at !== null) return refuse({ code: "account_disabled", field: "email" });
    let isNew = false;
    const made = await sentOnce(trx, ctx, input.formKey, { scope: input.scope }, async () => {
      isNew = true;
      const id = await insertToken(trx, { user_id: owner.id, hash: secretHash(token), scope: input.scope, created_at: ctx.now });
      await appendAudit(trx, { ...trail(ctx, owner.email), action: "token.create", before: null, after: { id, scope: input.scope } });
      return accept({ id });
    });
    if (!made.ok) return made;
    return isNew ? accept({ id: made.value.id, token }) : refuse({ code: "already_sent" });
  });
}

/** Revokes one's own token, or anybody's where users are managed; one that does not exist and another's read the same. */
export async function revokeToken(ctx: ServiceContext, id: number): Promise<Verdict<{ id: number }>> {
  return ctx.db.transaction(async (trx) => {
    const token = await findToken(trx, id);
    const isOwn = token !== null && token.userId === ctx.actor.userId && may(ctx.actor, "token.own");
    if (!token || token.revokedAt !== null || (!isOwn && !may(ctx.actor, "user.manage"))) return refuse({ code: "not_found" });
    await revokeTokenRow(trx, id, ctx.now);
    const owner = await findUser(trx, token.userId);
    await appendAudit(trx, { ...trail(ctx, owner?.email ?? null), action: "token.revoke", before: { id, scope: token.scope }, after: null });
    return accept({ id });
  });
}

/** One's own tokens, the newest first; no secret is among them. */
export async function ownTokens(ctx: ServiceContext) {
  return ctx.actor.userId === null ? [] : tokensOf(ctx.db.read, ctx.actor.userId);
}

/** Who a token acts for; null for one that is unknown, revoked or of a disabled account. */
export async function principalOfToken(db: Db, secret: string, now: string): Promise<Principal | null> {
  const token = await findTokenByHash(db.read, secretHash(secret));
  if (!token || token.revokedAt !== null || token.disabledAt !== null) return null;
  noteUse(db, `token ${token.id}`, token.lastUsedAt, now, (trx) => touchToken(trx, token.id, now));
  return principalOf(token, token.scope === "read");
}

function trail(ctx: ServiceContext, email: string | null) {
  return { at: ctx.now, actorId: ctx.actor.userId, actorName: ctx.actor.name, objectType: "token", objectCode: email, projectId: null };
}
