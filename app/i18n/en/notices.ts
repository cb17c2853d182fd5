import type { NoticeMode, NoticeTopic } from "#app/domain/notices.ts";

const topic: Record<NoticeTopic, string> = {
  issues: "Issues", dates: "Milestone dates", leads: "Leads", commitments: "Commitments", opinions: "Admission opinions", reports: "Monthly reports", questions: "Investors' questions", system: "System",
};
const mode: Record<NoticeMode, string> = { at_once: "At once", digest: "Digest", off: "Off" };

export const notices = {
  title: "Notices",
  topic, mode,
  email: "E-mail",
  robot: "Group robot",
};
