import type { DocumentKind } from "#app/domain/documents.ts";
import type { Words } from "../en.ts";

const kind: Record<DocumentKind, string> = {
  contract: "投资协议",
  framework_agreement: "框架协议",
  business_licence: "营业执照",
  filing: "备案（赋码）文件",
  land_contract: "土地出让合同",
  lease_contract: "厂房租赁合同",
  capital_proof: "到资凭证",
  energy_approval: "节能审查意见",
  eia_approval: "环评批复",
  planning_permit: "规划许可证",
  construction_permit: "施工许可证",
  acceptance_filing: "竣工验收备案表",
  production_proof: "投产凭证",
  capacity_opinion: "达产复核意见",
  assessment_report: "项目评估报告",
  standard_land_agreement: "“标准地”使用协议",
  replacement_plan: "置换方案",
  admission_minutes: "会商纪要",
  exception_approval: "例外批复",
  commitment_evidence: "履约凭证",
  site_photo: "现场照片",
  progress_report: "进度月报",
  other: "其他",
};

export const documents: Words["documents"] = {
  title: "文件",
  kind,
};
