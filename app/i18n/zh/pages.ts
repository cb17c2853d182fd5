import type { Words } from "../en.ts";

export const pages: Words["pages"] = {
  notFoundTitle: "页面不存在",
  notFoundText: "该页面不存在，或您无权查看。",
  forbiddenTitle: "没有权限",
  forbiddenText: "您的角色不能打开此页面。",
  badRequestTitle: "无法理解的请求",
  badRequestText: "地址或表单中有无效内容。",
  tooManyTitle: "请求过于频繁",
  tooManyText: "请稍候再试。",
  errorTitle: "出现错误",
  errorText: "未作任何修改。请重试；若再次出现，请告知管理员。",
  unavailableTitle: "尚未就绪",
  unavailableText: "服务正在启动或维护，请稍后再试。",
  goHome: "回到总览",
};
