import type { NoticeKind, Worded } from "#app/domain/notices.ts";
import { commitmentName } from "./commitment-words.ts";
import { noticeTexts as en } from "./en/notice-texts.ts";
import { formatPartialDate } from "./format-date.ts";
import type { Locale } from "./locale.ts";
import type { NoticeText, NoticeTexts } from "./notice-texts.ts";
import { words } from "./words.ts";
import { noticeTexts as zh } from "./zh/notice-texts.ts";

/** A notice in words of one language. */
export function noticeText<K extends NoticeKind>(locale: Locale, { kind, params }: Worded<K>): NoticeText {
  const texts: NoticeTexts = locale === "en" ? en : zh;
  const dictionary = words(locale);
  return texts[kind](params, {
    date: (day) => formatPartialDate(locale, day, "long"), unit: (name) => (locale === "en" ? name.en : name.zh), milestone: (type) => dictionary.milestones.name[type],
    job: (job) => dictionary.jobs.name[job], channel: (channel) => (channel === "email" ? dictionary.notices.email : dictionary.notices.robot),
    step: (step) => dictionary.leads.step[step], subject: (subject) => dictionary.admission.subject[subject], commitment: (named) => commitmentName(dictionary, named),
  });
}
