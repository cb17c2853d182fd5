import type { Words } from "../en.ts";

export const daysOff: Words["daysOff"] = {
  title: "节假日",
  note: "按工作日计的时限依此计算；已确定的期限不变。",
  off: "放假",
  work: "上班",
  fromTo: (p) => `${p.from}至${p.to}`,
  special: (p) => `${p.year} 年放假和调休`,
  none: (p) => `${p.year} 年尚未录入，按周一至周五计。`,
  add: "导入放假通知",
  take: "导入",
  lines: (p) => `${p.year} 年放假通知`,
  hint: "可直接粘贴国务院办公厅通知；也可每行一段，如 2027-01-01至2027-01-03 放假、2027-01-04 上班。全部导入或全部不导入。",
  months: (p) => `${p.year} 年工作日`,
  inYear: (p) => `全年 ${p.n} 天`,
  workingDays: "工作日",
};
