import type { Chain } from "#app/domain/reference.ts";

/**
 * The city's lists of chains and clusters. The list "361" of 2023 (甬政发〔2023〕43号) and its re-issue of June 2025 carry
 * the same label but different chains (of the re-issue the nine named ones are known), so the version is part of the code; the one in force on the landing date decides.
 */
const V246 = { version: "246", validFrom: "2019-01-01", validTo: "2022-12-31" } as const;
const V361_2023 = { version: "361-2023", validFrom: "2023-01-01", validTo: "2025-05-31" } as const;
const V361_2025 = { version: "361-2025", validFrom: "2025-06-01", validTo: null } as const;

export const CHAINS = [
  { ...V246, code: "246-petrochemicals", nameZh: "绿色石化", nameEn: "Green petrochemicals" },
  { ...V246, code: "246-automobiles", nameZh: "汽车", nameEn: "Automobiles" },
  { ...V246, code: "246-equipment", nameZh: "高端装备", nameEn: "High-end equipment" },
  { ...V246, code: "246-electronics", nameZh: "电子信息", nameEn: "Electronic information" },
  { ...V246, code: "246-materials", nameZh: "新材料", nameEn: "New materials" },
  { ...V246, code: "246-software", nameZh: "软件与新兴服务", nameEn: "Software and emerging services" },
  { ...V246, code: "246-components", nameZh: "关键基础件（元器件）", nameEn: "Key basic parts and components" },
  { ...V246, code: "246-appliances", nameZh: "智能家电", nameEn: "Smart home appliances" },
  { ...V246, code: "246-textiles", nameZh: "时尚纺织服装", nameEn: "Fashion textiles and apparel" },
  { ...V246, code: "246-biomedicine", nameZh: "生物医药", nameEn: "Biomedicine" },
  { ...V246, code: "246-stationery", nameZh: "文体用品", nameEn: "Stationery and sports goods" },
  { ...V246, code: "246-environment", nameZh: "节能环保", nameEn: "Energy saving and environmental protection" },
  { ...V361_2023, code: "361-2023-digital", nameZh: "数字产业", nameEn: "Digital industries" },
  { ...V361_2023, code: "361-2023-petrochemicals", nameZh: "绿色石化", nameEn: "Green petrochemicals" },
  { ...V361_2023, code: "361-2023-equipment", nameZh: "高端装备", nameEn: "High-end equipment" },
  { ...V361_2023, code: "361-2023-materials", nameZh: "新型功能材料", nameEn: "New functional materials" },
  { ...V361_2023, code: "361-2023-new-energy", nameZh: "新能源", nameEn: "New energy" },
  { ...V361_2023, code: "361-2023-components", nameZh: "关键基础件", nameEn: "Key basic parts" },
  { ...V361_2023, code: "361-2023-appliances", nameZh: "智能家电", nameEn: "Smart home appliances" },
  { ...V361_2023, code: "361-2023-textiles", nameZh: "时尚纺织服装", nameEn: "Fashion textiles and apparel" },
  { ...V361_2023, code: "361-2023-health", nameZh: "现代健康", nameEn: "Modern health" },
  { ...V361_2023, code: "361-2023-future", nameZh: "新兴和未来产业", nameEn: "Emerging and future industries" },
  { ...V361_2025, code: "361-2025-petrochemicals", nameZh: "绿色石化", nameEn: "Green petrochemicals" },
  { ...V361_2025, code: "361-2025-vehicles-equipment", nameZh: "新能源汽车及高端装备", nameEn: "New energy vehicles and high-end equipment" },
  { ...V361_2025, code: "361-2025-materials", nameZh: "新材料", nameEn: "New materials" },
  { ...V361_2025, code: "361-2025-ai-robotics", nameZh: "人工智能与机器人", nameEn: "Artificial intelligence and robotics" },
  { ...V361_2025, code: "361-2025-information", nameZh: "新一代信息技术", nameEn: "Next-generation information technology" },
  { ...V361_2025, code: "361-2025-green-energy", nameZh: "绿色能源", nameEn: "Green energy" },
  { ...V361_2025, code: "361-2025-life-health", nameZh: "生命健康", nameEn: "Life and health" },
  { ...V361_2025, code: "361-2025-fashion", nameZh: "时尚消费品", nameEn: "Fashion consumer goods" },
  { ...V361_2025, code: "361-2025-aerospace-marine", nameZh: "航空航天与海工装备", nameEn: "Aerospace and offshore equipment" },
] as const satisfies readonly Chain[];
