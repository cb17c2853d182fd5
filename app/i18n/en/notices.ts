import { formatInteger } from "../format.ts";
import type { NoticeMode, NoticeTopic } from "#app/domain/notices.ts";

const topic: Record<NoticeTopic, string> = {
  issues: "Issues", dates: "Milestone dates", leads: "Leads", commitments: "Commitments", opinions: "Admission opinions", reports: "Monthly reports", questions: "Investors' questions", system: "System",
};
const mode: Record<NoticeMode, string> = { at_once: "At once", digest: "Digest", off: "Off" };

export const notices = {
  title: "Notices",
  bell: (p: { count: string }) => `Notices, ${p.count} unread`,
  unread: (p: { n: number }) => (p.n === 0 ? "All read" : `${formatInteger(p.n)} unread`),
  isUnread: "Unread",
  topicLabel: "Topic",
  readAll: "Mark all as read",
  empty: "Nothing to tell you.",
  choices: "Notice settings",
  mailOff: "No mail server is set up: e-mail goes out once there is one.",
  inApp: "Here every notice is shown at once. Choose what is to reach you elsewhere too.",
  where: "What reaches you where",
  habits: "Times and language",
  quietFrom: "Do not disturb from",
  quietTo: "until",
  quietHint: "Shanghai time. What comes meanwhile is sent afterwards, in one message. Leave both empty for none.",
  digestAt: "Digest at",
  messageLanguage: "Language of messages",
  how: (p: { topic: string; channel: string }) => `${p.topic}, ${p.channel}`,
  robots: "Group robots",
  saved: "Saved.",
  nothingToChoose: "Your role is not told anything.",
  topic, mode,
  email: "E-mail",
  robot: "Group robot",
};
