import type { DocumentKind } from "#app/domain/documents.ts";

const kind: Record<DocumentKind, string> = {
  contract: "Investment contract",
  framework_agreement: "Framework agreement",
  business_licence: "Business licence",
  filing: "Project filing",
  land_contract: "Land contract",
  lease_contract: "Lease contract",
  capital_proof: "Proof of capital paid in",
  energy_approval: "Energy review approval",
  eia_approval: "Environmental approval",
  planning_permit: "Planning permit",
  construction_permit: "Construction permit",
  acceptance_filing: "Acceptance filing",
  production_proof: "Proof of production",
  capacity_opinion: "Capacity review opinion",
  assessment_report: "Assessment report",
  standard_land_agreement: "Standard-land agreement",
  replacement_plan: "Replacement plan",
  admission_minutes: "Minutes of the admission review",
  exception_approval: "Approval of an exception",
  commitment_evidence: "Evidence of a commitment",
  site_photo: "Site photo",
  progress_report: "Progress report",
  other: "Other",
};

export const documents = {
  title: "Files",
  kind,
};
