import type { Light } from "#app/domain/kinds.ts";

const name: Record<Light, string> = { green: "Green light", yellow: "Yellow light", red: "Red light", none: "Not rated" };
const short: Record<Light, string> = { green: "Green", yellow: "Yellow", red: "Red", none: "Not rated" };
const rule: Record<Light, string> = {
  green: "Has planned milestones and none is late",
  yellow: "1–30 days late, or due within 15 days with no progress",
  red: "More than 30 days late, or an overdue blocking issue",
  none: "No open milestone has a plan date, or suspended",
};

export const lights = {
  light: "Light",
  name,
  short,
  rule,
  overdue: (p: { milestone: string; n: number }) => `${p.milestone} ${p.n} d late`,
  dueIdle: (p: { milestone: string; n: number }) => `${p.milestone} due in ${p.n} d, idle`,
  dueTodayIdle: (p: { milestone: string }) => `${p.milestone} due today, idle`,
  overdueIssue: (p: { n: number }) => `Blocking issue ${p.n} d overdue`,
  suspended: "not rated while suspended",
  filterByLight: "Filter by light",
};
