import { addDays } from "#app/domain/dates.ts";
import { and, happenedBy, known, not } from "#app/domain/predicate.ts";
import { listProjects } from "#db/queries/project-list.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { renewRight } from "../leads/decide-right.server.ts";
import { answerTransfer, askTransfer } from "../leads/transfers.server.ts";
import { transfersPage } from "../leads/transfers-page.server.ts";
import { archiveProject } from "../projects/archive-project.server.ts";

/** Lost, or ended, so long ago that the record is put away. */
const [LOST_DAYS, ENDED_DAYS] = [60, 700];
const [ARCHIVED, TRANSFERS, RENEWED] = [4, 5, 3];
/** Each district hands leads to the one that stands here, so that both are believable neighbours. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  "330206": "330211", "330211": "330206", "330212": "330213", "330213": "330212", "330282": "qianwan", qianwan: "330282", "330281": "330282", "330203": "330205", "330205": "330203", "330225": "330206", "330226": "330213",
};
const KEPT_BP = [3_000, 4_000, 5_000, 2_500, 4_000] as const;
const WHOLE_BP = 10_000;

/** Gives the demo's leads what happens between districts: transfers in every state, prolonged rights, and old losses that were put away. */
export async function recordLeadDealings(ctx: ServiceContext): Promise<void> {
  const today = todayOf(ctx);
  const leads = await listProjects(ctx.db.read, and({ op: "statusIn", field: "stage", values: ["attraction"] }, known("district"), not({ op: "archived" }), not(happenedBy("framework", today))), { key: "leadOn", descending: true }, 200, 0);
  const movable = leads.filter((lead) => lead.district !== null && NEIGHBOURS[lead.district] !== undefined);
  for (const [index, lead] of movable.filter((_, place) => place % 4 === 1).slice(0, TRANSFERS).entries()) await transfer(ctx, lead, index);
  for (const lead of leads.filter((_, place) => place % 7 === 3).slice(-RENEWED)) {
    await renewRight(ctx, { code: lead.code, seen: null, until: addDays(today, 120), reason: "投资方仍在比选，市商务局同意延长" });
  }
  const signed = happenedBy("signed", today);
  for (const ended of [and(not(signed), happenedBy("terminated", addDays(today, -LOST_DAYS))), and(signed, happenedBy("terminated", addDays(today, -ENDED_DAYS)))]) {
    const old = await listProjects(ctx.db.read, and({ op: "statusIn", field: "stage", values: ["left"] }, ended), { key: "terminatedOn", descending: false }, ARCHIVED, 0);
    for (const { code, version } of old) await archiveProject(ctx, code, { version, reason: "终止已久，未再联系" });
  }
}

/** The first is declined, the second and third are accepted, the others wait. */
async function transfer(ctx: ServiceContext, lead: StoredProject, index: number): Promise<void> {
  const keptBp = KEPT_BP[index] ?? WHOLE_BP / 2;
  const asked = await askTransfer(ctx, lead.code, { toDistrict: NEIGHBOURS[lead.district ?? ""] ?? "", fromBp: keptBp, toBp: WHOLE_BP - keptBp, reason: "投资方选定的厂房在对方辖区" });
  if (!asked.ok || index > 2) return;
  const page = await transfersPage(ctx);
  const open = page.ok ? page.value.transfers.find(({ code, state }) => code === lead.code && state === "asked") : undefined;
  if (open) await answerTransfer(ctx, { item: open.item, id: open.id, accepts: index > 0, answer: index > 0 ? null : "产业定位不符" });
}
