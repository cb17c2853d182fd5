import type { Unit } from "#app/domain/reference.ts";

/** The 25 units named in 甬政发〔2021〕59号 under its own names; fuller, earlier and later names are aliases. */
const POLICY_UNITS = [
  { code: "commerce", nameZh: "市商务局", nameEn: "Municipal Bureau of Commerce", aliases: ["市商务委", "市投资促进局"] },
  { code: "economy_information", nameZh: "市经信局", nameEn: "Municipal Bureau of Economy and Information Technology", aliases: ["市经济和信息化局", "市经信委"] },
  { code: "development_reform", nameZh: "市发改委", nameEn: "Municipal Development and Reform Commission", aliases: ["市发展改革委", "市发展和改革委员会"] },
  { code: "science_technology", nameZh: "市科技局", nameEn: "Municipal Bureau of Science and Technology", aliases: ["市科学技术局"] },
  { code: "state_assets", nameZh: "市国资委", nameEn: "Municipal State-owned Assets Commission", aliases: ["市国有资产监督管理委员会", "市政府国资委"] },
  { code: "market_regulation", nameZh: "市市场监管局", nameEn: "Municipal Administration for Market Regulation", aliases: ["市市场监督管理局"] },
  { code: "natural_resources", nameZh: "市自然资源规划局", nameEn: "Municipal Bureau of Natural Resources and Planning", aliases: ["市自然资源和规划局", "市资规局", "市国土资源局"] },
  { code: "ecology", nameZh: "市生态环境局", nameEn: "Municipal Bureau of Ecology and Environment", aliases: ["市环保局"] },
  { code: "housing_construction", nameZh: "市住建局", nameEn: "Municipal Bureau of Housing and Urban-Rural Development", aliases: ["市住房和城乡建设局", "市住房城乡建设局"] },
  { code: "energy", nameZh: "市能源局", nameEn: "Municipal Energy Bureau", aliases: [] },
  { code: "emergency", nameZh: "市应急管理局", nameEn: "Municipal Bureau of Emergency Management", aliases: ["市应急局"] },
  { code: "finance", nameZh: "市财政局", nameEn: "Municipal Bureau of Finance", aliases: [] },
  { code: "local_finance", nameZh: "市地方金融监管局", nameEn: "Municipal Local Financial Regulation Bureau", aliases: ["市地方金融监督管理局", "市金融办", "市委金融办"] },
  { code: "human_resources", nameZh: "市人力社保局", nameEn: "Municipal Bureau of Human Resources and Social Security", aliases: ["市人力资源和社会保障局", "市人社局"] },
  { code: "talent_office", nameZh: "市委人才办", nameEn: "Talent Office of the Municipal Party Committee", aliases: ["市人才办"] },
  { code: "military_civil", nameZh: "市委军民融合办", nameEn: "Military-Civil Integration Office of the Municipal Party Committee", aliases: ["市军民融合办"] },
  { code: "trade_unions", nameZh: "市总工会", nameEn: "Municipal Federation of Trade Unions", aliases: [] },
  { code: "education", nameZh: "市教育局", nameEn: "Municipal Bureau of Education", aliases: [] },
  { code: "court", nameZh: "市中级人民法院", nameEn: "Intermediate People's Court", aliases: ["市中院"] },
  { code: "procuratorate", nameZh: "市检察院", nameEn: "People's Procuratorate", aliases: ["市人民检察院"] },
  { code: "tax", nameZh: "宁波市税务局", nameEn: "Ningbo Tax Bureau", aliases: ["市税务局", "国家税务总局宁波市税务局"] },
  { code: "securities", nameZh: "宁波证监局", nameEn: "Ningbo Securities Regulatory Bureau", aliases: ["中国证监会宁波监管局"] },
  { code: "banking_insurance", nameZh: "宁波银保监局", nameEn: "Ningbo Banking and Insurance Regulatory Bureau", aliases: ["国家金融监督管理总局宁波监管局", "国家金融监管总局宁波监管局", "宁波金融监管局"] },
  { code: "central_bank", nameZh: "人行市中心支行", nameEn: "People's Bank of China, Ningbo", aliases: ["人民银行宁波市中心支行", "人民银行宁波市分行", "中国人民银行宁波市分行", "人行宁波市分行"] },
  { code: "power_grid", nameZh: "国网宁波供电公司", nameEn: "State Grid Ningbo Power Supply Company", aliases: ["宁波供电公司", "市供电公司"] },
] as const satisfies readonly Unit[];

/** The two city-wide bodies of clause 五. */
const CITY_BODIES = [
  { code: "leading_group", nameZh: "市制造业高质量发展领导小组", nameEn: "Municipal Leading Group for High-quality Manufacturing", aliases: ["领导小组"] },
  { code: "task_force", nameZh: "市攻坚行动工作专班", nameEn: "Municipal Task Force for the Campaign", aliases: ["工作专班", "市工作专班"] },
] as const satisfies readonly Unit[];

/** The governments of the districts and the committees of the zones, by the code of their area. */
const AREA_UNITS = [
  { code: "gov_330203", nameZh: "海曙区人民政府", nameEn: "Haishu District Government", aliases: ["海曙区政府"] },
  { code: "gov_330205", nameZh: "江北区人民政府", nameEn: "Jiangbei District Government", aliases: ["江北区政府"] },
  { code: "gov_330206", nameZh: "北仑区人民政府", nameEn: "Beilun District Government", aliases: ["北仑区政府"] },
  { code: "gov_330211", nameZh: "镇海区人民政府", nameEn: "Zhenhai District Government", aliases: ["镇海区政府"] },
  { code: "gov_330212", nameZh: "鄞州区人民政府", nameEn: "Yinzhou District Government", aliases: ["鄞州区政府"] },
  { code: "gov_330213", nameZh: "奉化区人民政府", nameEn: "Fenghua District Government", aliases: ["奉化区政府", "奉化市政府"] },
  { code: "gov_330225", nameZh: "象山县人民政府", nameEn: "Xiangshan County Government", aliases: ["象山县政府"] },
  { code: "gov_330226", nameZh: "宁海县人民政府", nameEn: "Ninghai County Government", aliases: ["宁海县政府"] },
  { code: "gov_330281", nameZh: "余姚市人民政府", nameEn: "Yuyao City Government", aliases: ["余姚市政府"] },
  { code: "gov_330282", nameZh: "慈溪市人民政府", nameEn: "Cixi City Government", aliases: ["慈溪市政府"] },
  { code: "gov_qianwan", nameZh: "宁波前湾新区管委会", nameEn: "Qianwan New Area Committee", aliases: ["前湾新区管委会"] },
  { code: "gov_hitech", nameZh: "宁波国家高新区管委会", nameEn: "Ningbo National Hi-tech Zone Committee", aliases: ["高新区管委会"] },
  { code: "gov_netd", nameZh: "宁波经济技术开发区管委会", nameEn: "NETD Committee", aliases: ["宁波经开区管委会"] },
  { code: "gov_bonded", nameZh: "宁波保税区管委会", nameEn: "Ningbo Bonded Zone Committee", aliases: ["保税区管委会"] },
  { code: "gov_daxie", nameZh: "宁波大榭开发区管委会", nameEn: "Daxie Development Zone Committee", aliases: ["大榭开发区管委会"] },
  { code: "gov_meishan", nameZh: "宁波梅山综合保税区管委会", nameEn: "Meishan Comprehensive Bonded Zone Committee", aliases: ["梅山管委会"] },
  { code: "gov_petrochem", nameZh: "宁波石化经济技术开发区管委会", nameEn: "Ningbo Petrochemical Zone Committee", aliases: ["石化区管委会"] },
  { code: "gov_dongqianhu", nameZh: "东钱湖旅游度假区管委会", nameEn: "Dongqian Lake Resort Committee", aliases: ["东钱湖管委会"] },
] as const satisfies readonly Unit[];

/** Every unit that may lead, support, or hold an account. */
export const UNITS = [...POLICY_UNITS, ...CITY_BODIES, ...AREA_UNITS] as const;
export type UnitCode = (typeof UNITS)[number]["code"];

/** Renames after the policy was issued, by the year the new name holds (general knowledge, to be confirmed by the city). */
export const UNIT_RENAMES = [
  { unit: "banking_insurance", validFrom: "2023", nameZh: "国家金融监督管理总局宁波监管局", nameEn: "Ningbo Bureau of the National Financial Regulatory Administration" },
  { unit: "central_bank", validFrom: "2023", nameZh: "中国人民银行宁波市分行", nameEn: "People's Bank of China, Ningbo Branch" },
  { unit: "local_finance", validFrom: "2024", nameZh: "市委金融办", nameEn: "Financial Office of the Municipal Party Committee" },
] as const satisfies readonly { unit: UnitCode; validFrom: string; nameZh: string; nameEn: string }[];
