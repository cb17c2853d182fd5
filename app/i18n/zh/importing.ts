import type { Words } from "../en.ts";

export const importing: Words["importing"] = {
  title: "导入",
  error: "错误",
  warning: "提醒",
  row: "行",
  column: "列",
  original: "原文",
  message: "说明",
  created: (p) => `新增 ${p.n}`,
  updated: (p) => `更新 ${p.n}`,
  unchanged: (p) => `未变 ${p.n}`,
  rejected: (p) => `退回 ${p.n}`,
  rowsRead: (p) => `读入 ${p.n} 行`,
  committed: "已全部导入。",
  refused: "没有导入任何内容，所有行都无错误才能导入。",
  dryRun: "仅核对，没有保存。",
  issueAt: (p) => `第 ${p.row} 行，${p.column}`,
  orderUnusual: (p) => `“${p.later}”早于“${p.earlier}”，请核对。`,
  controlSum: (p) => `第 ${p.row} 行，${p.column}：表内合计 ${p.stated}，各行相加 ${p.computed}。`,
};
