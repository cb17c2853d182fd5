import { awaitsVerdict, dutyLight } from "#app/domain/commitments.ts";
import type { CommitmentVerdict, PromiseMade } from "#app/domain/commitments.ts";
import type { Light } from "#app/domain/kinds.ts";
import { isBreached, nextBreachStep } from "#app/domain/performance.ts";
import type { BreachStep } from "#app/domain/performance.ts";
import type { DocumentName } from "#db/queries/commitments.ts";
import type { NamePair } from "#db/queries/plan.ts";
import type { BreachStepRow, CommitmentRow } from "#db/schema/commitments.ts";

/** What stands in the place of a promise: its values in ten-thousandths of the measure. */
export interface Promised extends Pick<PromiseMade, "operator" | "valueE4" | "dueOn" | "checkStage"> {
  readonly measure: string | null;
}

/** One thing that happened to a commitment after it was made: it was amended, reported on, or judged. */
export interface DutyEvent {
  readonly kind: "amended" | "reported" | "judged";
  readonly at: string;
  readonly by: string | null;
  /** What was promised before an amendment, what was reported, or the verdict. */
  readonly before: Promised | null;
  readonly actualE4: number | null;
  readonly note: string | null;
  readonly verdict: CommitmentVerdict | null;
}

export interface BreachStepView {
  readonly step: BreachStep;
  readonly on: string;
  readonly deadline: string | null;
  readonly amountCny: number | null;
  readonly reason: string;
  readonly document: DocumentName | null;
}

/** A commitment as pages show it; `seen` is the version that forms are drawn from. */
export interface DutyView extends PromiseMade {
  readonly item: number;
  readonly seen: number;
  readonly measure: string | null;
  readonly responsibleName: NamePair | null;
  readonly contract: string | null;
  readonly plot: { readonly item: number; readonly name: string } | null;
  readonly actualE4: number | null;
  readonly actualOn: string | null;
  readonly actualNote: string | null;
  readonly actualBy: string | null;
  /** Whoever looks reported it. */
  readonly isOwnReport: boolean;
  readonly evidence: DocumentName | null;
  readonly verdict: CommitmentVerdict | null;
  readonly verdictReason: string | null;
  readonly verdictOn: string | null;
  readonly verdictBy: string | null;
  /** The one who judged had also reported, for want of anybody else. */
  readonly isSelfJudged: boolean;
  readonly changedAt: string;
  readonly changedBy: string | null;
  readonly light: Light;
  readonly awaitsVerdict: boolean;
  readonly isBreached: boolean;
  /** What was promised at first, where it was amended since. */
  readonly original: Promised | null;
  readonly events: readonly DutyEvent[];
  readonly steps: readonly BreachStepView[];
  readonly nextStep: BreachStep | null;
}

/** Names that the rows point to. */
export interface DutyNames {
  readonly today: string;
  readonly actorId: number | null;
  readonly people: ReadonlyMap<number, { readonly name: string }>;
  readonly units: ReadonlyMap<string, NamePair>;
  readonly documents: ReadonlyMap<number, DocumentName>;
  readonly contracts: ReadonlyMap<number, string>;
  readonly plots: ReadonlyMap<number, string>;
}

const promisedOf = (row: CommitmentRow): Promised => ({ operator: row.operator, valueE4: row.value_e4, measure: row.measure, dueOn: row.due_on, checkStage: row.check_stage });

/** A commitment from all its versions, the present one last, and the breach steps that belong to it. */
export function dutyView(versions: readonly CommitmentRow[], steps: readonly BreachStepRow[], names: DutyNames): DutyView {
  const row = versions.at(-1);
  const first = versions[0];
  if (!row || !first) throw new Error("a commitment has a version");
  const person = (id: number | null) => (id === null ? null : (names.people.get(id)?.name ?? null));
  const duty = {
    side: row.side, indicator: row.indicator, title: row.title, ...promisedOf(row), responsible: row.responsible,
    actualE4: row.actual_e4, actualNote: row.actual_note, verdict: row.verdict,
  };
  const plotName = row.plot === null ? undefined : names.plots.get(row.plot);
  const documentOf = (item: number | null) => (item === null ? null : (names.documents.get(item) ?? null));
  return {
    ...duty, item: row.item, seen: row.id, responsibleName: row.responsible === null ? null : (names.units.get(row.responsible) ?? null),
    contract: row.contract === null ? null : (names.contracts.get(row.contract) ?? null), plot: row.plot === null ? null : { item: row.plot, name: plotName ?? "" },
    actualOn: row.actual_on, actualBy: person(row.actual_by), isOwnReport: row.actual_by !== null && row.actual_by === names.actorId, evidence: documentOf(row.evidence),
    verdictReason: row.verdict_reason, verdictOn: row.verdict_on, verdictBy: person(row.verdict_by), isSelfJudged: row.verdict_by !== null && row.verdict_by === row.actual_by,
    changedAt: row.recorded_from, changedBy: person(row.recorded_by),
    light: dutyLight(duty, names.today), awaitsVerdict: awaitsVerdict(duty, names.today), isBreached: isBreached(duty, names.today),
    original: row.amendment === 0 ? null : promisedOf(first), events: eventsOf(versions, person),
    steps: steps.map((step) => ({ step: step.step, on: step.on_date, deadline: step.deadline, amountCny: step.amount_cny, reason: step.reason, document: documentOf(step.document) })),
    nextStep: nextBreachStep(steps.map((step) => ({ step: step.step, on: step.on_date }))),
  };
}

function eventsOf(versions: readonly CommitmentRow[], person: (id: number | null) => string | null): DutyEvent[] {
  return versions.slice(1).flatMap((row, index): DutyEvent[] => {
    const before = versions[index];
    if (!before) return [];
    const told = { at: row.recorded_from, by: person(row.recorded_by), before: null, actualE4: null, note: null, verdict: null };
    if (row.amendment > before.amendment) return [{ ...told, kind: "amended", before: promisedOf(before), note: row.amendment_reason }];
    if (row.verdict !== null) return [{ ...told, kind: "judged", note: row.verdict_reason, verdict: row.verdict }];
    return [{ ...told, kind: "reported", actualE4: row.actual_e4, note: row.actual_note }];
  });
}
