import type { GateRuleId } from "#app/domain/gates.ts";
import { countEn } from "../plural.ts";

const rule: Record<GateRuleId, string> = {
  investor: "Investor given",
  district: "District given",
  industry: "Industry given",
  kind: "Kind given",
  amount: "Amount and currency given",
  signed: "Signed",
  registered: "Project company registered",
  projectCode: "Project code issued",
  hardCommitment: "Land contract, lease, first capital or construction permit",
  started: "Started",
  completed: "Completed",
  produced: "Produced",
};

const hint: Record<GateRuleId, string> = {
  investor: "At least one name",
  district: "Where the plant will stand",
  industry: "GB/T 4754 division",
  kind: "New build, expansion, technical upgrade or relocation",
  amount: "Total investment in its own currency",
  signed: "Date of the formal contract",
  registered: "Date of the business licence",
  projectCode: "Five segments, issued with the filing",
  hardCommitment: "The date of any one of the four",
  started: "Date on which permanent works began",
  completed: "Date on which the works were finished",
  produced: "Date on which regular production began",
};

export const gates = {
  rule,
  hint,
  missingToLeave: (p: { n: number; stage: string }) => `${countEn(p.n, "thing", "things")} missing to leave ${p.stage}`,
  canLeave: "Ready for the next stage",
  stillMissing: "Still missing",
  inPlace: (p: { n: number }) => `${p.n} in place`,
  moveTo: "Move to…",
  moveToStage: (p: { stage: string }) => `Move to ${p.stage}`,
  putBack: "Put back",
  override: "Override…",
  overrideReason: "Reason for the override",
  moveBack: "Move back",
  moveBackReason: "Reason for moving back",
  missingShort: (p: { n: number }) => `${p.n} missing`,
  fillInRule: (p: { rule: string }) => `Enter: ${p.rule}`,
  fillIn: "Enter",
  rulesSince: (p: { date: string }) => `Rules in force since ${p.date}`,
  closingDate: (p: { milestone: string }) => `${p.milestone}: date`,
  closingDateHint: "Not after today",
  whoCan: "Commerce bureau and leadership can override.",
};
