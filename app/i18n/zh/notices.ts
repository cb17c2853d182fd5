import type { Words } from "../en.ts";

export const notices: Words["notices"] = {
  title: "通知",
  topic: { issues: "督办", dates: "项目节点", leads: "线索", commitments: "履约", opinions: "准入意见", reports: "月报", questions: "企业提问", system: "系统" },
  email: "电子邮件",
  robot: "群机器人",
  mode: { at_once: "即时", digest: "汇总", off: "不发" },
};
