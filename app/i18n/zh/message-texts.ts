import type { MessageTexts } from "../en/message-texts.ts";

/** What stands around the notices in a message that leaves, in Chinese. */
export const messageTexts: MessageTexts = {
  greeting: (p) => `${p.name}，您好：`,
  subjectOfMany: (p) => `您有 ${p.n} 条通知`,
  product: "Luodi 落地",
  open: "在系统中查看",
  more: (p) => `另有 ${p.n} 条，请在系统中查看`,
  id: (p) => `消息编号 ${p.id}`,
  why: "您在“个人资料”中选择了接收此类通知。",
  test: "这是一条测试消息：来自 Luodi 的消息可以送达本群。",
};
