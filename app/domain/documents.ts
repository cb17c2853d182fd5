import type { MilestoneType } from "./milestones.ts";

/** Kinds of documents that a project keeps; those that prove a milestone are evidence for its gate. */
export const DOCUMENT_KINDS = [
  "contract", "framework_agreement", "business_licence", "filing", "land_contract", "lease_contract", "capital_proof", "energy_approval", "eia_approval",
  "planning_permit", "construction_permit", "acceptance_filing", "production_proof", "capacity_opinion", "assessment_report", "standard_land_agreement",
  "replacement_plan", "admission_minutes", "exception_approval", "commitment_evidence", "site_photo", "progress_report", "other",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** The kind of document that usually proves a milestone; of the others a photo of the site tells most. */
const USUAL_EVIDENCE: Readonly<Partial<Record<MilestoneType, DocumentKind>>> = {
  framework: "framework_agreement", signed: "contract", registered: "business_licence", project_code: "filing", land: "land_contract", lease: "lease_contract",
  first_capital: "capital_proof", energy_review: "energy_approval", eia: "eia_approval", planning_permit: "planning_permit", construction_permit: "construction_permit",
  standard_land_agreement: "standard_land_agreement", assessment: "assessment_report", accepted: "acceptance_filing", produced: "production_proof", capacity: "capacity_opinion",
};

/** The kind of document that one expects as the evidence of a milestone. */
export function usualEvidence(milestone: MilestoneType): DocumentKind {
  return USUAL_EVIDENCE[milestone] ?? "site_photo";
}
