import type { Role } from "#app/domain/permissions.ts";

const name: Record<Role, string> = {
  commerce: "Commerce bureau",
  liaison: "Project liaison",
  district: "District",
  unit: "Supervising unit",
  leader: "Leadership",
  auditor: "Auditor",
  administrator: "Administrator",
};

const meaning: Record<Role, string> = {
  commerce: "Sees and edits all projects, imports and publishes",
  liaison: "Sees and edits own projects and the leads of the own district",
  district: "Sees and edits the projects of the own district or zone",
  unit: "Sees projects with an issue or an opinion asked of it",
  leader: "Sees everything, comments, overrides and moves back",
  auditor: "Sees everything and the audit log, changes nothing",
  administrator: "Settings, users and audit; no projects",
};

export const roles = { role: "Role", name, meaning };
