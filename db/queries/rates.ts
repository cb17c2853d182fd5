import type { Transaction } from "kysely";
import type { Database } from "../schema/database.ts";

/** Takes away every rate of some currencies and writes the given ones in their place. */
export async function replaceRates(trx: Transaction<Database>, currencies: readonly string[], rates: readonly { readonly currency: string; readonly on: string; readonly rate: string }[]): Promise<void> {
  await trx.deleteFrom("rates").where("currency", "in", [...currencies]).execute();
  for (const { currency, on, rate } of rates) await trx.insertInto("rates").values({ currency, on_date: on, cny_per_unit: rate }).execute();
}
