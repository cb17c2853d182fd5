import { awaitsVerdict, contractTerm, dutyLight, SIDES } from "#app/domain/commitments.ts";
import type { CommitmentVerdict, KeptRate, PromiseMade, Side } from "#app/domain/commitments.ts";
import type { Light } from "#app/domain/kinds.ts";
import { isBoundToDistrict, may, scopeOf } from "#app/domain/permissions.ts";
import { and, oneOf } from "#app/domain/predicate.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { dutyCount, dutyPage, endingContracts, openRectifications, verdictsByDistrict } from "#db/queries/duties-list.ts";
import type { DutyFilter } from "#db/queries/duties-list.ts";
import type { NamePair } from "#db/queries/plan.ts";
import { allUnits, districtNames } from "#db/queries/reference.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { aside } from "../readers/aside.server.ts";
import { placesOn } from "../reference/places.server.ts";
import type { Place } from "../reference/places.server.ts";
import type { UnitChoice } from "./project-duties.server.ts";

export interface DutiesQuery extends DutyFilter {
  readonly district?: string | undefined;
  readonly page?: number | undefined;
}

/** A commitment in a list across projects. */
export interface DutyLine extends PromiseMade {
  readonly code: string;
  readonly project: string;
  readonly district: NamePair | null;
  readonly item: number;
  readonly measure: string | null;
  readonly actualE4: number | null;
  readonly actualNote: string | null;
  readonly verdict: CommitmentVerdict | null;
  readonly verdictReason: string | null;
  readonly light: Light;
  readonly awaitsVerdict: boolean;
  readonly responsibleName: NamePair | null;
}

/** Something with a day that hangs on a project. */
export interface DatedLine {
  readonly code: string;
  readonly project: string;
  readonly what: string;
  readonly on: string;
  readonly isOver: boolean;
}

export interface DistrictRates extends Readonly<Record<Side, KeptRate>> {
  readonly code: string | null;
  readonly name: NamePair | null;
}

export interface DutiesPage {
  readonly today: string;
  readonly query: DutiesQuery;
  readonly lines: readonly DutyLine[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly counts: { readonly overdue: number; readonly due: number; readonly judge: number };
  readonly rates: readonly DistrictRates[];
  readonly city: DistrictRates;
  readonly ending: readonly DatedLine[];
  readonly rectifying: readonly DatedLine[];
  readonly units: readonly UnitChoice[];
  /** Empty where the actor sees one district only. */
  readonly places: readonly Place[];
  readonly mayJudge: boolean;
}

const PAGE_SIZE = 50;
const LONGEST_SIDE_LIST = 20;

/** Commitments across the projects that the actor sees, and what becomes due around them. */
export async function dutiesPage(ctx: ServiceContext, query: DutiesQuery): Promise<Verdict<DutiesPage>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  return aside(ctx, "dutiesPage", query, () => dutiesHere(ctx, query));
}

async function dutiesHere(ctx: ServiceContext, query: DutiesQuery): Promise<Verdict<DutiesPage>> {
  const { district, page = 1, ...filter } = query;
  const db = ctx.db.read;
  const today = todayOf(ctx);
  const mine = scopeOf(ctx.actor);
  const scope = district === undefined ? mine : and(mine, oneOf("district", [district]));
  const districts = await districtNames(db);
  const units = (await allUnits(db)).map((row) => ({ code: row.code, zh: row.name_zh, en: row.name_en }));
  const rows = await dutyPage(db, scope, filter, today, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  const count = (state: "overdue" | "due" | "judge") => dutyCount(db, scope, { state }, today);
  const lines = rows.map((row): DutyLine => {
    const duty = {
      side: row.side, indicator: row.indicator, title: row.title, operator: row.operator, valueE4: row.value_e4, measure: row.measure, dueOn: row.due_on, checkStage: row.check_stage, responsible: row.responsible,
      actualE4: row.actual_e4, actualNote: row.actual_note, verdict: row.verdict,
    };
    return {
      ...duty, code: row.code, project: row.name, district: nameOf(districts, row.district), item: row.item, verdictReason: row.verdict_reason, light: dutyLight(duty, today), awaitsVerdict: awaitsVerdict(duty, today),
      responsibleName: units.find((unit) => unit.code === row.responsible) ?? null,
    };
  });
  const verdicts = await verdictsByDistrict(db, scope);
  return accept({
    today, query, lines, total: await dutyCount(db, scope, filter, today), page, size: PAGE_SIZE, counts: { overdue: await count("overdue"), due: await count("due"), judge: await count("judge") },
    rates: [...districts.keys(), null].filter((code) => verdicts.some((row) => row.district === code))
      .map((code) => ratesOf(verdicts.filter((row) => row.district === code), code, nameOf(districts, code))),
    city: ratesOf(verdicts, null, null),
    ending: (await endingContracts(db, scope, today, LONGEST_SIDE_LIST)).map((row) => ({ code: row.code, project: row.name, what: row.contract, on: row.valid_until ?? "", isOver: contractTerm(row.valid_until, today) === "over" })),
    rectifying: (await openRectifications(db, scope, LONGEST_SIDE_LIST)).map((row) => ({ code: row.code, project: row.name, what: String(row.year), on: row.rectify_by ?? "", isOver: (row.rectify_by ?? "") < today })),
    units, places: isBoundToDistrict(ctx.actor) ? [] : await placesOn(ctx, today), mayJudge: may(ctx.actor, "commitment.judge"),
  });
}

function nameOf(names: ReadonlyMap<string, NamePair>, code: string | null): NamePair | null {
  return code === null ? null : (names.get(code) ?? null);
}

function ratesOf(rows: readonly { side: Side; verdict: CommitmentVerdict | null; count: number }[], code: string | null, name: NamePair | null): DistrictRates {
  const rate = (side: Side): KeptRate => {
    const sum = (...wanted: (CommitmentVerdict | null)[]) => rows.filter((row) => row.side === side && wanted.includes(row.verdict)).reduce((total, row) => total + row.count, 0);
    return { met: sum("met"), judged: sum("met", "partly", "unmet"), waived: sum("waived"), unjudged: sum(null) };
  };
  return { code, name, investor: rate(SIDES[0]), government: rate(SIDES[1]) };
}
