import { countEn } from "../plural.ts";

export const daysOff = {
  title: "Days off",
  note: "Terms in working days count by this calendar. Deadlines that were set already do not move.",
  off: "Off",
  work: "Worked",
  fromTo: (p: { from: string; to: string }) => `${p.from} to ${p.to}`,
  special: (p: { year: number }) => `Days off and make-up days of ${p.year}`,
  none: (p: { year: number }) => `No days are entered for ${p.year}: every week counts as usual.`,
  add: "Take in a notice",
  take: "Take in",
  lines: (p: { year: number }) => `Text of the notice for ${p.year}`,
  hint: "As the State Council publishes it, or one day or run a line: 2027-01-01至2027-01-03 放假, 2027-01-04 上班. All of it is taken, or nothing.",
  months: (p: { year: number }) => `Working days of ${p.year}`,
  inYear: (p: { n: number }) => countEn(p.n, "day", "days"),
  workingDays: "Working days",
};
