import type { Words } from "../en.ts";

export const profile: Words["profile"] = {
  title: "个人资料",
  account: "账号",
  changePassword: "修改密码",
  passwordChanged: "密码已修改，其他登录已失效。",
  passwordHint: (p) => `至少 ${p.min} 个字符`,
  preferences: "偏好",
  sessions: "登录会话",
  thisSession: "当前会话",
  endOthers: "结束其他会话",
  othersEnded: "其他会话已结束。",
  assigned: "归属",
  tokens: "接口令牌",
};
