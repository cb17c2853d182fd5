import type { FirstReportRight } from "#app/domain/first-report-right.ts";
import { leadClock } from "#app/domain/lead-clock.ts";
import type { LeadClock } from "#app/domain/lead-clock.ts";
import type { LeadView } from "#app/domain/lead-states.ts";
import type { LeadSource, LossReason } from "#app/domain/kinds.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { and, happenedBy, not, oneOf, or } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ProjectFilter } from "#app/schemas/project-filter.ts";
import { oneOfOrNull } from "#db/codecs.ts";
import { LEAD_SOURCES, LOSS_REASONS } from "#app/domain/kinds.ts";
import { sourceCounts } from "#db/queries/leads.ts";
import { userNames } from "#db/queries/people.ts";
import { countProjects, listProjects } from "#db/queries/project-list.ts";
import { updateDaysOf } from "#db/queries/updates.ts";
import { cardsOf } from "../board/cards.server.ts";
import type { BoardCard, SubState } from "../board/cards.server.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { filterInScope } from "../projects/list-projects.server.ts";
import { leadDays } from "../settings/lead-days.server.ts";
import { readLeads } from "./lead-readings.server.ts";

/** A lead as the list shows it. */
export interface LeadRow {
  readonly card: BoardCard;
  readonly source: LeadSource | null;
  readonly sourceDetail: string | null;
  readonly leadOn: string | null;
  readonly lastUpdateOn: string | null;
  readonly clock: LeadClock | null;
  readonly right: FirstReportRight | null;
  readonly liaison: string | null;
  /** When, why and whereto it was lost; null while it is not. */
  readonly lost: { readonly on: string; readonly reason: LossReason | null; readonly text: string | null; readonly to: string | null } | null;
  readonly archived: { readonly on: string; readonly reason: string | null } | null;
}

export interface LeadPage {
  readonly items: readonly LeadRow[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  /** How many there are from each source, whatever source the filter asks for. */
  readonly sources: readonly { readonly source: LeadSource | null; readonly count: number }[];
}

export interface LeadListInput {
  readonly filter: ProjectFilter;
  readonly view: LeadView;
  readonly source?: LeadSource | undefined;
  readonly state?: SubState | undefined;
  readonly page: number;
  readonly size: number;
}

/** How far an attraction has come, as a statement: assessed, in talks by a visit or framework agreement, else a lead. */
function inSubState(state: SubState, today: string): Predicate {
  const reached = (milestone: MilestoneType): Predicate => or({ op: "notApplicable", milestone }, happenedBy(milestone, today));
  const talks = or(reached("site_visit"), reached("framework"));
  if (state === "assessed") return reached("assessment");
  return and(not(reached("assessment")), state === "talks" ? talks : not(talks));
}

/** Which projects a view of the leads holds: open ones, those that were lost before a contract, those that were put away. */
export function inView(view: LeadView, today: string): Predicate {
  const neverSigned = not(happenedBy("signed", today));
  switch (view) {
    case "open": return and({ op: "statusIn", field: "stage", values: ["attraction"] }, not({ op: "archived" }));
    case "lost": return and({ op: "statusIn", field: "stage", values: ["left"] }, neverSigned, not({ op: "archived" }));
    case "archived": return and({ op: "statusIn", field: "stage", values: ["attraction", "left"] }, neverSigned, { op: "archived" });
  }
}

/** One page of the leads of a view, the newest first, each with its clock and its first-report right. */
export async function listLeads(ctx: ServiceContext, input: LeadListInput): Promise<Verdict<LeadPage>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const today = todayOf(ctx);
  const inState = input.state === undefined ? [] : [inSubState(input.state, today)];
  const anySource = and(await filterInScope(ctx, input.filter), inView(input.view, today), ...inState);
  const predicate = input.source === undefined ? anySource : and(anySource, oneOf("source", [input.source]));
  const { count } = await countProjects(ctx.db.read, predicate);
  const sort = { key: input.view === "lost" ? "terminatedOn" : "leadOn", descending: true } as const;
  const rows = await listProjects(ctx.db.read, predicate, sort, input.size, (input.page - 1) * input.size);
  const counts = await sourceCounts(ctx.db.read, anySource);
  const sources = [...LEAD_SOURCES, null].flatMap((source) => counts.filter((row) => row.source === source).map((row) => ({ source, count: row.count })));
  return accept({ items: await rowsOf(ctx, rows, today), total: count, page: input.page, size: input.size, sources });
}

async function rowsOf(ctx: ServiceContext, rows: Awaited<ReturnType<typeof listProjects>>, today: string): Promise<LeadRow[]> {
  const cards = await cardsOf(ctx, rows, today);
  const days = await leadDays(ctx);
  const updates = await updateDaysOf(ctx.db.read, rows.map((row) => row.project_id));
  const liaisons = await userNames(ctx.db.read, rows.flatMap((row) => (row.liaison_id === null ? [] : [row.liaison_id])));
  return (await readLeads(ctx, rows)).flatMap(({ stored, clocked, right }, index): LeadRow[] => {
    const card = cards[index];
    if (!card) return [];
    return [{
      card, source: oneOfOrNull(LEAD_SOURCES, stored.source), sourceDetail: stored.source_detail, leadOn: stored.lead_on, lastUpdateOn: updates.get(stored.project_id)?.at(-1) ?? null,
      clock: clocked === null ? null : leadClock(clocked, today, days), right, liaison: stored.liaison_id === null ? null : (liaisons.get(stored.liaison_id)?.name ?? null),
      lost: stored.terminated_on === null ? null : { on: stored.terminated_on, reason: oneOfOrNull(LOSS_REASONS, stored.loss_reason), text: stored.termination_reason, to: stored.lost_to },
      archived: stored.archived_on === null ? null : { on: stored.archived_on, reason: stored.archive_reason },
    }];
  });
}
