import { createContext, useContext, useId } from "react";
import { dateFieldOf } from "#app/domain/check-project.ts";
import { isPartialDate, effectiveDate } from "#app/domain/dates.ts";
import type { ProjectFacts } from "#app/domain/facts.ts";
import { HARD_COMMITMENTS, proposedLanding, unusualOrder } from "#app/domain/gates.ts";
import type { GateRuleId } from "#app/domain/gates.ts";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { MovedProject } from "#app/services/board/check-move.server.ts";

/** What the fields of a gate share: what stands in them at first, what was typed, what is wrong, and the choices. */
export interface GateForm {
  readonly project: MovedProject;
  readonly today: string;
  readonly districts: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
  readonly divisions: readonly { readonly code: string; readonly section: string; readonly zh: string; readonly en: string }[];
  readonly atFirst: (name: string) => string;
  readonly typed: (name: string) => string;
  readonly errors: (name: string) => readonly string[];
  /** Puts a value into a field, as if it had been typed. */
  readonly fill: (name: string, value: string) => void;
}

const GateFormContext = createContext<GateForm | null>(null);
export const GateFormProvider = GateFormContext.Provider;

export function useGateForm(): GateForm {
  const form = useContext(GateFormContext);
  if (!form) throw new Error("a field of a gate stands in its form");
  return form;
}

export interface GateFieldLinks {
  readonly id: string;
  readonly errorsId: string;
  readonly control: { readonly id: string; readonly name: string; readonly defaultValue: string; readonly "aria-invalid": true | undefined; readonly "aria-describedby": string | undefined };
}

/** Ties a control to its label and its errors. */
export function useGateField(name: string): GateFieldLinks {
  const { atFirst, errors } = useGateForm();
  const id = useId();
  const isBad = errors(name).length > 0;
  const errorsId = `${id}-errors`;
  return { id, errorsId, control: { id, name, defaultValue: atFirst(name), "aria-invalid": isBad || undefined, "aria-describedby": isBad ? errorsId : undefined } };
}

/** The fields of the form in which a rule is mended, the first one carrying its errors; none for what is mended elsewhere. */
export function fieldsOfRule(rule: GateRuleId): readonly string[] {
  switch (rule) {
    case "hardCommitment": return ["commitmentOn", "commitment"];
    case "projectCode": return ["projectCode", "projectCodeOn"];
    case "investor": case "district": case "industry": case "kind": case "amount": return [rule];
    case "signed": case "registered": case "started": case "completed": case "produced": return [dateFieldOf(rule)];
    default: return [];
  }
}

/** Effective dates as they stand with what is being typed. */
export function datesWith(project: MovedProject, typed: GateForm["typed"]): ProjectFacts["on"] {
  const dates = Object.fromEntries(MILESTONE_TYPES.map((type) => [type, effectiveOf(typed(dateFieldOf(type))) ?? project.on[type] ?? null])) as Record<MilestoneType, string | null>;
  const commitment = HARD_COMMITMENTS.find((type) => type === typed("commitment"));
  const commitmentOn = effectiveOf(typed("commitmentOn"));
  return commitment && commitmentOn ? { ...dates, [commitment]: commitmentOn } : dates;
}

function effectiveOf(text: string): string | null {
  return isPartialDate(text.trim()) ? effectiveDate(text.trim()) : null;
}

/** The landing day that follows from the parts, typed ones included. */
export function landingFromParts(project: MovedProject, typed: GateForm["typed"]): string | null {
  return proposedLanding({ kind: project.kind, on: datesWith(project, typed) });
}

/** Pairs of dates that stand in an unusual order because of what is being typed. */
export function unusualPairs(project: MovedProject, typed: GateForm["typed"]): { earlier: MilestoneType; later: MilestoneType }[] {
  const on = datesWith(project, typed);
  return unusualOrder(on).filter(({ earlier, later }) => on[earlier] !== (project.on[earlier] ?? null) || on[later] !== (project.on[later] ?? null));
}
