import type { Words } from "../en.ts";

export const auth: Words["auth"] = {
  signInTitle: "登录",
  email: "邮箱",
  password: "密码",
  signIn: "登录",
  showPassword: "显示密码",
  hidePassword: "隐藏密码",
  signedOut: "已退出登录。",
  demoHeading: "演示账号",
  demoText: "演示账号的密码在程序启动时已打印。",
  forgotten: "忘记密码请联系管理员重设。",
  sessionNote: (p) => `${p.idleMinutes} 分钟未使用或满 ${p.hours} 小时后需重新登录。`,
  demoRole: (p) => `${p.role}：填入 ${p.email}`,
};
