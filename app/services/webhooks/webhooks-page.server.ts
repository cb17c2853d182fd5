import { may, rolesThatMay } from "#app/domain/permissions.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { auditHead } from "#db/queries/audit.ts";
import { allUsers } from "#db/queries/users.ts";
import { allWebhooks } from "#db/queries/webhooks.ts";
import type { WebhookState } from "#app/domain/webhooks.ts";
import type { Role } from "#app/domain/permissions.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { isRole } from "../auth/principal.ts";
import { viewOrigins } from "./allowed-origins.server.ts";

/** A webhook as the page shows it: never its address nor its secret. */
export interface ListedWebhook {
  readonly id: number;
  readonly name: string;
  readonly origin: string;
  readonly owner: string;
  readonly state: WebhookState;
  readonly error: Refusal | null;
  readonly failingSince: string | null;
  readonly nextTryAt: string | null;
  readonly lastSentAt: string | null;
  readonly createdAt: string;
  readonly createdBy: string | null;
  /** The number in the trail up to which it was told, and the trail's newest. */
  readonly sentSeq: number;
}

export interface WebhooksView {
  readonly webhooks: readonly ListedWebhook[];
  readonly publicOrigins: string;
  readonly intranetOrigins: string;
  readonly seen: number | null;
  readonly head: number;
  /** Accounts whose view can be told; for those who may add webhooks. */
  readonly owners: readonly { readonly id: number; readonly name: string; readonly role: Role }[];
  readonly writes: boolean;
}

/** The webhooks, the origins they may reach, and whose view one could tell. */
export async function viewWebhooks(ctx: ServiceContext): Promise<Verdict<WebhooksView>> {
  const allowed = authorise(ctx, "settings.read");
  if (!allowed.ok) return allowed;
  const writes = may(ctx.actor, "settings.write");
  const { origins, seen } = await viewOrigins(ctx.db);
  const lines = (isIntranet: boolean) => origins.filter((listed) => listed.isIntranet === isIntranet).map(({ origin }) => origin).join("\n");
  const readers = rolesThatMay("project.read");
  const owners = writes ? (await allUsers(ctx.db.read)).flatMap(({ id, name, role, disabled_at }) => (disabled_at === null && isRole(role) && readers.includes(role) ? [{ id, name, role }] : [])) : [];
  const webhooks = (await allWebhooks(ctx.db.read)).map((row) => ({
    id: row.id, name: row.name, origin: row.origin, owner: row.owner, state: row.state, error: JSON.parse(row.last_error ?? "null") as Refusal | null, failingSince: row.failing_since,
    nextTryAt: row.state === "failing" ? row.next_try_at : null, lastSentAt: row.last_sent_at, createdAt: row.created_at, createdBy: row.createdBy, sentSeq: row.sent_seq,
  }));
  return accept({ webhooks, publicOrigins: lines(false), intranetOrigins: lines(true), seen, head: (await auditHead(ctx.db.read)).seq, owners, writes });
}
