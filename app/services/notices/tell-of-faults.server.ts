import type { Transaction } from "kysely";
import { shanghaiDate } from "#app/domain/dates.ts";
import type { DeliveryChannel } from "#app/domain/deliveries.ts";
import type { JobId } from "#app/domain/jobs.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Database } from "#db/schema/database.ts";
import { notify } from "./notify.server.ts";

/** So much of an error is told; the page that it leads to has all of it. */
const TOLD_CHARACTERS = 300;

/** Tells administrators that a job failed, once a day for each job. */
export async function tellOfFailedJob(trx: Transaction<Database>, at: string, job: JobId, error: string): Promise<void> {
  await notify(trx, { actor: SYSTEM, now: at }, { kind: "job.failed", key: `job.failed:${job}:${shanghaiDate(at)}`, path: "/settings/jobs", project: null, params: { job, error: error.slice(0, TOLD_CHARACTERS) } });
}

/** Tells administrators that a message could not be delivered and was given up. */
export async function tellOfDeadDelivery(trx: Transaction<Database>, at: string, delivery: { readonly id: string; readonly channel: DeliveryChannel }): Promise<void> {
  await notify(trx, { actor: SYSTEM, now: at }, { kind: "delivery.dead", key: `delivery.dead:${delivery.channel}:${shanghaiDate(at)}`, path: "/settings/deliveries", project: null, params: { channel: delivery.channel } });
}
