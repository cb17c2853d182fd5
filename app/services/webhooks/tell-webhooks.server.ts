import { addMilliseconds, SECOND_MS } from "#app/domain/instants.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { nextTelling } from "#app/domain/webhooks.ts";
import type { Db } from "#db/connection.server.ts";
import { auditHead } from "#db/queries/audit.ts";
import { findUser } from "#db/queries/users.ts";
import { advanceWebhook, dueWebhook, leaseWebhook, releaseWebhook } from "#db/queries/webhooks.ts";
import type { WebhookRow } from "#db/schema/webhooks.ts";
import { readChanges } from "../api/read-changes.server.ts";
import type { ChangeJson } from "../api/read-changes.server.ts";
import { principalOf } from "../auth/principal.ts";
import { severalAtOnce } from "../outbound/at-once.server.ts";
import type { Round } from "../outbound/keep-sending.server.ts";
import type { Outbound } from "../outbound/outbound.server.ts";
import { allowedOrigins } from "./allowed-origins.server.ts";
import { callWebhook } from "./call-webhook.server.ts";
import type { WebhookEvent } from "./call-webhook.server.ts";
import { openWebhook } from "./sealed-webhook.server.ts";

/** Longer than telling one change may take; prolonged with each that arrived. */
const LEASE_MS = 30 * SECOND_MS;
const AT_ONCE = 4;
const PAGE = 100;

export interface Teller {
  readonly db: Db;
  readonly outbound: Pick<Outbound, "seals" | "resolve">;
  readonly clock: () => string;
  readonly leaseMs?: number;
}

/** What a round told. */
export interface TellingCounts {
  sent: number;
  failed: number;
}

/** Tells every webhook what it has not heard yet, each in the order of the trail, until all are up to date or it is time to stop. */
export async function tellWebhooks(teller: Teller, round: Round): Promise<TellingCounts> {
  const counts: TellingCounts = { sent: 0, failed: 0 };
  await severalAtOnce<WebhookRow>(round, { most: AT_ONCE, take: (underWay) => take(teller, underWay.map(({ id }) => id)), work: (webhook) => tellOne(teller, webhook, counts, round) });
  return counts;
}

async function take({ db, clock, leaseMs = LEASE_MS }: Teller, busy: readonly number[]): Promise<WebhookRow | null> {
  if ((await dueWebhook(db.read, clock(), busy)) === null) return null;
  return db.transaction(async (trx) => {
    const now = clock();
    const webhook = await dueWebhook(trx, now, busy);
    if (webhook === null) return null;
    const until = addMilliseconds(now, leaseMs);
    await leaseWebhook(trx, webhook.id, until);
    return { ...webhook, leased_until: until };
  });
}

async function tellOne(teller: Teller, webhook: WebhookRow, counts: TellingCounts, round: Round): Promise<void> {
  const { db, clock } = teller;
  const lease = { id: webhook.id, leased_until: webhook.leased_until };
  let isProgress = false;
  const advance = async (seq: number, sentAt: string | null): Promise<boolean> => {
    if (sentAt !== null) counts.sent++;
    isProgress ||= sentAt !== null;
    const until = addMilliseconds(clock(), teller.leaseMs ?? LEASE_MS);
    const state = await db.transaction((trx) => advanceWebhook(trx, lease, seq, until, sentAt));
    if (state !== null) lease.leased_until = until;
    return state !== null && state !== "paused" && !round.noMore.aborted;
  };
  const ended = await tellOn(teller, webhook, round, advance);
  const reason = ended.ok ? null : (ended.errors[0] ?? { code: "invalid" });
  const failure = reason === null || reason.code === "sending_stopped" ? null : failureOf(isProgress ? { attempts: 0, failing_since: null } : webhook, reason, clock());
  if (failure !== null) counts.failed++;
  await db.transaction((trx) => releaseWebhook(trx, lease, failure));
}

/** Reasons that go away only when somebody does something. */
const LASTING = new Set(["webhook_owner_gone", "webhook_owner_sees_nothing", "seal_broken"]);

function failureOf({ attempts, failing_since }: Pick<WebhookRow, "attempts" | "failing_since">, reason: Refusal, at: string) {
  const since = failing_since ?? at;
  return { error: JSON.stringify(reason), since, attempts: attempts + 1, nextTryAt: LASTING.has(reason.code) ? null : nextTelling(attempts + 1, since, at) };
}

/**
 * Tells change after change from where the webhook stands, until it is up to date or one does not arrive. `advance` notes
 * how far it was told; false: it is no longer one's own, paused, or time to stop.
 */
async function tellOn({ db, outbound, clock }: Teller, webhook: WebhookRow, round: Round, advance: (seq: number, sentAt: string | null) => Promise<boolean>): Promise<Verdict<null>> {
  const owner = await findUser(db.read, webhook.owner_id);
  if (!owner || owner.disabled_at !== null) return refuse({ code: "webhook_owner_gone" });
  const keys = openWebhook(outbound.seals, webhook);
  if (keys === null) return refuse({ code: "seal_broken" });
  const actor = principalOf({ ...owner, userId: owner.id }, true);
  for (let cursor = webhook.sent_seq; ;) {
    const { seq: head } = await auditHead(db.read);
    const changes = await readChanges({ db, actor, now: clock() }, cursor, PAGE);
    if (!changes.ok) return refuse({ code: "webhook_owner_sees_nothing" });
    for (const change of changes.value.items) {
      const answer = await callWebhook(keys, await allowedOrigins(db), eventOf(change), clock(), { resolve: outbound.resolve, signal: round.breakOff });
      if (!answer.ok) return answer;
      if (!(await advance(change.seq, clock()))) return accept(null);
    }
    const isUpToDate = changes.value.next === cursor;
    cursor = isUpToDate ? Math.max(cursor, head) : changes.value.next;
    if (changes.value.items.length === 0 && !(await advance(cursor, null))) return accept(null);
    if (isUpToDate) return accept(null);
  }
}

/** A change under the number that it has in the API. */
function eventOf(change: ChangeJson): WebhookEvent {
  return { id: String(change.seq), body: JSON.stringify(change) };
}
