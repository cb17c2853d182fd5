import { resolveCurrency } from "#app/domain/currency.ts";
import { isIsoDate } from "#app/domain/dates.ts";
import { parseRate } from "#app/domain/setting-values.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { replaceRates } from "#db/queries/rates.ts";
import { allRates } from "#db/queries/reference.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { readRecords } from "../import/read-records.server.ts";
import type { FileRecord } from "../import/read-records.server.ts";
import { actorFields } from "../projects/record-project.server.ts";

const COLUMNS = ["currency", "on", "cny_per_unit"] as const;

interface Rate {
  readonly currency: string;
  readonly on: string;
  readonly rate: string;
}

export interface RatesReport {
  readonly rows: number;
  readonly currencies: readonly string[];
  readonly changed: boolean;
}

function readRate(record: FileRecord<(typeof COLUMNS)[number]>, today: string): Verdict<Rate> {
  const { currency: currencyCell, on, cny_per_unit: rateCell } = record.cells;
  const errors: Refusal[] = [];
  const currency = resolveCurrency(currencyCell);
  if (currency === null || currency === "CNY") errors.push({ code: "unknown_currency", field: "currency", params: { row: record.row, value: currencyCell } });
  if (!isIsoDate(on)) errors.push({ code: "bad_date", field: "on", params: { row: record.row, value: on } });
  else if (on > today) errors.push({ code: "future_date", field: "on", params: { row: record.row, value: on } });
  const rate = parseRate(rateCell);
  if (!rate.ok) errors.push(...rate.errors.map((error) => ({ ...error, field: "cny_per_unit", params: { ...error.params, row: record.row, value: rateCell } })));
  return currency === null || !rate.ok || errors.length > 0 ? refuse(...errors) : accept({ currency, on, rate: rate.value });
}

function readAll(records: readonly FileRecord<(typeof COLUMNS)[number]>[], today: string): Verdict<Rate[]> {
  const [rates, errors, seen]: [Rate[], Refusal[], Set<string>] = [[], [], new Set()];
  for (const record of records) {
    const read = readRate(record, today);
    if (!read.ok) errors.push(...read.errors);
    else if (seen.has(`${read.value.currency} ${read.value.on}`)) errors.push({ code: "duplicate_row", field: "on", params: { row: record.row, value: read.value.on } });
    else {
      seen.add(`${read.value.currency} ${read.value.on}`);
      rates.push(read.value);
    }
  }
  return errors.length > 0 ? refuse(...errors) : accept(rates);
}

const keyOf = (rates: readonly Rate[]) => rates.map((rate) => `${rate.currency} ${rate.on} ${rate.rate}`).sort().join("\n");

/** Replaces all rates of each currency in the file, all or none; values frozen before stay as they are. */
export async function importRates(ctx: ServiceContext, bytes: Uint8Array): Promise<Verdict<RatesReport>> {
  const allowed = authorise(ctx, "settings.write");
  if (!allowed.ok) return allowed;
  const records = readRecords(bytes, COLUMNS);
  if (!records.ok) return records;
  const read = readAll(records.value, todayOf(ctx));
  if (!read.ok) return read;
  const currencies = [...new Set(read.value.map((rate) => rate.currency))].sort();
  return ctx.db.transaction(async (trx) => {
    const present = (await allRates(trx)).filter((rate) => currencies.includes(rate.currency));
    const changed = keyOf(present) !== keyOf(read.value);
    if (changed) {
      await replaceRates(trx, currencies, read.value);
      await appendAudit(trx, { ...actorFields(ctx), action: "rates.import", objectType: "rate", objectCode: null, projectId: null, before: { rates: present.length }, after: { currencies, rates: read.value.length } });
    }
    return accept({ rows: read.value.length, currencies, changed });
  });
}
