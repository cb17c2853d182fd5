import type { Role } from "./permissions.ts";
import type { Refusal } from "./verdict.ts";

/** The stored and compared form of an e-mail: one spelling of each character, lower case, no spaces around. */
export function canonicalEmail(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** What is assigned to an account. */
export interface Assignment {
  readonly role: Role;
  readonly district: string | null;
  readonly unit: string | null;
}

/** What a role lacks to see anything: a district user the district, a unit's user the unit. */
export function assignmentFaults({ role, district, unit }: Assignment): readonly Refusal[] {
  const faults: Refusal[] = [];
  if (role === "district" && district === null) faults.push({ code: "district_required", field: "district" });
  if (role === "unit" && unit === null) faults.push({ code: "unit_required", field: "unit" });
  return faults;
}

/** Whether a change alters what the account may do or see, so that its sessions must end. */
export function changesPower(before: Assignment, after: Assignment): boolean {
  return before.role !== after.role || before.district !== after.district || before.unit !== after.unit;
}
