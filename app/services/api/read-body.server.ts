import { scaleAmount } from "#app/domain/money.ts";
import type { Investor } from "#app/domain/facts.ts";
import { effectiveDate, firstDay } from "#app/domain/dates.ts";
import type { PartialDate } from "#app/domain/dates.ts";
import type { MilestoneType } from "#app/domain/milestones.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { resolveChain, resolveCountry, resolveDistrict, resolveDivision } from "#app/domain/reference.ts";
import type { Refusal } from "#app/domain/verdict.ts";
import { canonicalEmail } from "#app/domain/accounts.ts";
import { DATE_FIELDS, dateOf } from "#app/schemas/project-json.ts";
import type { ProjectBody } from "#app/schemas/project-json.ts";
import { findUserByEmail } from "#db/queries/users.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import type { ProjectPatch } from "../projects/project-patch.ts";
import type { UpdateChange } from "../projects/record-plans.server.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";
import type { ReferenceLists } from "../reference/reference-lists.server.ts";

/** A body as a change of a project, with what could not be made out of it. */
export interface ReadProjectBody {
  readonly patch: ProjectPatch;
  readonly updates: { readonly update?: UpdateChange; readonly clearsLoadedUpdates?: boolean };
  readonly misread: readonly Refusal[];
}

type Mutable = { -readonly [K in keyof ProjectPatch]: ProjectPatch[K] };
type Report = (code: string, field: string, value?: string) => void;

/** Fields that a body and a project's input call alike and hold alike. */
const ALIKE = [
  "name", "uscc", "kind", "chainRole", "amountModifier", "flags", "projectCode", "newLand", "standardLand", "twoHighScreen", "replacementPlanOn", "bureauChief",
  "suspendedOn", "resumedOn", "terminationReason", "duplicateOf", "partOf", "note",
] as const;

/** Fields whose values are looked up in the reference lists. */
const LOOKED_UP = ["district", "industry", "chain", "investorCountry"] as const;
const NO_LISTS: ReferenceLists = { districts: [], divisions: [], chains: [], countries: [], units: [] };

/** Reads a body against the reference lists; `present` is the project before it, null for a new one. */
export async function readProjectBody(ctx: ServiceContext, body: ProjectBody, present: ProjectInput | null): Promise<ReadProjectBody> {
  const misread: Refusal[] = [];
  const report: Report = (code, field, value) => misread.push({ code, field, params: { value: value ?? null } });
  const lists = LOOKED_UP.some((key) => body[key] != null) ? await referenceLists(ctx.db) : NO_LISTS;
  const patch: Mutable = {
    ...Object.fromEntries(ALIKE.flatMap((key) => (body[key] === undefined ? [] : [[key, body[key]]]))),
    ...numbersOf(body), ...investorsOf(body, present, lists, report), ...namesOf(body, lists, report), ...moneyOf(body, report), dates: datesOf(body),
  };
  if (body.liaison !== undefined) patch.liaisonId = body.liaison === null ? null : await liaisonIdOf(ctx, body.liaison, report);
  return { patch, updates: updateOf(ctx, body, report), misread };
}

function numbersOf(body: ProjectBody): ProjectPatch {
  return {
    ...(body.foreignShare === undefined ? {} : { foreignShareBp: body.foreignShare }), ...(body.landMu === undefined ? {} : { landMuE4: body.landMu }),
    ...(body.far === undefined ? {} : { farE4: body.far }), ...(body.energyTce === undefined ? {} : { energyTceE4: body.energyTce }),
  };
}

function datesOf(body: ProjectBody): NonNullable<ProjectPatch["dates"]> {
  return Object.fromEntries(DATE_FIELDS.flatMap(([type]): [MilestoneType, PartialDate | null][] => { const on = dateOf(body, type); return on === undefined ? [] : [[type, on]]; }));
}

/** Names and countries in the same order; countries alone belong to the investors that the project has. */
function investorsOf(body: ProjectBody, present: ProjectInput | null, lists: ReferenceLists, report: Report): ProjectPatch {
  if (body.investor === undefined && body.investorCountry === undefined) return {};
  const known = present?.investors ?? [];
  const names = body.investor === undefined ? known.map((investor) => investor.name) : (body.investor ?? []).filter((name) => name !== "");
  const countries = body.investorCountry === undefined
    ? names.map((name) => known.find((investor) => investor.name === name)?.country ?? null)
    : (body.investorCountry ?? []).map((word) => { const code = word === "" ? null : resolveCountry(lists.countries, word); if (word !== "" && code === null) report("unknown_country", "investorCountry", word); return code; });
  const investors = Array.from({ length: Math.max(names.length, countries.length) }, (_, index): Investor => ({ name: names[index] ?? "", country: countries[index] ?? null }));
  return { investors: investors.filter((investor) => investor.name !== "" || investor.country !== null) };
}

function namesOf(body: ProjectBody, lists: ReferenceLists, report: Report): ProjectPatch {
  const patch: Mutable = {};
  if (body.district !== undefined) {
    patch.district = body.district === null ? null : (resolveDistrict(lists.districts, body.district)?.code ?? null);
    const isPlace = lists.districts.some((district) => district.code === patch.district && district.kind !== "city");
    if (body.district !== null && !isPlace) report("unknown_district", "district", body.district);
  }
  if (body.industry !== undefined) {
    const division = body.industry === null ? null : resolveDivision(lists.divisions, body.industry);
    if (body.industry !== null && division === null) report("unknown_industry", "industry", body.industry);
    Object.assign(patch, { division: division?.code ?? null, industryClass: division?.industryClass ?? null });
  }
  if (body.chain !== undefined) {
    patch.chain = body.chain === null ? null : resolveChain(lists.chains, body.chain);
    if (body.chain !== null && patch.chain === null) report("unknown_chain", "chain", body.chain);
  }
  return patch;
}

/** Whole units as they are, or decimal text in `unit`; both for one amount, or a decimal without its unit, is refused. */
function moneyOf(body: ProjectBody, report: Report): ProjectPatch {
  const patch: Mutable = {};
  if (body.currency !== undefined) patch.currency = body.currency ?? "CNY";
  if (body.unit !== undefined) patch.amountUnit = body.unit;
  const pairs = [["amount", "totalInvestment"], ["fixedAmount", "fixedInvestment"]] as const;
  for (const [whole, decimal] of pairs) {
    if (body[whole] !== undefined) patch[whole] = body[whole];
    const text = body[decimal];
    if (text === undefined) continue;
    if (body[whole] !== undefined) report("given_twice", decimal);
    else if (text === null) patch[whole] = null;
    else if (!body.unit) report("unit_missing", "unit");
    else {
      patch[whole] = scaleAmount(text, body.unit);
      if (patch[whole] === null) report("out_of_range", decimal, text);
    }
  }
  return patch;
}

async function liaisonIdOf(ctx: ServiceContext, email: string, report: Report): Promise<number | null> {
  const account = await findUserByEmail(ctx.db.read, canonicalEmail(email));
  if (!account || account.disabled_at !== null) report("unknown_liaison", "liaison", email);
  return account?.id ?? null;
}

/** The day is loaded from elsewhere; null takes away what was loaded before. */
function updateOf(ctx: ServiceContext, body: ProjectBody, report: Report): ReadProjectBody["updates"] {
  if (body.lastUpdateOn === undefined) return {};
  if (body.lastUpdateOn === null) return { clearsLoadedUpdates: true };
  if (firstDay(body.lastUpdateOn) > todayOf(ctx)) report("future_date", "lastUpdateOn", body.lastUpdateOn);
  return { update: { kind: "loaded", on: effectiveDate(body.lastUpdateOn) } };
}
