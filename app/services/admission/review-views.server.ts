import type { AdmissionSubject, FollowUp, Opinion } from "#app/domain/admission.ts";
import type { Light } from "#app/domain/kinds.ts";
import { may } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { opinionLight, reviewState, suggestedDecision, unitOf } from "#app/domain/reviews.ts";
import type { ReviewState } from "#app/domain/reviews.ts";
import { earlierOpinions, opinionsOf, reviewsOf } from "#db/queries/admission.ts";
import { userNames } from "#db/queries/people.ts";
import type { AdmissionOpinionRow, AdmissionRow } from "#db/schema/admission.ts";
import type { ServiceContext } from "../context.server.ts";
import { todayOf } from "../context.server.ts";
import { newestOf } from "./settle-review.server.ts";

/** What a unit said in one version of its opinion. */
export interface SaidOpinion {
  readonly opinion: Opinion | null;
  readonly conditions: string | null;
  readonly note: string | null;
  readonly givenOn: string | null;
  readonly onPaper: boolean;
  readonly by: string | null;
  readonly at: string;
}

export interface OpinionView extends SaidOpinion {
  readonly item: number;
  /** The version that a form is filled in on. */
  readonly seen: number;
  readonly unit: string;
  readonly dueOn: string;
  /** How a missing opinion stands; null where it is there or no longer asked for. */
  readonly light: Light | null;
  readonly daysLate: number;
  readonly followUp: FollowUp | null;
  readonly followUpOn: string | null;
  readonly followUpNote: string | null;
  readonly earlier: readonly SaidOpinion[];
  readonly mayGive: boolean;
  readonly mayFollow: boolean;
  /** The actor records it for a unit that is not theirs. */
  readonly isPaper: boolean;
}

export interface ReviewView {
  readonly item: number;
  readonly seen: number;
  readonly opinionsSeen: number;
  readonly subject: AdmissionSubject;
  readonly question: string | null;
  readonly askedOn: string;
  readonly dueOn: string;
  readonly state: ReviewState;
  readonly decision: Opinion | null;
  readonly decidedOn: string | null;
  readonly decisionNote: string | null;
  readonly withdrawnOn: string | null;
  readonly withdrawalReason: string | null;
  readonly suggested: Opinion | null;
  readonly by: string | null;
  readonly at: string;
  readonly opinions: readonly OpinionView[];
}

type Names = ReadonlyMap<number, { readonly name: string }>;

const nameIn = (names: Names, id: number | null): string | null => (id === null ? null : (names.get(id)?.name ?? null));

function said(row: AdmissionOpinionRow, names: Names): SaidOpinion {
  return { opinion: row.opinion, conditions: row.conditions, note: row.note, givenOn: row.given_on, onPaper: row.on_paper === 1, by: nameIn(names, row.recorded_by), at: row.recorded_from };
}

/** Earlier versions that said something else than the one after them. */
function differing(rows: readonly AdmissionOpinionRow[], present: AdmissionOpinionRow): AdmissionOpinionRow[] {
  const words = (row: AdmissionOpinionRow) => JSON.stringify([row.opinion, row.conditions, row.note]);
  return rows.filter((row, index) => words(row) !== words(rows[index + 1] ?? present));
}

function opinionView(row: AdmissionOpinionRow, state: ReviewState, earlier: readonly AdmissionOpinionRow[], names: Names, actor: Principal, today: string): OpinionView {
  const isMissing = state === "open" && row.opinion === null;
  const { light, daysLate } = opinionLight(row.due_on, today);
  const isMine = may(actor, "opinion.give") && (actor.role !== "unit" || row.unit === actor.unit);
  return {
    ...said(row, names), item: row.item, seen: row.id, unit: row.unit, dueOn: row.due_on, light: isMissing ? light : null, daysLate,
    followUp: row.follow_up, followUpOn: row.follow_up_on, followUpNote: row.follow_up_note,
    earlier: differing(earlier.filter((other) => other.item === row.item && other.id < row.id), row).map((other) => said(other, names)),
    mayGive: isMine && state === "open", mayFollow: isMine && state !== "withdrawn" && row.opinion === "conditions", isPaper: row.unit !== unitOf(actor),
  };
}

/** Reviews with their opinions as pages draw them, in the order given. */
export async function reviewViews(ctx: ServiceContext, reviews: readonly AdmissionRow[], earlier: readonly AdmissionOpinionRow[] = []): Promise<ReviewView[]> {
  const opinions = await opinionsOf(ctx.db.read, reviews.map(({ item }) => item));
  const writers = [...reviews, ...opinions, ...earlier].flatMap((row) => (row.recorded_by === null ? [] : [row.recorded_by]));
  const names = await userNames(ctx.db.read, writers);
  const today = todayOf(ctx);
  return reviews.map((row): ReviewView => {
    const own = opinions.filter((opinion) => opinion.admission === row.item);
    const state = reviewState({ decision: row.decision, withdrawnOn: row.withdrawn_on });
    return {
      item: row.item, seen: row.id, opinionsSeen: newestOf(own), subject: row.subject, question: row.question, askedOn: row.asked_on, dueOn: row.due_on, state, decision: row.decision,
      decidedOn: row.decided_on, decisionNote: row.decision_note, withdrawnOn: row.withdrawn_on, withdrawalReason: row.withdrawal_reason,
      suggested: suggestedDecision(own.map(({ opinion }) => opinion)), by: nameIn(names, row.recorded_by), at: row.recorded_from,
      opinions: own.map((opinion) => opinionView(opinion, state, earlier, names, ctx.actor, today)),
    };
  });
}

/** Every review of a project, the newest first, each opinion with what was said before. */
export async function projectReviews(ctx: ServiceContext, projectId: number): Promise<ReviewView[]> {
  return reviewViews(ctx, await reviewsOf(ctx.db.read, projectId), await earlierOpinions(ctx.db.read, projectId));
}
