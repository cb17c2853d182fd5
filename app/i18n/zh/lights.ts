import type { Words } from "../en.ts";

export const lights: Words["lights"] = {
  light: "灯",
  name: { green: "绿灯", yellow: "黄灯", red: "红灯", none: "未纳入" },
  short: { green: "绿灯", yellow: "黄灯", red: "红灯", none: "未纳入" },
  rule: {
    green: "有计划节点且无逾期",
    yellow: "逾期 1–30 天，或 15 天内到期而无进展",
    red: "逾期超过 30 天，或有逾期的阻断督办",
    none: "未完成的节点都没有计划日期，或处于暂停期",
  },
  overdue: (p) => `${p.milestone}逾期 ${p.n} 天`,
  dueIdle: (p) => `${p.milestone} ${p.n} 天后到期，无进展`,
  dueTodayIdle: (p) => `${p.milestone}今天到期，无进展`,
  overdueIssue: (p) => `阻断督办逾期 ${p.n} 天`,
  suspended: "暂停期间不评灯",
  filterByLight: "按灯筛选",
};
