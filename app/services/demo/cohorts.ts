import { addDays, daysBetween } from "#app/domain/dates.ts";
import type { IsoDate } from "#app/domain/dates.ts";
import { createRandom, mixSeed } from "./random.ts";

/** What sort of project a place in the demo holds; it decides amount, industry and pace. */
export type Sort = "mega" | "major" | "minor" | "small" | "service" | "upgrade";

/** A place in the demo: the day of its contract (for an upgrade: of its decision), or of its first contact for a lead. */
export interface Slot {
  /** The same for the same year and place, whatever the day the demo is made on. */
  readonly key: number;
  readonly position: number;
  readonly sort: Sort;
  readonly isLead: boolean;
  readonly on: IsoDate;
}

/** The size for which the numbers below are written. */
const USUAL_SIZE = 400;
/** Contracts of a whole year, this year first, then backwards; the last two stand for the time before the plan. */
const SIGNED_BY_AGE = [58, 80, 56, 38, 29, 24, 6, 5] as const;
const MAJORS_BY_AGE = [20, 22, 20, 23, 18, 21, 5, 4] as const;
const MEGAS_A_YEAR = 3;
/** Days before the demo's day in which nothing is signed, so that each contract had time to be entered. */
const QUIET_DAYS = 3;
const OLDEST_LEAD_DAYS = 420;
const DAYS_A_YEAR = 365;

function sortOf(place: number, majors: number, megas: number, draw: number): Sort {
  if (place < megas) return "mega";
  if (place < majors) return "major";
  if (draw < 0.16) return "upgrade";
  if (draw < 0.3) return "service";
  return draw < 0.37 ? "small" : "minor";
}

/** The contracts of one year, majors spread evenly over it. */
function yearOfContracts(year: number, age: number, size: number, seed: number): Slot[] {
  const scaled = (count: number | undefined) => Math.round(((count ?? 0) * size) / USUAL_SIZE);
  const [total, majors, megas] = [scaled(SIGNED_BY_AGE[age]), scaled(MAJORS_BY_AGE[age]), scaled(MEGAS_A_YEAR)];
  return Array.from({ length: total }, (_, place) => {
    const key = mixSeed(seed, year, place);
    const random = createRandom(key);
    const [index, count] = place < majors ? [(place * 7) % Math.max(majors, 1), majors] : [place - majors, total - majors];
    const day = Math.min(DAYS_A_YEAR - 1, Math.floor(((index + random.next()) / Math.max(count, 1)) * DAYS_A_YEAR));
    return { key, position: place, sort: sortOf(place, majors, megas, random.next()), isLead: false, on: addDays(`${year}-01-01`, day) };
  });
}

function leads(count: number, today: IsoDate, seed: number): Slot[] {
  return Array.from({ length: count }, (_, place) => {
    const key = mixSeed(seed, 0, place);
    const random = createRandom(key);
    const daysAgo = 1 + Math.floor(OLDEST_LEAD_DAYS * ((place + random.next()) / count) ** 1.7);
    const sort = random.weighted<Sort>([["mega", 1], ["major", 33], ["minor", 46], ["small", 10], ["service", 10]]);
    return { key, position: place, sort, isLead: true, on: addDays(today, -daysAgo) };
  });
}

/** Every place of a demo of a size: the contracts of the last eight years, the rest open leads. */
export function planSlots(size: number, seed: number, today: IsoDate, reserved: number): Slot[] {
  const thisYear = Number(today.slice(0, 4));
  const signed = SIGNED_BY_AGE.flatMap((_, age) => yearOfContracts(thisYear - age, age, size, seed))
    .filter((slot) => daysBetween(slot.on, today) >= QUIET_DAYS).slice(0, Math.max(size - reserved, 0));
  return [...signed, ...leads(Math.max(size - reserved - signed.length, 0), today, seed)];
}
