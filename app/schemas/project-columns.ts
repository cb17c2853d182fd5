/** The columns of the project list that a reader may choose, in their order; the project's name always stands. */
export const TABLE_COLUMNS = [
  "code", "investor", "capital", "industry", "chain", "district", "stage", "totalCny", "signedOn", "landedOn", "daysInStage", "nextMilestone", "planDate", "liaison", "bureauChief", "updated",
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

/** What stands without a choice. */
export const DEFAULT_COLUMNS: readonly TableColumn[] = ["code", "investor", "capital", "industry", "district", "stage", "totalCny", "signedOn", "daysInStage", "nextMilestone", "planDate", "liaison"];
