import type { Field } from "./catalogue.ts";

/** A made-up project with a name of its own; the others are composed. */
export interface Featured {
  readonly name: string;
  readonly investor: string;
  readonly country: string | null;
  readonly district: string;
  readonly division: string;
  readonly field: Field;
  readonly amountYi: number;
}

const project = (name: string, investor: string, district: string, division: string, field: Field, amountYi: number, country: string | null = null): Featured =>
  ({ name, investor, district, division, field, amountYi, country });

/** Leads that have a name of their own. */
export const FEATURED_LEADS: readonly Featured[] = [
  project("高端聚烯烃膜材料基地", "示例海曜新材料", "330206", "29", "materials", 12),
  project("车规级碳化硅封测线", "示例甬芯半导体", "qianwan", "39", "chips", 18.5),
  project("智能座舱域控制器产业园", "示例启衡智驾", "qianwan", "36", "vehicles", 26.8),
  project("光学级 PMMA 材料项目", "示例北曜（日本）", "330206", "26", "chemicals", 31, "JP"),
  project("氢燃料电池电堆产线", "示例澜鲸氢能", "330211", "38", "energy", 15.2),
  project("精密减速器总部工厂", "示例云栈机器人", "330281", "34", "machines", 4.6),
  project("冷链装备区域中心", "示例北港冷链（德国）", "330211", "34", "machines", 3.2, "DE"),
  project("介入医用导管新厂", "示例和川医疗", "330226", "35", "health", 2.1),
  project("电子特气纯化基地", "示例净远气体", "330211", "26", "chemicals", 8.4),
  project("高速连接器智能工厂", "示例达岸电子", "330282", "39", "chips", 5.8),
];

/** Signed projects that have a name of their own, by the size that decides which quotas they may count toward. */
export const FEATURED_SIGNED: readonly Featured[] = [
  project("12 英寸功率器件制造基地", "示例甬晶微电子", "330206", "39", "chips", 52),
  project("海工装备总装基地", "示例海衡重工", "330225", "37", "marine", 35.5),
  project("新能源商用车电驱总成", "示例衡驰动力", "qianwan", "36", "vehicles", 28.6),
  project("动力电池隔膜基地", "示例星澜膜科", "330206", "29", "materials", 22),
  project("工业机器人华东基地", "示例森岛（瑞典）", "330212", "34", "machines", 16.8, "SE"),
  project("汽车轻量化压铸基地", "示例铸远科技", "330281", "36", "vehicles", 14.6),
  project("特种合金精锻项目", "示例玄铁锻造", "330213", "33", "materials", 12.4),
  project("碳纤维预浸料产线", "示例穹宇复材", "330226", "30", "materials", 10.8),
  project("风电齿轮箱项目", "示例越澜传动", "330282", "34", "machines", 13.2),
  project("生物基尼龙项目", "示例维诺（荷兰）", "330211", "26", "chemicals", 11.3, "NL"),
  project("锂电铜箔智能工厂", "示例赤屿材料", "330281", "32", "materials", 15.8),
  project("伺服电机智能工厂", "示例恒枢电机", "330212", "38", "parts", 10.2),
  project("智能厨电产业园", "示例沐阳厨电", "330282", "38", "appliances", 18.6),
  project("高性能磁材项目", "示例磁岚材料", "330226", "32", "materials", 16.4),
  project("医用影像部件工厂", "示例知曜医疗", "330203", "35", "health", 8.8),
  project("稀土永磁电机项目", "示例磁衡电机", "330205", "38", "parts", 7.5),
  project("智能家电模组园", "示例悦格电器", "330282", "38", "appliances", 6.2),
  project("高效换热器工厂", "示例川越热工", "330213", "34", "machines", 5.6),
  project("车载镜头模组工厂", "示例明澈光电", "330281", "40", "machines", 9.4),
  project("精密轴承扩产项目", "示例万转轴承", "330282", "34", "parts", 6.9),
  project("汽车线束工厂", "示例联拓线束", "330203", "36", "vehicles", 9.2),
  project("输液器具扩产项目", "示例安泓医疗", "330226", "35", "health", 6.3),
];
