import { leadClock } from "#app/domain/lead-clock.ts";
import type { LeadClock } from "#app/domain/lead-clock.ts";
import type { LeadSource } from "#app/domain/kinds.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import { and, happenedBy, not, oneOf, or } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ProjectFilter } from "#app/schemas/project-filter.ts";
import { factsOfRow } from "#db/codecs.ts";
import { userNames } from "#db/queries/people.ts";
import { countProjects, listProjects } from "#db/queries/project-list.ts";
import { updateDaysOf } from "#db/queries/updates.ts";
import { cardsOf } from "../board/cards.server.ts";
import type { BoardCard, SubState } from "../board/cards.server.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { filterInScope } from "../projects/list-projects.server.ts";

/** A lead as the list shows it. */
export interface LeadRow {
  readonly card: BoardCard;
  readonly source: LeadSource | null;
  readonly leadOn: string | null;
  readonly lastUpdateOn: string | null;
  readonly clock: LeadClock | null;
  readonly liaison: string | null;
}

export interface LeadPage {
  readonly items: readonly LeadRow[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

export interface LeadListInput {
  readonly filter: ProjectFilter;
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

/** The projects still in attraction, the newest lead first, each with its clock. */
export async function listLeads(ctx: ServiceContext, input: LeadListInput): Promise<Verdict<LeadPage>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const today = todayOf(ctx);
  const inState = input.state === undefined ? [] : [inSubState(input.state, today)];
  const fromSource = input.source === undefined ? [] : [oneOf("source", [input.source])];
  const predicate = and(await filterInScope(ctx, input.filter), { op: "statusIn", field: "stage", values: ["attraction"] }, ...fromSource, ...inState);
  const { count } = await countProjects(ctx.db.read, predicate);
  const rows = await listProjects(ctx.db.read, predicate, { key: "leadOn", descending: true }, input.size, (input.page - 1) * input.size);
  const cards = await cardsOf(ctx, rows, today);
  const updates = await updateDaysOf(ctx.db.read, rows.map((row) => row.project_id));
  const liaisons = await userNames(ctx.db.read, rows.flatMap((row) => (row.liaison_id === null ? [] : [row.liaison_id])));
  const items = rows.flatMap((row, index): LeadRow[] => {
    const card = cards[index];
    if (!card) return [];
    const days = updates.get(row.project_id) ?? [];
    const facts = factsOfRow(row, days);
    return [{
      card, source: facts.source, leadOn: row.lead_on, lastUpdateOn: days.at(-1) ?? null,
      clock: leadClock({ leadOn: facts.on.lead, assessedOn: facts.on.assessment, updates: days }, today),
      liaison: row.liaison_id === null ? null : (liaisons.get(row.liaison_id)?.name ?? null),
    }];
  });
  return accept({ items, total: count, page: input.page, size: input.size });
}
