import { daysBetween } from "#app/domain/dates.ts";
import type { Light } from "#app/domain/kinds.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { and } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { countedOnce } from "#app/domain/quotas.ts";
import type { Stage } from "#app/domain/stages.ts";
import { countEach } from "#db/queries/overview.ts";
import { userNames } from "#db/queries/people.ts";
import { listProjects } from "#db/queries/project-list.ts";
import type { StoredProject } from "#db/queries/project-facts.ts";
import { districtNames } from "#db/queries/reference.ts";
import type { ServiceContext } from "../context.server.ts";
import { todayOf } from "../context.server.ts";
import type { FigureFrame } from "../quotas/clocks.server.ts";
import { remembered } from "../remembered.server.ts";

/** A project with a red or yellow light and what causes it. */
export interface AttentionItem {
  readonly code: string;
  readonly name: string;
  readonly totalCny: number | null;
  readonly stage: Stage;
  readonly district: { readonly zh: string; readonly en: string } | null;
  readonly liaison: string | null;
  readonly light: Light;
  readonly milestone: MilestoneType | null;
  /** Days after the plan date; negative when it is still ahead. */
  readonly daysLate: number | null;
}

export interface Attention {
  readonly red: number;
  readonly yellow: number;
  readonly items: readonly AttentionItem[];
}

/** How many projects the overview names; the list behind its link has all. */
const SHOWN = 10;

const hasLight = (light: Light): Predicate => ({ op: "statusIn", field: "light", values: [light] });

/** Today's red lights, then the yellow ones, each the largest investment first. */
export async function attention(ctx: ServiceContext, frame: Pick<FigureFrame, "among">): Promise<Attention> {
  const among = and(frame.among, countedOnce);
  return remembered(ctx.db, `attention ${todayOf(ctx)} ${JSON.stringify(among)}`, () => readAttention(ctx, among));
}

async function readAttention(ctx: ServiceContext, among: Predicate): Promise<Attention> {
  const [red, yellow] = await countEach(ctx.db.read, among, [hasLight("red"), hasLight("yellow")], null);
  const largest = (light: Light, limit: number) => listProjects(ctx.db.read, and(among, hasLight(light)), { key: "totalInvestmentCny", descending: true }, limit, 0);
  const reds = await largest("red", SHOWN);
  const rows = [...reds, ...(reds.length < SHOWN ? await largest("yellow", SHOWN - reds.length) : [])];
  const names = await districtNames(ctx.db.read);
  const people = await userNames(ctx.db.read, rows.flatMap((row) => (row.liaison_id === null ? [] : [row.liaison_id])));
  const itemOf = (row: StoredProject): AttentionItem => ({
    code: row.code, name: row.name, totalCny: row.total_cny, stage: row.stage as Stage, light: row.light as Light,
    district: row.district === null ? null : (names.get(row.district) ?? null),
    liaison: row.liaison_id === null ? null : (people.get(row.liaison_id)?.name ?? null),
    milestone: row.light_milestone as MilestoneType | null,
    daysLate: row.light_due_on === null ? null : daysBetween(row.light_due_on, todayOf(ctx)),
  });
  return { red: red?.count ?? 0, yellow: yellow?.count ?? 0, items: rows.map(itemOf) };
}
