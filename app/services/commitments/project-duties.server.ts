import { contractTerm, keptRate, SIDES } from "#app/domain/commitments.ts";
import type { ContractKind, KeptRate, Side } from "#app/domain/commitments.ts";
import { may } from "#app/domain/permissions.ts";
import type { RectificationResult, ReviewGrade } from "#app/domain/performance.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { documentNames, everyVersion, presentItems } from "#db/queries/commitments.ts";
import type { DocumentName } from "#db/queries/commitments.ts";
import { userNames } from "#db/queries/people.ts";
import type { NamePair } from "#db/queries/plan.ts";
import { allUnits } from "#db/queries/reference.ts";
import type { CommitmentRow } from "#db/schema/commitments.ts";
import type { ServiceContext } from "../context.server.ts";
import { headedProject } from "../projects/project-head.server.ts";
import type { HeadView } from "../projects/project-head.server.ts";
import { otherJudges } from "./check-commitment.server.ts";
import { dutyView } from "./duty-views.ts";
import type { DutyNames, DutyView } from "./duty-views.ts";

export interface ContractView {
  readonly item: number;
  readonly seen: number;
  readonly kind: ContractKind;
  readonly name: string;
  readonly parties: string;
  readonly signedOn: string;
  readonly validUntil: string | null;
  readonly renewedOn: string | null;
  readonly edition: string | null;
  readonly note: string | null;
  readonly document: DocumentName | null;
  readonly term: ReturnType<typeof contractTerm>;
}

export interface ReviewView {
  readonly item: number;
  readonly seen: number;
  readonly year: number;
  readonly grade: ReviewGrade;
  readonly findings: string | null;
  readonly reviewedOn: string;
  readonly rectify: string | null;
  readonly rectifyBy: string | null;
  readonly isOverdue: boolean;
  readonly rectified: RectificationResult | null;
  readonly rectifiedOn: string | null;
  readonly rectifiedNote: string | null;
  readonly document: DocumentName | null;
}

export interface UnitChoice extends NamePair {
  readonly code: string;
}

/** The commitments of a project and everything around them. */
export interface ProjectDuties {
  readonly duties: readonly DutyView[];
  readonly rates: Readonly<Record<Side, KeptRate>>;
  readonly contracts: readonly ContractView[];
  readonly reviews: readonly ReviewView[];
}

export interface DutiesOfProject extends ProjectDuties {
  readonly head: HeadView;
  readonly documents: readonly DocumentName[];
  readonly units: readonly UnitChoice[];
  readonly mayWrite: boolean;
  readonly mayJudge: boolean;
  /** The actor's account, and whether somebody else could judge what it reported. */
  readonly hasOtherJudges: boolean;
}

/** Everything the page of a project's commitments shows; what the actor may not see is not found. */
export async function dutiesOfProject(ctx: ServiceContext, code: string): Promise<Verdict<DutiesOfProject>> {
  const headed = await headedProject(ctx, code);
  if (!headed.ok) return headed;
  const { stored, head } = headed.value;
  const units = (await allUnits(ctx.db.read)).map((row) => ({ code: row.code, zh: row.name_zh, en: row.name_en }));
  return accept({
    head, ...(await readDuties(ctx, stored.project_id, head.today)), units, documents: await documentNames(ctx.db.read, stored.project_id),
    mayWrite: may(ctx.actor, "commitment.write"), mayJudge: may(ctx.actor, "commitment.judge"), hasOtherJudges: (await otherJudges(ctx)) > 0,
  });
}

/** Reads what one project owes and is owed, on a day. */
export async function readDuties(ctx: ServiceContext, projectId: number, today: string): Promise<ProjectDuties> {
  const db = ctx.db.read;
  const versions = await everyVersion(db, "commitments", projectId);
  const steps = await presentItems(db, "breach_steps", projectId);
  const contracts = await presentItems(db, "contracts", projectId);
  const reviews = await presentItems(db, "performance_reviews", projectId);
  const names = await namesOf(ctx, projectId, today, versions, contracts);
  const documentOf = (item: number | null) => (item === null ? null : (names.documents.get(item) ?? null));
  const duties = versions.filter((row) => row.recorded_to === null)
    .map((row) => dutyView(versions.filter(({ item }) => item === row.item), steps.filter((step) => step.commitment === row.item), names)).toSorted(byDue);
  const rate = (side: Side) => keptRate(duties.filter((duty) => duty.side === side).map((duty) => duty.verdict));
  return {
    duties, rates: { investor: rate(SIDES[0]), government: rate(SIDES[1]) },
    contracts: contracts.map((row) => ({
      item: row.item, seen: row.id, kind: row.kind, name: row.name, parties: row.parties, signedOn: row.signed_on, validUntil: row.valid_until, renewedOn: row.renewed_on, edition: row.edition,
      note: row.note, document: documentOf(row.document), term: contractTerm(row.valid_until, today),
    })),
    reviews: reviews.toSorted((a, b) => b.year - a.year).map((row) => ({
      item: row.item, seen: row.id, year: row.year, grade: row.grade, findings: row.findings, reviewedOn: row.reviewed_on, rectify: row.rectify, rectifyBy: row.rectify_by,
      isOverdue: row.rectified === null && row.rectify_by !== null && row.rectify_by < today, rectified: row.rectified, rectifiedOn: row.rectified_on, rectifiedNote: row.rectified_note, document: documentOf(row.document),
    })),
  };
}

async function namesOf(ctx: ServiceContext, projectId: number, today: string, rows: readonly CommitmentRow[], contracts: readonly { item: number; name: string }[]): Promise<DutyNames> {
  const db = ctx.db.read;
  const people = rows.flatMap((row) => [row.recorded_by, row.actual_by, row.verdict_by]).filter((id) => id !== null);
  return {
    today, actorId: ctx.actor.userId, people: await userNames(db, [...new Set(people)]), units: new Map((await allUnits(db)).map((row) => [row.code, { zh: row.name_zh, en: row.name_en }])),
    documents: new Map((await documentNames(db, projectId)).map((row) => [row.item, row])), contracts: new Map(contracts.map((row) => [row.item, row.name])),
    plots: new Map((await presentItems(db, "land_plots", projectId)).map((row) => [row.item, row.name])),
  };
}

/** Open ones by their due day first, those without one after them, judged ones last. */
function byDue(a: DutyView, b: DutyView): number {
  return Number(a.verdict !== null) - Number(b.verdict !== null) || (a.dueOn ?? "9").localeCompare(b.dueOn ?? "9") || a.item - b.item;
}
