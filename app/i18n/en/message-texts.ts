import { countEn } from "../plural.ts";

/** What stands around the notices in a message that leaves. */
export const messageTexts = {
  greeting: (p: { name: string }) => `Hello ${p.name},`,
  subjectOfMany: (p: { n: number }) => `${countEn(p.n, "notice", "notices")} for you`,
  product: "Luodi 落地",
  open: "Open in Luodi",
  more: (p: { n: number }) => `and ${countEn(p.n, "more notice", "more notices")} in Luodi`,
  id: (p: { id: string }) => `Message ${p.id}`,
  why: "You get this because you chose so in your profile in Luodi.",
  test: "This is a test message: messages from Luodi reach this group.",
};

export type MessageTexts = typeof messageTexts;
