import { addDays, yearOf } from "#app/domain/dates.ts";
import type { Flag, Kind } from "#app/domain/kinds.ts";
import { LEAD_SOURCES } from "#app/domain/kinds.ts";
import { emptyInput } from "#app/domain/project-input.ts";
import type { ProjectInput } from "#app/domain/project-input.ts";
import { TWO_HIGH_DIVISIONS } from "#app/domain/quotas.ts";
import { usccCheckCharacter } from "#app/domain/uscc.ts";
import { AREAS, BUREAU_CHIEFS, chainOf, COMPANY_FIRST, COMPANY_SECOND, ORIGINS, PRODUCTS, SERVICES } from "./catalogue.ts";
import type { Field, Product } from "./catalogue.ts";
import type { Slot, Sort } from "./cohorts.ts";
import { FEATURED_LEADS, FEATURED_SIGNED } from "./featured.ts";
import type { Featured } from "./featured.ts";
import type { Random } from "./random.ts";

const YI = 100_000_000;
const WAN = 10_000;
const E4 = 10_000;
/** CNY for a dollar when the demo chooses round dollar amounts; values are frozen at the recorded rates. */
const ROUGH_CNY_PER_USD = 7;

/** Ranges of total investment in 亿元. */
const AMOUNT_YI: Readonly<Record<Sort, readonly [least: number, most: number]>> = {
  mega: [100, 150], major: [10, 32], minor: [1, 9.6], small: [0.2, 0.9], service: [0.5, 12], upgrade: [0.6, 14],
};

const SUFFIXES: Readonly<Record<Kind, readonly [string, ...string[]]>> = {
  new_build: ["基地", "智能工厂", "产业园", "项目", "制造基地", "华东工厂"], expansion: ["扩产项目", "增资扩产项目", "产线扩建"],
  technical_upgrade: ["智能化改造项目", "技改项目", "数字化车间"], relocation: ["迁建项目", "整体迁入项目"],
};

const INTENTS = ["建设生产基地，先租后建", "寻求标准厂房，计划两年内投产", "设立区域总部与工厂", "扩大产能，配套本地整车", "与本地链主企业配套"] as const;

/** A project of the demo before it has a code: what is said about it in the end, and what its life depends on. */
export interface Character {
  readonly input: ProjectInput;
  readonly field: Field;
  readonly kind: Kind;
  readonly isForeign: boolean;
}

function kindOf(random: Random, sort: Sort): Kind {
  if (sort === "upgrade") return "technical_upgrade";
  return random.weighted<Kind>([["new_build", 66], ["expansion", 24], ["relocation", 10]]);
}

function amountYi(random: Random, sort: Sort): number {
  const [least, most] = AMOUNT_YI[sort];
  const skewed = least + (most - least) * random.next() ** (sort === "major" ? 2.2 : 1.5);
  return Math.round(skewed * (skewed > 20 ? 2 : 10)) / (skewed > 20 ? 2 : 10);
}

function money(random: Random, sort: Sort, isForeign: boolean): Pick<ProjectInput, "amount" | "currency" | "amountUnit" | "amountModifier" | "fixedAmount"> {
  const yi = amountYi(random, sort);
  const modifier = random.weighted([[null, 80], ["approx" as const, 12], ["at_least" as const, 5], ["planned" as const, 3]]);
  if (isForeign && (sort === "major" || random.chance(0.6))) {
    const least = sort === "major" ? 16_000 : 500;
    const inWan = Math.max(least, Math.round((yi * YI) / ROUGH_CNY_PER_USD / WAN / 500) * 500);
    const currency = sort !== "major" && random.chance(0.35) ? "EUR" : "USD";
    return { amount: inWan * WAN, currency, amountUnit: "wan", amountModifier: modifier, fixedAmount: Math.round(inWan * 0.7) * WAN };
  }
  return { amount: Math.round(yi * YI), currency: "CNY", amountUnit: "yi", amountModifier: modifier, fixedAmount: Math.round(yi * random.int(62, 88)) * (YI / 100) };
}

function flagsOf(random: Random, sort: Sort): Flag[] {
  const flag = (name: Flag, probability: number): Flag[] => (random.chance(probability) ? [name] : []);
  return [
    ...flag("central_soe", sort === "mega" ? 0.35 : 0.09), ...flag("defence", 0.04), ...flag("mayor_programme", sort === "service" ? 0.95 : 0.1),
    ...flag("green_new_high", 0.2), ...flag("chief_project", sort === "major" || sort === "mega" ? 0.4 : 0.1),
  ];
}

/** Land, density and energy of a project that takes new industrial land. */
function landOf(random: Random, sort: Sort): Partial<ProjectInput> {
  const mu = sort === "mega" ? random.int(500, 1_200) : sort === "major" ? random.int(90, 320) : random.int(18, 110);
  const far = random.chance(0.94) ? random.int(200, 320) : random.int(150, 198);
  return { newLand: true, standardLand: random.chance(0.985), landMuE4: mu * E4, farE4: far * 100, energyTceE4: random.int(300, 9_000) * E4 };
}

function twoHigh(random: Random, division: string, on: string): Partial<ProjectInput> {
  if (!(TWO_HIGH_DIVISIONS as readonly string[]).includes(division)) return {};
  if (random.chance(0.06)) return {};
  return random.chance(0.3) ? { twoHighScreen: "hit", replacementPlanOn: addDays(on, random.int(-60, 20)) } : { twoHighScreen: "clear" };
}

/** A credit code that checks and belongs to nobody: region 330299 does not exist. */
export function inventedUscc(random: Random): string {
  const first17 = `91330299MAX${Array.from({ length: 6 }, () => random.int(0, 9)).join("")}`;
  return `${first17}${usccCheckCharacter(first17) ?? "0"}`;
}

function company(random: Random, trade: string, originWord: string | null): string {
  const name = `示例${random.pick(COMPANY_FIRST)}${random.pick(COMPANY_SECOND)}${trade}`;
  return originWord === null ? name : `${name}（${originWord}）`;
}

function composed(random: Random, slot: Slot, kind: Kind): { name: string; investor: string; country: string; product: Product } {
  const product = random.weighted((slot.sort === "service" ? SERVICES : PRODUCTS).map((entry) => [entry, 1] as const));
  const [country, word] = slot.sort !== "upgrade" && random.chance(slot.sort === "major" ? 0.3 : 0.12)
    ? random.weighted(ORIGINS.map(([code, text, weight]) => [[code, text] as const, weight] as const)) : (["CN", null] as const);
  const suffix = slot.sort === "service" ? "项目" : random.pick(SUFFIXES[kind]);
  return { name: `${product.what}${suffix}`, investor: company(random, product.trade, word), country, product };
}

/** The made-up project of a slot that has a name of its own, if there is one left for it. */
function featuredFor(slot: Slot, order: number): Featured | null {
  if (slot.isLead) return FEATURED_LEADS[order] ?? null;
  return FEATURED_SIGNED[order] ?? null;
}

export interface People {
  readonly liaisons: readonly [number, ...number[]];
}

/** Makes up everything about the project of a slot; `featured` is its place among those with a name of their own, or null. */
export function characterOf(random: Random, slot: Slot, featured: number | null, people: People): Character {
  const own = featured === null ? null : featuredFor(slot, featured);
  const kind = own ? (own.name.includes("扩产") ? "expansion" : "new_build") : kindOf(random, slot.sort);
  const made = composed(random, slot, kind);
  const country = own ? (own.country ?? "CN") : made.country;
  const isForeign = country !== "CN";
  const division = own?.division ?? made.product.division;
  const field = own?.field ?? made.product.field;
  const takesLand = kind !== "technical_upgrade" && slot.sort !== "service" && random.chance(kind === "expansion" ? 0.3 : 0.72);
  const funds = money(random, slot.sort, isForeign);
  return {
    field, kind, isForeign,
    input: {
      ...emptyInput("", own?.name ?? made.name), ...(own ? { ...funds, amount: Math.round(own.amountYi * YI), currency: "CNY", amountUnit: "yi", fixedAmount: Math.round(own.amountYi * 72) * (YI / 100) } : funds),
      investors: [{ name: own?.investor ?? made.investor, country }], uscc: slot.isLead ? null : inventedUscc(random), district: own?.district ?? random.weighted(AREAS),
      division, kind, chain: chainOf(field, slot.on), chainRole: random.weighted([["strengthen" as const, 54], ["fill" as const, 36], ["extend" as const, 6], [null, 4]]),
      foreignShareBp: isForeign && random.chance(0.7) ? random.weighted([[10_000, 5], [5_100, 3], [4_900, 2], [2_500, 1], [2_400, 1]]) : null,
      flags: flagsOf(random, slot.sort), liaisonId: random.chance(0.95) ? random.weighted(people.liaisons.map((id, index) => [id, index === 0 ? 2 : 1.4] as const)) : null,
      bureauChief: random.chance(slot.sort === "major" || slot.sort === "mega" ? 0.8 : 0.3) ? random.pick(BUREAU_CHIEFS) : null,
      source: random.pick(LEAD_SOURCES), intent: random.pick(INTENTS), ...(takesLand ? landOf(random, slot.sort) : {}), ...twoHigh(random, division, slot.on),
      note: yearOf(slot.on) < 2021 ? "方案实施前签约" : null,
    },
  };
}
