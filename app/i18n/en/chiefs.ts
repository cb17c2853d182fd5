import type { ChiefView } from "#app/domain/chiefs.ts";
import { countEn } from "../plural.ts";

const view: Record<ChiefView, string> = { all: "All", idle: "Chiefs without a project", without: "Projects without a chief" };

export const chiefs = {
  title: "Bureau chiefs",
  view,
  viewLabel: "Which",
  summary: (p: { chiefs: number; projects: number }) => `${countEn(p.chiefs, "chief", "chiefs")}, ${countEn(p.projects, "project", "projects")}`,
  idle: (p: { n: number }) => `${countEn(p.n, "chief", "chiefs")} without a project`,
  without: (p: { n: number }) => `${countEn(p.n, "project", "projects")} without a chief`,
  inOffice: (p: { from: string }) => `since ${p.from}`,
  left: (p: { until: string }) => `until ${p.until}`,
  all: (p: { n: number }) => `All ${countEn(p.n, "project", "projects")}`,
  moreStrangers: (p: { n: number }) => `${countEn(p.n, "more name", "more names")} not on the list`,
  stranger: "Not on the list",
  noProject: "No project",
  next: "Next step",
  visited: "Last visit",
  neverVisited: "No visit recorded",
  name: "Name",
  from: "From",
  until: "Until",
  untilHint: "Leave empty while in office.",
  add: "Add a chief",
  addTitle: "A chief of the list",
  edit: (p: { name: string }) => `Edit ${p.name}`,
  removeText: "For an entry made by mistake; for somebody who left, enter the last day.",
  saved: "The list was saved.",
  empty: "No chief is on the list.",
  flaggedWithout: "To have a chief, but without one",
};
