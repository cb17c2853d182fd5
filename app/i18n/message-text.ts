import { messageTexts as en } from "./en/message-texts.ts";
import type { MessageTexts } from "./en/message-texts.ts";
import type { Locale } from "./locale.ts";
import { messageTexts as zh } from "./zh/message-texts.ts";

/** A notice as a message tells it; without an address of the program there is no link. */
export interface MessagePart {
  readonly title: string;
  readonly text: string;
  readonly link: string | null;
}

/** One message to one receiver, free of how it travels. */
export interface Message {
  readonly id: string;
  readonly locale: Locale;
  readonly name: string;
  readonly parts: readonly MessagePart[];
}

/** A message as an e-mail says it. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
/** One line of a header: no line breaks, nothing invisible. */
const oneLine = (text: string): string => text.replace(/[\p{C}\p{Z}]+/gu, " ").trim();

/** The texts around notices in one language. */
export function messageTexts(locale: Locale): MessageTexts {
  return locale === "en" ? en : zh;
}

/** An e-mail as text and as simple HTML. */
export function mailText(message: Message): MailText {
  const texts = messageTexts(message.locale);
  const [first] = message.parts;
  const subject = oneLine(first && message.parts.length === 1 ? first.title : texts.subjectOfMany({ n: message.parts.length }));
  const parts = message.parts.map(({ title, text, link }) => [title, text, ...(link === null ? [] : [link])].join("\n"));
  const text = [texts.greeting({ name: message.name }), ...parts, texts.why].join("\n\n");
  const blocks = message.parts.map((part) => htmlPart(part, texts));
  const body = [`<p>${safe(texts.greeting({ name: message.name }))}</p>`, ...blocks, `<p><small>${safe(texts.why)}</small></p>`].join("\n");
  return { subject: `${texts.product}: ${subject}`, text: `${text}\n`, html: `<!doctype html>\n<html lang="${message.locale}"><head><meta charset="utf-8"><title>${safe(subject)}</title></head>\n<body>\n${body}\n</body></html>\n` };
}

function htmlPart({ title, text, link }: MessagePart, texts: MessageTexts): string {
  const open = link === null ? "" : `<br><a href="${safe(link)}">${safe(texts.open)}</a>`;
  return `<p><strong>${safe(title)}</strong><br>${safe(text)}${open}</p>`;
}

/** A message as plain text for a robot, cut between notices to what the robot takes; the id tells a repeat from news. */
export function robotText(message: Message, longestBytes: number): string {
  const texts = messageTexts(message.locale);
  const [head, foot] = [texts.product, texts.id({ id: message.id })];
  const parts = message.parts.map(({ title, text, link }) => [title, text, ...(link === null ? [] : [link])].join("\n"));
  const whole = (told: readonly string[], left: number) => [head, ...told, ...(left > 0 ? [texts.more({ n: left })] : []), foot].join("\n\n");
  const fits = (text: string) => new TextEncoder().encode(text).length <= longestBytes;
  for (let count = parts.length; count > 0; count--) {
    const text = whole(parts.slice(0, count), parts.length - count);
    if (fits(text)) return text;
  }
  return whole([], parts.length);
}
