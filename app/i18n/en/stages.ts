import type { ColumnStage, Stage } from "#app/domain/stages.ts";

const name: Record<Stage, string> = {
  attraction: "Attraction",
  landing: "Landing",
  construction: "Construction",
  acceptance: "Acceptance",
  capacity: "Capacity",
  supervision: "Supervision",
  done: "Done",
  left: "Left",
};

const endsWhen: Record<ColumnStage, string> = {
  attraction: "ends when signed",
  landing: "ends when landed",
  construction: "ends when completed",
  acceptance: "ends when accepted",
  capacity: "ends at capacity",
  supervision: "ends when discharged",
};

export const stages = {
  stage: "Stage",
  name,
  short: name,
  endsWhen,
  inThisStage: "In this stage",
  daysInStage: "Days in this stage",
  dayOfStage: (p: { n: number }) => `day ${p.n}`,
  suspended: "Suspended",
  milestoneMissing: (p: { milestone: string }) => `Milestone missing: ${p.milestone}`,
  lead: "Lead",
  inTalks: "In talks",
  assessed: "Assessed",
};
