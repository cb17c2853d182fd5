import type { Transaction } from "kysely";
import { insertCapitalEvents } from "#db/queries/demo.ts";
import type { Database } from "#db/schema/database.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { COMPANY_FIRST, COMPANY_SECOND, PRODUCTS } from "./catalogue.ts";
import { createRandom, mixSeed } from "./random.ts";

/** Listings and refinancings of made-up companies by year; the sums come near the plan's targets, one above and one below. */
const BY_YEAR: readonly (readonly [year: number, listings: number, refinancings: number])[] = [
  [2021, 12, 6], [2022, 11, 7], [2023, 9, 7], [2024, 8, 6], [2025, 7, 7], [2026, 6, 5],
];
const WAN = 10_000;

/** Records the demo's capital events until its day; answers how many. */
export async function recordCapitalEvents(trx: Transaction<Database>, ctx: ServiceContext, seed: number): Promise<number> {
  const today = todayOf(ctx);
  const random = createRandom(mixSeed(seed, 77));
  const event = (year: number, type: "listed" | "refinancing") => ({
    company: `示例${random.pick(COMPANY_FIRST)}${random.pick(COMPANY_SECOND)}${random.weighted(PRODUCTS.map(({ trade }) => [trade, 1] as const))}股份`, uscc: null, type,
    on_date: `${year}-${String(random.int(1, 12)).padStart(2, "0")}-${String(random.int(1, 28)).padStart(2, "0")}`,
    amount_cny: (type === "listed" ? random.int(30_000, 180_000) : random.int(40_000, 145_000)) * WAN,
  });
  const all = BY_YEAR.flatMap(([year, listings, refinancings]) => [
    ...Array.from({ length: listings }, () => event(year, "listed")), ...Array.from({ length: refinancings }, () => event(year, "refinancing")),
  ]).filter(({ on_date }) => on_date <= today);
  await insertCapitalEvents(trx, all.map((row) => ({ ...row, recorded_from: earlier(`${row.on_date}T08:30:00.000Z`, ctx.now), recorded_to: null, recorded_by: null })));
  return all.length;
}

const earlier = (one: string, other: string): string => (one < other ? one : other);
