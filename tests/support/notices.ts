import type { Db } from "#db/connection.server.ts";
import type { DeliveryChannel } from "#app/domain/deliveries.ts";
import { queueDelivery } from "#app/services/deliveries/queue.server.ts";

let told = 0;

/** Queues a message with a notice about a project (null: about none) in one transaction, as a change would; answers the message's id. */
export async function queueNotice(db: Db, userId: number, channel: DeliveryChannel, { code = null, title = "示例事项", at, notBefore = at, count = 1 }: { readonly code?: string | null; readonly title?: string; readonly at: string; readonly notBefore?: string; readonly count?: number }): Promise<string> {
  return db.transaction(async (trx) => {
    const project = code === null ? null : (await trx.selectFrom("projects").select("id").where("code", "=", code).executeTakeFirstOrThrow()).id;
    const noticeIds: number[] = [];
    for (let index = 0; index < count; index++) {
      const params = project === null ? { job: "backup", error: title } : { number: "DB-2025-0001", title: count > 1 ? `${title}${index + 1}` : title, code, project: `示例 ${code}`, by: "示例人" };
      const { id } = await trx.insertInto("notices").values({
        at, user_id: userId, kind: project === null ? "job.failed" : "issue.raised", event_key: `test:${++told}`, project_id: project, object_code: code, object_path: project === null ? "/settings" : "/issues/DB-2025-0001",
        params: JSON.stringify(params), read_at: null,
      }).returning("id").executeTakeFirstOrThrow();
      noticeIds.push(id);
    }
    return queueDelivery(trx, { userId, channel, noticeIds, at, notBefore });
  });
}
