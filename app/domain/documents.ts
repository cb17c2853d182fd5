/** Kinds of documents that a project keeps; those that prove a milestone are evidence for its gate. */
export const DOCUMENT_KINDS = [
  "contract", "framework_agreement", "business_licence", "filing", "land_contract", "lease_contract", "capital_proof", "energy_approval", "eia_approval",
  "planning_permit", "construction_permit", "acceptance_filing", "production_proof", "capacity_opinion", "assessment_report", "standard_land_agreement",
  "replacement_plan", "admission_minutes", "exception_approval", "commitment_evidence", "site_photo", "progress_report", "other",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
