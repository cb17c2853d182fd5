import { formatInteger } from "../format.ts";
import type { Words } from "../en.ts";

export const notices: Words["notices"] = {
  title: "通知",
  bell: (p) => `通知，${p.count} 条未读`,
  unread: (p) => (p.n === 0 ? "全部已读" : `${formatInteger(p.n)} 条未读`),
  isUnread: "未读",
  topicLabel: "类别",
  readAll: "全部标为已读",
  empty: "没有通知。",
  choices: "通知设置",
  inApp: "站内通知即时显示。可选择哪些通知另行发送到站外。",
  where: "发送方式",
  habits: "时段和语言",
  quietFrom: "免打扰从",
  quietTo: "到",
  quietHint: "北京时间，可跨零点；其间的通知在结束后合并发送。不需要时都留空。",
  digestAt: "汇总时间",
  messageLanguage: "消息语言",
  how: (p) => `${p.topic}，${p.channel}`,
  robots: "群机器人",
  saved: "已保存。",
  nothingToChoose: "您的角色没有通知。",
  topic: { issues: "督办", dates: "项目节点", leads: "线索", commitments: "履约", opinions: "准入意见", reports: "月报", questions: "企业提问", system: "系统" },
  email: "电子邮件",
  robot: "群机器人",
  mode: { at_once: "即时", digest: "汇总", off: "不发" },
};
