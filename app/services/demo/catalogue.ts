/** A product that a made-up project makes: what it is called, its GB/T 4754 division, its maker's trade and its industry. */
export interface Product {
  readonly what: string;
  readonly division: string;
  readonly trade: string;
  readonly field: Field;
}

export type Field = "chips" | "chemicals" | "vehicles" | "machines" | "materials" | "parts" | "appliances" | "textiles" | "health" | "stationery" | "environment" | "energy" | "marine" | "services";

const of = (field: Field, division: string, ...products: readonly (readonly [what: string, trade: string])[]): Product[] =>
  products.map(([what, trade]) => ({ what, trade, division, field }));

/** Products of manufacturing and of energy supply. */
export const PRODUCTS: readonly Product[] = [
  ...of("chips", "39", ["碳化硅功率模块", "半导体"], ["车规级封测", "微电子"], ["光通信芯片", "光电"], ["毫米波传感器", "传感"], ["柔性显示模组", "显示"], ["高速连接器", "电子"], ["存储模组", "存储"], ["高频电路板", "电路"]),
  ...of("chemicals", "26", ["高端聚烯烃", "新材料"], ["光学级树脂", "化学"], ["电子特气", "气体"], ["水性涂料", "涂料"], ["特种胶黏剂", "胶黏"], ["生物基尼龙", "生物材料"]),
  ...of("chemicals", "25", ["轻烃综合利用", "石化"], ["清洁燃料", "能化"]),
  ...of("vehicles", "36", ["电驱总成", "动力"], ["智能座舱", "智驾"], ["一体化压铸件", "铸造"], ["线控底盘", "底盘"], ["汽车线束", "线束"], ["热管理系统", "热控"], ["汽车内饰件", "饰件"], ["激光雷达", "智感"]),
  ...of("machines", "34", ["风电齿轮箱", "传动"], ["工业机器人", "机器人"], ["精密减速器", "减速机"], ["数控机床", "机床"], ["高效换热器", "热工"], ["注塑机", "塑机"], ["液压元件", "液压"]),
  ...of("machines", "35", ["半导体设备", "装备"], ["环保专用设备", "环境装备"], ["锂电设备", "智造"]),
  ...of("parts", "34", ["精密轴承", "轴承"], ["高强紧固件", "紧固件"], ["密封件", "密封"]),
  ...of("parts", "38", ["伺服电机", "电机"], ["稀土永磁电机", "磁电"], ["继电器", "电气"], ["特种电缆", "电缆"]),
  ...of("materials", "32", ["锂电铜箔", "铜箔"], ["高性能磁材", "磁材"], ["铝合金型材", "铝业"], ["靶材", "靶材"]),
  ...of("materials", "31", ["特种不锈钢", "特钢"]),
  ...of("materials", "30", ["碳纤维预浸料", "复材"], ["光伏玻璃", "玻璃"], ["先进陶瓷", "陶瓷"]),
  ...of("materials", "29", ["电池隔膜", "膜科"], ["光学薄膜", "光膜"], ["工程塑料", "塑料"]),
  ...of("materials", "33", ["特种合金锻件", "锻造"], ["金属粉末", "粉体"]),
  ...of("appliances", "38", ["智能厨电", "厨电"], ["智能小家电", "电器"], ["空调压缩机", "压缩机"]),
  ...of("energy", "38", ["氢燃料电堆", "氢能"], ["储能电池", "储能"], ["光伏组件", "光伏"], ["动力电芯", "电芯"]),
  ...of("energy", "44", ["分布式热电", "热力"], ["海上风电", "风能"]),
  ...of("textiles", "18", ["智能服装", "服饰"], ["运动服装", "运动"]),
  ...of("textiles", "17", ["功能面料", "织造"]),
  ...of("health", "27", ["创新药制剂", "制药"], ["生物制品", "生物"]),
  ...of("health", "35", ["医用影像部件", "医疗"], ["介入导管", "医械"], ["输液器具", "医用"]),
  ...of("stationery", "24", ["高端文具", "文具"], ["运动器材", "体育"]),
  ...of("environment", "42", ["再生金属利用", "循环"], ["退役电池回收", "再生"]),
  ...of("marine", "37", ["海工装备总装", "重工"], ["航空结构件", "航空"], ["船用推进器", "船舶"]),
  ...of("machines", "40", ["智能仪表", "仪表"], ["车载镜头模组", "光学"]),
  ...of("parts", "33", ["高端模具", "模具"]),
];

/** What is not manufacturing and is attracted all the same. */
export const SERVICES: readonly Product[] = [
  ...of("services", "65", ["工业软件研发", "软件"], ["智能算法平台", "智能"]),
  ...of("services", "73", ["新材料研究院", "研究院"], ["检验检测中心", "检测"]),
  ...of("services", "59", ["智慧冷链仓储", "物流"], ["供应链中心", "供应链"]),
  ...of("services", "64", ["工业互联网平台", "互联"]),
];

export const COMPANY_FIRST = ["甬", "海", "启", "北", "澜", "衡", "星", "森", "磁", "悦", "铸", "玄", "穹", "越", "知", "川", "赤", "恒", "明", "万", "沐", "联", "安", "净", "云", "和", "达", "晨", "朗", "锐"] as const;
export const COMPANY_SECOND = ["晶", "曜", "衡", "芯", "鲸", "澜", "岛", "格", "远", "宇", "医", "屿", "枢", "澈", "转", "阳", "拓", "泓", "栈", "川", "岸", "禾", "岚", "洲", "序", "原", "舟", "垣"] as const;

/** Districts and zones with how much of the city's projects each has. */
export const AREAS: readonly (readonly [code: string, weight: number])[] = [
  ["330206", 14], ["qianwan", 12], ["330282", 11], ["330281", 10], ["330212", 10], ["330211", 8], ["330213", 6], ["330203", 5], ["330226", 5], ["330205", 4],
  ["330225", 4], ["hitech", 4], ["petrochem", 3], ["netd", 3], ["meishan", 2], ["daxie", 2], ["bonded", 1], ["dongqianhu", 1],
];

export const BUREAU_CHIEFS = ["王示例", "李样本", "张试行", "赵范例", "孙示意", "吴样例", "郑示范", "冯例证"] as const;

/** Countries of foreign investors, with the words for them behind a company's name. */
export const ORIGINS: readonly (readonly [code: string, word: string, weight: number])[] = [
  ["DE", "德国", 5], ["JP", "日本", 5], ["HK", "香港", 5], ["US", "美国", 3], ["KR", "韩国", 2], ["SG", "新加坡", 3], ["NL", "荷兰", 2], ["SE", "瑞典", 2], ["FR", "法国", 1], ["TW", "台湾", 2],
];

/** The chain of a field in the city's list that was in force in a year; fields without a chain of their own have none. */
const CHAINS: Readonly<Record<Field, readonly [v246: string | null, v361of2023: string | null, v361of2025: string | null]>> = {
  chips: ["electronics", "digital", "information"], chemicals: ["petrochemicals", "petrochemicals", "petrochemicals"],
  vehicles: ["automobiles", "equipment", "vehicles-equipment"], machines: ["equipment", "equipment", "vehicles-equipment"],
  materials: ["materials", "materials", "materials"], parts: ["components", "components", "ai-robotics"], appliances: ["appliances", "appliances", "fashion"],
  textiles: ["textiles", "textiles", "fashion"], health: ["biomedicine", "health", "life-health"], stationery: ["stationery", null, "fashion"],
  environment: ["environment", "future", "green-energy"], energy: ["environment", "new-energy", "green-energy"], marine: ["equipment", "equipment", "aerospace-marine"],
  services: ["software", "digital", "information"],
};

/** The code of a field's chain on a day. */
export function chainOf(field: Field, on: string): string | null {
  const [before2023, from2023, from2025] = CHAINS[field];
  const [prefix, chain] = on < "2023-01-01" ? ["246", before2023] : on < "2025-06-01" ? ["361-2023", from2023] : ["361-2025", from2025];
  return chain === null ? null : `${prefix}-${chain}`;
}
