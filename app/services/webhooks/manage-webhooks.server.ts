import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import { may } from "#app/domain/permissions.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { NewWebhook } from "#app/schemas/webhook-form.ts";
import { appendAudit, auditHead } from "#db/queries/audit.ts";
import { findUser } from "#db/queries/users.ts";
import { findWebhook, insertWebhook, isWebhookName, removeWebhookRow, setWebhookPaused } from "#db/queries/webhooks.ts";
import type { Database } from "#db/schema/database.ts";
import type { WebhookRow } from "#db/schema/webhooks.ts";
import { principalOf } from "../auth/principal.ts";
import type { Seals } from "../auth/seals.server.ts";
import { newSecret } from "../auth/secrets.server.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import type { OutboundOptions } from "../outbound/post.server.ts";
import { checkTarget } from "../outbound/targets.ts";
import { sentOnce } from "../sent-once.server.ts";
import { allowedOrigins } from "./allowed-origins.server.ts";
import { callWebhook } from "./call-webhook.server.ts";
import { openWebhook, sealWebhook } from "./sealed-webhook.server.ts";

/** Makes a leaked secret recognisable to scanners. */
const PREFIX = "luodi_hook_";

/** Adds a webhook at a listed origin. What it tells is what the chosen account sees. Its secret is told only here, so the same form again is refused. */
export async function addWebhook(ctx: ServiceContext, seals: Seals, { formKey, ...input }: NewWebhook): Promise<Verdict<{ id: number; secret: string }>> {
  const allowed = authorise(ctx, "settings.write");
  if (!allowed.ok) return allowed;
  const { name, address, from } = input;
  const [origins, secret] = [await allowedOrigins(ctx.db), `${PREFIX}${newSecret()}`];
  let isNew = false;
  const made = await ctx.db.transaction((trx) => sentOnce(trx, ctx, formKey, input, async () => {
    const target = checkTarget(address, { origins });
    const owner = await findUser(trx, input.owner);
    const seesProjects = owner !== null && owner.disabled_at === null && may(principalOf({ ...owner, userId: owner.id }, true), "project.read");
    const faults = [
      ...(await isWebhookName(trx, name) ? [{ code: "already_exists", field: "name", params: { value: name } }] : []), ...(target.ok ? [] : target.errors),
      ...(owner === null ? [{ code: "not_found", field: "owner" }] : seesProjects ? [] : [{ code: owner.disabled_at === null ? "webhook_owner_sees_nothing" : "webhook_owner_gone", field: "owner" }]),
    ];
    if (!target.ok || faults.length > 0) return refuse(...faults);
    isNew = true;
    const { seq } = from === "start" ? { seq: 0 } : await auditHead(trx);
    const id = await insertWebhook(trx, { name, owner_id: input.owner, origin: target.value.url.origin, ...sealWebhook(seals, { address, secret }), sent_seq: seq, created_at: ctx.now, created_by: ctx.actor.userId });
    await appendAudit(trx, { ...trail(ctx, name), action: "webhook.add", before: null, after: { name, origin: target.value.url.origin, owner: owner?.email ?? null } });
    return accept({ id });
  }));
  if (!made.ok) return made;
  return isNew ? accept({ id: made.value.id, secret }) : refuse({ code: "already_sent" });
}

/** Pauses a webhook, or lets it go on from where it stopped: what happened meanwhile is told then. */
export async function setPaused(ctx: ServiceContext, id: number, isPaused: boolean): Promise<Verdict<{ name: string }>> {
  return onWebhook(ctx, id, async (trx, { name, state }) => {
    if ((state === "paused") === isPaused && state !== "failing") return;
    await setWebhookPaused(trx, id, isPaused, ctx.now);
    await appendAudit(trx, { ...trail(ctx, name), action: isPaused ? "webhook.pause" : "webhook.resume", before: null, after: { name } });
  });
}

/** Removes a webhook with everything that is sealed of it. */
export async function removeWebhook(ctx: ServiceContext, id: number): Promise<Verdict<{ name: string }>> {
  return onWebhook(ctx, id, async (trx, { name, origin }) => {
    await removeWebhookRow(trx, id);
    await appendAudit(trx, { ...trail(ctx, name), action: "webhook.remove", before: { name, origin }, after: null });
  });
}

/** Sends a webhook an event that is none of the trail's, at once, and tells why it did not arrive. */
export async function testWebhook(ctx: ServiceContext, seals: Seals, id: number, options: OutboundOptions = {}): Promise<Verdict<{ name: string }>> {
  const allowed = authorise(ctx, "settings.write");
  if (!allowed.ok) return allowed;
  const webhook = await findWebhook(ctx.db.read, id);
  if (!webhook) return refuse({ code: "not_found" });
  const keys = openWebhook(seals, webhook);
  if (keys === null) return refuse({ code: "seal_broken" });
  const event = { id: `test-${randomUUID()}`, body: JSON.stringify({ seq: null, at: ctx.now, type: "test", code: null, before: null, after: null }) };
  const answer = await callWebhook(keys, await allowedOrigins(ctx.db), event, ctx.now, options);
  return answer.ok ? accept({ name: webhook.name }) : answer;
}

async function onWebhook(ctx: ServiceContext, id: number, work: (trx: Transaction<Database>, webhook: WebhookRow) => Promise<void>): Promise<Verdict<{ name: string }>> {
  const allowed = authorise(ctx, "settings.write");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction(async (trx) => {
    const webhook = await findWebhook(trx, id);
    if (!webhook) return refuse({ code: "not_found" });
    await work(trx, webhook);
    return accept({ name: webhook.name });
  });
}

function trail(ctx: ServiceContext, name: string) {
  return { at: ctx.now, actorId: ctx.actor.userId, actorName: ctx.actor.name, objectType: "webhook", objectCode: name, projectId: null };
}
