import type { District } from "#app/domain/reference.ts";

const REFORM = "2016-09";

/**
 * Districts, counties and county-level cities of Ningbo by GB/T 2260 code, with the two that were withdrawn in September
 * 2016 (江东区 into 鄞州区, 奉化市 became 奉化区). The city itself stands first. Aliases are spellings seen in returns.
 */
export const DISTRICTS = [
  { code: "330200", kind: "city", nameZh: "宁波市", nameEn: "Ningbo", aliases: ["宁波", "市本级", "宁波市本级", "市级", "Ningbo City", "City of Ningbo"], host: null, successor: null, validFrom: null, validTo: null },
  { code: "330203", kind: "county", nameZh: "海曙区", nameEn: "Haishu District", aliases: ["海曙", "Haishu"], host: null, successor: null, validFrom: null, validTo: null },
  { code: "330205", kind: "county", nameZh: "江北区", nameEn: "Jiangbei District", aliases: ["江北", "Jiangbei"], host: null, successor: null, validFrom: null, validTo: null },
  { code: "330206", kind: "county", nameZh: "北仑区", nameEn: "Beilun District", aliases: ["北仑", "Beilun"], host: null, successor: null, validFrom: null, validTo: null },
  { code: "330211", kind: "county", nameZh: "镇海区", nameEn: "Zhenhai District", aliases: ["镇海", "Zhenhai"], host: null, successor: null, validFrom: null, validTo: null },
  { code: "330212", kind: "county", nameZh: "鄞州区", nameEn: "Yinzhou District", aliases: ["鄞州", "鄞县", "Yinzhou"], host: null, successor: null, validFrom: null, validTo: null },
  { code: "330213", kind: "county", nameZh: "奉化区", nameEn: "Fenghua District", aliases: ["奉化", "Fenghua"], host: null, successor: null, validFrom: REFORM, validTo: null },
  { code: "330225", kind: "county", nameZh: "象山县", nameEn: "Xiangshan County", aliases: ["象山", "Xiangshan"], host: null, successor: null, validFrom: null, validTo: null },
  { code: "330226", kind: "county", nameZh: "宁海县", nameEn: "Ninghai County", aliases: ["宁海", "Ninghai"], host: null, successor: null, validFrom: null, validTo: null },
  { code: "330281", kind: "county", nameZh: "余姚市", nameEn: "Yuyao City", aliases: ["余姚", "Yuyao"], host: null, successor: null, validFrom: null, validTo: null },
  { code: "330282", kind: "county", nameZh: "慈溪市", nameEn: "Cixi City", aliases: ["慈溪", "Cixi"], host: null, successor: null, validFrom: null, validTo: null },
  { code: "330204", kind: "county", nameZh: "江东区", nameEn: "Jiangdong District", aliases: ["江东", "Jiangdong"], host: null, successor: "330212", validFrom: null, validTo: REFORM },
  { code: "330283", kind: "county", nameZh: "奉化市", nameEn: "Fenghua City", aliases: [], host: null, successor: "330213", validFrom: null, validTo: REFORM },
] as const satisfies readonly District[];
