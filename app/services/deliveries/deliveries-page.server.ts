import { may } from "#app/domain/permissions.ts";
import { NOTICE_RULES } from "#app/domain/notices.ts";
import type { NoticeTopic } from "#app/domain/notices.ts";
import type { DeliveryState, RobotKind } from "#app/domain/deliveries.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { countDeliveries, dropDelivery, findDelivery, kindsOfNotices, listDeliveries, requeueDelivery } from "#db/queries/deliveries.ts";
import { findUser } from "#db/queries/users.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";

/** The parts of the page: what waits, what nobody tries any more, and what is over. */
export const DELIVERY_GROUPS = ["open", "dead", "past"] as const;
export type DeliveryGroup = (typeof DELIVERY_GROUPS)[number];

const STATES: Readonly<Record<DeliveryGroup, readonly DeliveryState[]>> = { open: ["queued", "sending"], dead: ["dead"], past: ["delivered", "dropped"] };
const SHOWN = 100;

/** A message as the page shows it: never what it says. */
export interface ListedDelivery {
  readonly id: string;
  readonly receiver: string;
  /** null: e-mail. */
  readonly robot: { readonly kind: RobotKind; readonly name: string } | null;
  readonly topics: readonly NoticeTopic[];
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly queuedAt: string;
  readonly nextTryAt: string | null;
  readonly deliveredAt: string | null;
  readonly error: Refusal | null;
}

export interface DeliveriesView {
  readonly group: DeliveryGroup;
  readonly counts: Readonly<Record<DeliveryGroup, number>>;
  readonly deliveries: readonly ListedDelivery[];
  readonly shown: number;
  readonly writes: boolean;
}

/** The messages of one part of the page, the newest first. */
export async function viewDeliveries(ctx: ServiceContext, group: DeliveryGroup): Promise<Verdict<DeliveriesView>> {
  const allowed = authorise(ctx, "settings.read");
  if (!allowed.ok) return allowed;
  const rows = await listDeliveries(ctx.db.read, STATES[group], SHOWN);
  const kinds = await kindsOfNotices(ctx.db.read, rows.map(({ id }) => id));
  const byState = await countDeliveries(ctx.db.read);
  const count = (of: DeliveryGroup) => byState.filter(({ state }) => STATES[of].includes(state)).reduce((sum, row) => sum + row.count, 0);
  const deliveries = rows.map(({ robotKind, robotName, lastError, createdAt, nextTryAt, ...row }) => ({
    id: row.id, receiver: row.receiver, state: row.state, attempts: row.attempts, deliveredAt: row.deliveredAt, queuedAt: createdAt, nextTryAt: row.state === "queued" ? nextTryAt : null,
    robot: row.channel === "email" ? null : { kind: robotKind ?? "dingtalk", name: robotName ?? row.channel }, error: JSON.parse(lastError ?? "null") as Refusal | null,
    topics: [...new Set(kinds.filter(({ delivery }) => delivery === row.id).map(({ kind }) => NOTICE_RULES[kind].topic))],
  }));
  return accept({ group, counts: { open: count("open"), dead: count("dead"), past: count("past") }, deliveries, shown: SHOWN, writes: may(ctx.actor, "settings.write") });
}

/** Tries a message again that was given up, or at once one that waits; its id stays. */
export async function retryDelivery(ctx: ServiceContext, id: string): Promise<Verdict<null>> {
  return onDelivery(ctx, id, "delivery.retry", (trx) => requeueDelivery(trx, id, ctx.now));
}

/** Sends a message no more. */
export async function giveUpDelivery(ctx: ServiceContext, id: string): Promise<Verdict<null>> {
  return onDelivery(ctx, id, "delivery.giveUp", (trx) => dropDelivery(trx, id, JSON.stringify({ code: "given_up" } satisfies Refusal)));
}

async function onDelivery(ctx: ServiceContext, id: string, action: string, work: (trx: Parameters<typeof requeueDelivery>[0]) => Promise<boolean>): Promise<Verdict<null>> {
  const allowed = authorise(ctx, "settings.write");
  if (!allowed.ok) return allowed;
  return ctx.db.transaction(async (trx) => {
    const delivery = await findDelivery(trx, id);
    if (!delivery) return refuse({ code: "not_found" });
    if (!(await work(trx))) return refuse({ code: "stale" });
    const receiver = await findUser(trx, delivery.user_id);
    const told = { at: ctx.now, actorId: ctx.actor.userId, actorName: ctx.actor.name, action, objectType: "delivery", objectCode: id, projectId: null };
    await appendAudit(trx, { ...told, before: { state: delivery.state }, after: { receiver: receiver?.email ?? null, channel: delivery.channel } });
    return accept(null);
  });
}
