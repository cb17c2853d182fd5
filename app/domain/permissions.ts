import { and, atLeast, atMost, EVERYTHING, NOTHING, oneOf, or } from "./predicate.ts";
import type { Predicate } from "./predicate.ts";

export const ROLES = ["commerce", "liaison", "district", "unit", "leader", "auditor", "administrator"] as const;
export type Role = (typeof ROLES)[number];

/** Who acts: a person with a role and what is assigned to them; `scope` narrows an API token to reading. */
export interface Principal {
  readonly userId: number | null;
  readonly name: string;
  readonly role: Role | "system";
  readonly district: string | null;
  readonly unit: string | null;
  readonly readOnly: boolean;
}

/** The program itself: commands run at the machine, jobs and the demo. */
export const SYSTEM: Principal = { userId: null, name: "system", role: "system", district: null, unit: null, readOnly: false };

export const ACTIONS = [
  "project.read", "project.create", "project.edit", "project.move", "project.archive", "gate.override", "project.moveBack", "gate.rules", "import.run",
  "document.write", "admission.ask", "admission.decide", "opinion.give", "commitment.write", "commitment.judge", "progress.write", "company.write", "company.merge",
  "lead.transfer", "credit.share", "resource.ask", "resource.allocate", "event.write",
  "issue.raise", "issue.handOver", "issue.answer", "issue.check", "chief.write", "question.read",
  "quota.read", "settings.read", "settings.write", "user.manage", "audit.read", "token.own", "profile.own",
] as const;
export type Action = (typeof ACTIONS)[number];

const EVERYONE: readonly Action[] = ["profile.own", "token.own"];
const READ: readonly Action[] = ["project.read", "quota.read", ...EVERYONE];
const WRITE: readonly Action[] = [
  "project.create", "project.edit", "project.move", "document.write", "admission.ask", "commitment.write", "progress.write", "company.write", "lead.transfer", "resource.ask",
  "issue.raise", "issue.check", "question.read",
];

/** The one table of who may do what (PRODUCT section 1). Which records it applies to is the scope's matter. */
const ALLOWED: Readonly<Record<Role | "system", readonly Action[]>> = {
  commerce: [
    ...READ, ...WRITE, "import.run", "gate.override", "project.moveBack", "project.archive", "gate.rules", "admission.decide", "opinion.give", "commitment.judge",
    "company.merge", "credit.share", "resource.allocate", "event.write", "settings.read", "issue.handOver", "issue.answer", "chief.write",
  ],
  liaison: [...READ, ...WRITE],
  district: [...READ, ...WRITE, "import.run", "issue.handOver", "issue.answer"],
  unit: [...READ, "opinion.give", "issue.answer"],
  leader: [...READ, "gate.override", "project.moveBack", "settings.read", "issue.raise", "issue.check", "question.read"],
  auditor: [...READ, "question.read", "audit.read", "settings.read"],
  administrator: [...EVERYONE, "settings.read", "settings.write", "gate.rules", "user.manage", "audit.read"],
  system: ACTIONS,
};

const READING: readonly Action[] = ["project.read", "question.read", "quota.read", "settings.read", "audit.read", "profile.own"];

/** Whether a principal may do something at all; a read-only token never writes. */
export function may(principal: Principal, action: Action): boolean {
  return ALLOWED[principal.role].includes(action) && (!principal.readOnly || READING.includes(action));
}

/** The roles whose accounts may do something. */
export function rolesThatMay(action: Action): readonly Role[] {
  return ROLES.filter((role) => ALLOWED[role].includes(action));
}

/** Whether a principal acts for one district only, the assigned one; for none where none is assigned. */
export function isBoundToDistrict(principal: Principal): boolean {
  return principal.role === "district" || principal.role === "liaison";
}

/**
 * The projects a principal sees, as a predicate. Nothing assigned means nothing seen, never everything: a district user
 * without a district, a unit without a request and an administrator see no project.
 */
export function scopeOf(principal: Principal): Predicate {
  switch (principal.role) {
    case "commerce": case "leader": case "auditor": case "system": return EVERYTHING;
    case "district": return principal.district === null ? NOTHING : or(oneOf("district", [principal.district]), { op: "creditedTo", district: principal.district });
    case "liaison": return or(ownProjects(principal), leadsOfDistrict(principal));
    case "unit": return principal.unit === null ? NOTHING : { op: "askedOf", unit: principal.unit };
    case "administrator": return NOTHING;
  }
}

function ownProjects(principal: Principal): Predicate {
  return principal.userId === null ? NOTHING : and(atLeast("liaisonId", principal.userId), atMost("liaisonId", principal.userId));
}

/** Leads of the liaison's district: projects nobody has signed, landed or closed yet. */
function leadsOfDistrict(principal: Principal): Predicate {
  if (principal.district === null) return NOTHING;
  return and(oneOf("district", [principal.district]), { op: "openLead" });
}
