import { resolveCurrency } from "#app/domain/currency.ts";
import { isIsoDate } from "#app/domain/dates.ts";
import { parseRate } from "#app/domain/setting-values.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import type { RateForm } from "#app/schemas/settings.ts";
import { appendAudit } from "#db/queries/audit.ts";
import { allRates } from "#db/queries/reference.ts";
import { putRate, rateOn } from "#db/queries/settings.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";

/** The rates of one currency, the newest first. */
export interface CurrencyRates {
  readonly currency: string;
  readonly rates: readonly { readonly on: string; readonly rate: string }[];
}

/** Every rate by currency. */
export async function listRates(ctx: ServiceContext): Promise<Verdict<readonly CurrencyRates[]>> {
  const allowed = authorise(ctx, "settings.read");
  if (!allowed.ok) return allowed;
  const byCurrency = new Map<string, { on: string; rate: string }[]>();
  for (const { currency, on, rate } of await allRates(ctx.db.read)) byCurrency.set(currency, [{ on, rate }, ...(byCurrency.get(currency) ?? [])]);
  return accept([...byCurrency].map(([currency, rates]) => ({ currency, rates })));
}

function checkRate(ctx: ServiceContext, form: RateForm): Verdict<{ currency: string; on: string; rate: string }> {
  const errors: Refusal[] = [];
  const currency = resolveCurrency(form.currency);
  if (currency === null || currency === "CNY") errors.push({ code: "unknown_currency", field: "currency", params: { value: form.currency } });
  if (!isIsoDate(form.on)) errors.push({ code: "bad_date", field: "on", params: { value: form.on } });
  else if (form.on > todayOf(ctx)) errors.push({ code: "future_date", field: "on", params: { value: form.on } });
  const rate = parseRate(form.rate);
  if (!rate.ok) errors.push(...rate.errors);
  return currency === null || !rate.ok || errors.length > 0 ? refuse(...errors) : accept({ currency, on: form.on, rate: rate.value });
}

/**
 * Adds a rate, or corrects the one of that day if the form was filled in on it (`seen`). Frozen values never change; the same
 * rate again is no change.
 */
export async function setRate(ctx: ServiceContext, form: RateForm): Promise<Verdict<{ changed: boolean }>> {
  const allowed = authorise(ctx, "settings.write");
  if (!allowed.ok) return allowed;
  const checked = checkRate(ctx, form);
  if (!checked.ok) return checked;
  const { currency, on, rate } = checked.value;
  return ctx.db.transaction(async (trx) => {
    const present = await rateOn(trx, currency, on);
    if (present === rate) return accept({ changed: false });
    if (present !== (form.seen ?? null)) return refuse(form.seen === undefined ? { code: "already_exists", field: "on", params: { value: `${currency} ${on}` } } : { code: "stale" });
    await putRate(trx, currency, on, rate);
    await appendAudit(trx, { at: ctx.now, actorId: ctx.actor.userId, actorName: ctx.actor.name, action: "rates.edit", objectType: "rate", objectCode: `${currency} ${on}`, projectId: null, before: present === null ? null : { rate: present }, after: { rate } });
    return accept({ changed: true });
  });
}
