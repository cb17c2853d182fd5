import type { District } from "#app/domain/reference.ts";

/**
 * Functional zones that report like counties: no GB/T 2260 code, a host district, and the period since which they exist.
 * Since 2022 the bonded zone, Daxie and Meishan are run together with NETD but still report apart. Years of foundation are
 * general knowledge, to be confirmed by the city; they are editable.
 */
export const ZONES = [
  { code: "qianwan", kind: "zone", nameZh: "宁波前湾新区", nameEn: "Qianwan New Area", aliases: ["前湾", "前湾新区", "杭州湾新区", "宁波杭州湾新区", "杭州湾", "宁波杭州湾经济技术开发区", "Qianwan", "Ningbo Qianwan New Area", "Hangzhou Bay New Area"], host: "330282", successor: null, validFrom: "2010", validTo: null },
  { code: "hitech", kind: "zone", nameZh: "宁波国家高新区", nameEn: "Ningbo National Hi-tech Zone", aliases: ["高新区", "宁波高新区", "国家高新区", "宁波国家高新技术产业开发区", "宁波高新技术产业开发区", "新材料科技城", "宁波新材料科技城", "宁波国家高新区（新材料科技城）", "Hi-tech Zone", "High-tech Zone", "Ningbo Hi-tech Zone", "Ningbo High-tech Zone"], host: "330212", successor: null, validFrom: "1999", validTo: null },
  { code: "netd", kind: "zone", nameZh: "宁波经济技术开发区", nameEn: "Ningbo Economic and Technological Development Zone", aliases: ["宁波经开区", "宁波开发区", "经开区", "开发区", "经济技术开发区", "NETD"], host: "330206", successor: null, validFrom: "1984", validTo: null },
  { code: "bonded", kind: "zone", nameZh: "宁波保税区", nameEn: "Ningbo Bonded Zone", aliases: ["保税区", "宁波保税区（出口加工区）", "Ningbo Free Trade Zone", "Bonded Zone"], host: "330206", successor: null, validFrom: "1992", validTo: null },
  { code: "daxie", kind: "zone", nameZh: "宁波大榭开发区", nameEn: "Daxie Development Zone", aliases: ["大榭", "大榭开发区", "大榭岛", "Daxie", "Ningbo Daxie Development Zone"], host: "330206", successor: null, validFrom: "1993", validTo: null },
  { code: "meishan", kind: "zone", nameZh: "宁波梅山综合保税区", nameEn: "Meishan Comprehensive Bonded Zone", aliases: ["梅山", "宁波梅山", "梅山综保区", "梅山综合保税区", "梅山保税港区", "宁波梅山保税港区", "梅山新区", "国际海洋生态科技城", "宁波国际海洋生态科技城", "Meishan", "Meishan Bonded Port"], host: "330206", successor: null, validFrom: "2008", validTo: null },
  { code: "petrochem", kind: "zone", nameZh: "宁波石化经济技术开发区", nameEn: "Ningbo Petrochemical Economic and Technological Development Zone", aliases: ["石化区", "宁波石化区", "石化经开区", "宁波石化经开区", "石化开发区", "宁波石化开发区", "宁波化工区", "Ningbo Petrochemical Zone", "Petrochemical Zone"], host: "330211", successor: null, validFrom: "1998", validTo: null },
  { code: "dongqianhu", kind: "zone", nameZh: "东钱湖旅游度假区", nameEn: "Dongqian Lake Tourist Resort", aliases: ["东钱湖", "宁波东钱湖旅游度假区", "宁波东钱湖", "Dongqianhu", "Dongqian Lake"], host: "330212", successor: null, validFrom: "2001", validTo: null },
] as const satisfies readonly District[];
