import { isIsoDate, yearOf } from "#app/domain/dates.ts";
import { oneOf } from "#app/domain/predicate.ts";
import type { Predicate } from "#app/domain/predicate.ts";
import { and, EVERYTHING } from "#app/domain/predicate.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { LANDING_VARIANTS, quotaWindow } from "#app/domain/quotas.ts";
import type { LandingVariant, QuotaWindow } from "#app/domain/quotas.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { findDistrict } from "#db/queries/reference.ts";
import { settingValue } from "#db/queries/quota-figures.ts";
import { authorise, todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";

/** What figures are asked for; what is absent is the present year, today and everything known now. */
export interface FigureQuery {
  readonly year?: number | undefined;
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly district?: string | undefined;
}

/** Both clocks settled: whose figures, over which window, in which versions. */
export interface FigureFrame {
  readonly window: QuotaWindow;
  readonly variant: LandingVariant;
  readonly knownAt: string | null;
  readonly district: string | null;
  /** Scope and district together. */
  readonly among: Predicate;
  /** The year has not begun on the as-of day: counts are 0 and rates null. */
  readonly isBefore: boolean;
}

/** Settles what a query means for an actor, a district's staff being asked about their own; refuses an as-of day in the future and an unknown district. */
export async function figureFrame(ctx: ServiceContext, query: FigureQuery): Promise<Verdict<FigureFrame>> {
  const allowed = authorise(ctx, "quota.read");
  if (!allowed.ok) return allowed;
  const today = todayOf(ctx);
  const asOf = query.asOf ?? today;
  const errors: Refusal[] = [];
  if (!isIsoDate(asOf)) errors.push({ code: "bad_date", field: "asOf", params: { value: asOf } });
  else if (asOf > today) errors.push({ code: "future_date", field: "asOf", params: { value: asOf, today } });
  const asked = query.district ?? (ctx.actor.role === "district" ? ctx.actor.district : null);
  const district = asked ? await findDistrict(ctx.db.read, asked) : null;
  if (query.district && district === null) errors.push({ code: "unknown_district", field: "district", params: { value: query.district } });
  if (errors.length > 0) return refuse(...errors);
  const knownAt = query.knownAt ?? null;
  const stored = await settingValue(ctx.db.read, "landing_variant", knownAt);
  const variant = LANDING_VARIANTS.find((value) => value === stored) ?? "land_or_capital";
  const year = query.year ?? yearOf(asOf);
  const area = district === null ? EVERYTHING : oneOf("district", [district]);
  return accept({ window: quotaWindow(year, asOf, variant), variant, knownAt, district, among: and(scopeOf(ctx.actor), area), isBefore: asOf < `${year}-01-01` });
}
