import type { CanonicalColumn } from "./canonical-columns.ts";

type Words = Readonly<Partial<Record<CanonicalColumn, string>>>;

/** Words of column heads in Chinese returns, without brackets, spaces and units; several separated by spaces. */
export const HEADER_WORDS: Words = {
  code: "项目编号 系统编号 落地编号",
  name: "项目名称 项目名 项目全称 招商项目名称 工程名称 项目名称全称 名称 项目",
  investor: "投资方 投资主体 投资单位 业主单位 建设单位 项目单位 企业名称 投资方及国别 投资企业 投资商 投资人 项目业主 业主 公司名称 投资者",
  investor_country: "投资方国别 国别 国别地区 投资方国家 投资方国别地区 投资来源地 外资来源地 来源地",
  uscc: "统一社会信用代码 社会信用代码 信用代码 组织机构代码",
  district: "属地 所属区县 落户区域 区县市 区县 所属区域 所属地 所在区县 所在地 属地区县 落地区域 所属区县市 落户地 责任单位 申报单位 落地平台",
  industry: "所属行业 行业 行业类别 行业分类 产业类别 国民经济行业代码 国民经济行业 行业代码 行业大类 产业",
  kind: "项目类型 建设性质 项目性质 投资性质",
  chain: "产业链 所属产业链 产业集群",
  chain_role: "强链补链 补链强链 强补链 链条作用",
  total_investment: "总投资 计划总投资 投资额 总投资额 投资总额 项目总投资 项目总投资额 协议总投资 协议投资额 合同投资额 计划投资额 项目投资额 投资规模",
  fixed_investment: "固定资产投资 固定资产投资额 固投 固定资产 计划固定资产投资",
  currency: "币种 货币 货币种类",
  unit: "单位 金额单位 计量单位 投资单位量级",
  amount_modifier: "金额限定 金额说明",
  foreign_share: "外资股比 外资占比 外资比例 外方股比 外资持股比例",
  flags: "标签 项目标签",
  project_code: "项目代码 投资项目代码 赋码 备案号 统一项目代码 项目赋码 备案代码 投资项目统一代码 项目备案代码",
  land_mu: "用地面积 用地 占地面积 占地 拟用地面积 土地面积",
  far: "容积率",
  new_land: "新增工业用地 新增用地 是否新增用地 是否新增工业用地",
  standard_land: "标准地 是否标准地",
  energy_tce: "能耗 综合能耗 年综合能耗 年能耗",
  two_high_screen: "两高筛查 两高核查 是否两高",
  liaison: "联络员 项目专员 专员 招商专员",
  bureau_chief: "包联局长 牵头领导 包抓领导 挂钩领导 联系领导 包联领导",
  last_update_on: "最近更新 更新日期 更新时间 最近更新日期",
  suspended_on: "暂停日期 暂停时间",
  resumed_on: "恢复日期 恢复时间",
  replacement_plan_on: "替代方案获批 置换方案获批 替代方案批复日期",
  termination_reason: "终止原因",
  duplicate_of: "同一项目",
  part_of: "分期属于",
  note: "备注 说明 备注说明",
};

/** Words of dates; 时间, 日期, 年月 and the like may follow, 实际 or 计划 may stand before. */
export const DATE_WORDS: Words = {
  lead_on: "线索 接洽 首次接洽 对接 首次对接 线索登记",
  signed_on: "签约 签订 合同签订 协议签订 正式签约 签署 合同签约",
  registered_on: "注册 工商注册 公司注册 企业注册 注册登记 项目公司注册",
  landed_on: "落地 项目落地 落户",
  land_on: "供地 拿地 摘牌 土地摘牌 土地出让 土地合同 土地合同签订",
  started_on: "开工 动工 开工建设 项目开工",
  completed_on: "竣工 完工 建成 项目竣工",
  accepted_on: "竣工验收 竣工验收备案 验收备案 验收",
  produced_on: "投产 项目投产 建成投产",
  capacity_on: "达产 项目达产",
  discharged_on: "履约完成",
  fund_on: "基金交割 交割",
  terminated_on: "终止 项目终止",
};

/** Columns that only count rows; they are passed over without a word. */
export const SERIAL_WORDS: ReadonlySet<string> = new Set(["序号", "no", "编号", "序", "顺序号", "项次"]);
