import { companyKey, hanNumber, nameKey } from "./text.ts";

/** Why two records are one. */
export type SameReason = "credit_code" | "project_code" | "same_name" | "legal_form";
/** Why two records may be one. */
export type NearReason = "credit_code" | "region" | "group_form" | "shorter" | "typo" | "language" | "wording" | "investor" | "near_investor";
/** Why two records that look alike are two. */
export type DifferentReason = "phase_of" | "phase" | "plant" | "number" | "other_kind" | "other_trade" | "other_code" | "other_investor" | "unlike";
/** What is told of a possible duplicate. */
export type LikenessReason = SameReason | NearReason;

export type LikenessVerdict =
  | { readonly likeness: "same"; readonly reason: SameReason }
  | { readonly likeness: "near"; readonly reason: NearReason }
  | { readonly likeness: "different"; readonly reason: DifferentReason };
type Likeness = LikenessVerdict["likeness"];

const same = (reason: SameReason): LikenessVerdict => ({ likeness: "same", reason });
const near = (reason: NearReason): LikenessVerdict => ({ likeness: "near", reason });
const different = (reason: DifferentReason): LikenessVerdict => ({ likeness: "different", reason });

/** Places that stand in names before or behind the name proper; longer ones first, so that 宁波市 is taken whole. */
const PLACES = [
  "浙江省", "宁波市", "杭州湾新区", "北仑区", "鄞州区", "海曙区", "江北区", "镇海区", "奉化区", "余姚市", "慈溪市", "宁海县", "象山县", "前湾新区", "甬江", "大榭", "梅山", "保税区", "高新区",
  "中国", "中华", "浙江", "宁波", "杭州", "北仑", "鄞州", "海曙", "江北", "镇海", "奉化", "余姚", "慈溪", "宁海", "象山", "前湾", "杭州湾", "上海", "北京", "天津", "重庆", "江苏", "苏州", "南京", "无锡", "常州", "南通",
  "安徽", "合肥", "福建", "厦门", "福州", "广东", "广州", "深圳", "东莞", "佛山", "山东", "青岛", "济南", "湖北", "武汉", "湖南", "长沙", "四川", "成都", "陕西", "西安", "河南", "郑州", "河北", "辽宁", "大连", "沈阳",
  "江西", "南昌", "绍兴", "嘉兴", "湖州", "温州", "台州", "金华", "舟山", "衢州", "丽水", "华东", "华南", "华北", "ningbo", "zhejiang", "china", "shanghai", "suzhou", "hangzhou",
].toSorted((a, b) => b.length - a.length);
/** Places that name the whole country tell no two sites apart. */
const WHOLE_COUNTRY = new Set(["中国", "中华", "china"]);

const GROUP_FORM = /(?:集团|控股|实业|股份|group|holdings?)+$/;
/** What a company does, at the end of its name. */
const TRADE = /(?:新材料|新能源|半导体|微电子|生物医药|生物科技|电子|电气|电器|电机|科技|技术|材料|能源|动力|汽车|机械|装备|机器人|制造|工业|化工|化学|生物|医药|医疗|光电|通信|智能|信息|软件|精密|模具|塑料|塑胶|轴承|五金|服饰|纺织|食品|物流|贸易|投资|环保|部件|零部件|配件|企业|发展|国际)+$/;
/** What a project's name says besides what is built. */
const WORDING = /(?:年产|新建|建设|投资|生产|制造|产业园|产业|智能|数字化|总部|项目|基地|园区|工厂|厂房|生产线|产线|中心|工程|总装|一体化)/g;
/** Words that make it another undertaking: an expansion is no new build. */
const UNDERTAKINGS: readonly (readonly [string, RegExp])[] = [
  ["expansion", /增资扩产|扩产|扩建|扩能|增资|产线扩建/g], ["upgrade", /智能化改造|数字化改造|技术改造|技改|改造/g], ["relocation", /整体迁入|迁建|搬迁|迁入/g], ["research", /研发中心|研究院|研发/g],
];
const PLANT = /第?([一二三四五六七八九十\d]{1,3}|[a-h]|[东南西北])(号?厂房?|厂区|工厂|分厂|地块|号楼|区块|基地|分?公司|分$)/g;

interface Parts {
  readonly core: string;
  readonly places: readonly string[];
  readonly plants: readonly string[];
  readonly phases: readonly string[];
  readonly numbers: readonly string[];
  readonly undertakings: readonly string[];
}

/** Takes the places out of a key; 宁波市 and 宁波 are one place. */
function withoutPlaces(key: string): { rest: string; places: string[] } {
  let rest = key;
  const places: string[] = [];
  for (const place of PLACES) {
    if (!rest.includes(place) || rest === place) continue;
    rest = rest.replace(place, "");
    places.push(place.length > 2 ? place.replace(/[省市区县]$|新区$/, "") : place);
  }
  return { rest, places: places.toSorted() };
}

function takeAll(text: string, pattern: RegExp, read: (match: RegExpExecArray) => string): { rest: string; found: string[] } {
  const found = [...text.matchAll(pattern)].map(read);
  return { rest: text.replace(pattern, ""), found: found.toSorted() };
}

function partsOf(key: string): Parts {
  const phases = takeAll(key, /(\d{1,2})期/g, ([, number = ""]) => number);
  const plants = takeAll(phases.rest, PLANT, ([, which = ""]) => String(hanNumber(which) ?? which));
  const { rest, places } = withoutPlaces(plants.rest);
  const numbers = takeAll(rest, /\d+(?:\.\d+)?(?:[万亿千百]?(?:吨|套|台|辆|件|片|米|颗|只|平方米|gwh|gw|mw|mwh))?/g, ([text]) => text);
  let core = numbers.rest;
  const undertakings: string[] = [];
  for (const [kind, pattern] of UNDERTAKINGS) {
    const taken = core.replace(pattern, "");
    if (taken !== core) undertakings.push(kind);
    core = taken;
  }
  return { core, places, plants: plants.found, phases: phases.found, numbers: numbers.found, undertakings };
}

const isEqual = (a: readonly string[], b: readonly string[]): boolean => a.join("|") === b.join("|");
const isApart = (a: readonly string[], b: readonly string[]): boolean => a.length > 0 && b.length > 0 && !isEqual(a, b);

/** Both name a site in the country, and not the same one; a city within its province is no other site. */
function isOtherSite(a: readonly string[], b: readonly string[]): boolean {
  const [left, right] = [a, b].map((places) => places.filter((place) => !WHOLE_COUNTRY.has(place))) as [string[], string[]];
  return left.length > 0 && right.length > 0 && !left.some((place) => right.includes(place));
}

/**
 * Letters to insert, drop, change or swap with the next one to make one text the other; beyond `most` the answer is
 * `most + 1`.
 */
export function editDistance(a: string, b: string, most: number): number {
  const [left, right] = [[...a], [...b]];
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let [before, last]: [number[], number[]] = [[], right.map((_, index) => index).concat(right.length)];
  for (const [i, letter] of left.entries()) {
    const row = [i + 1];
    for (const [j, other] of right.entries()) {
      const isSwapped = i > 0 && j > 0 && letter === right[j - 1] && left[i - 1] === other;
      row.push(Math.min((row[j] ?? 0) + 1, (last[j + 1] ?? 0) + 1, (last[j] ?? 0) + (letter === other ? 0 : 1), isSwapped ? (before[j - 1] ?? 0) + 1 : Infinity));
    }
    [before, last] = [last, row];
  }
  return Math.min(last[right.length] ?? 0, most + 1);
}

const SHORTEST_WITH_TYPO = 4;
const LATIN_LETTERS_A_TYPO = 8;

/** Whether one text is the other with a slip of the hand: one letter, in long Latin words two. */
function isTypo(a: string, b: string): boolean {
  const shorter = Math.min([...a].length, [...b].length);
  if (shorter < SHORTEST_WITH_TYPO) return false;
  const most = /^[a-z]+$/.test(a + b) && shorter >= LATIN_LETTERS_A_TYPO ? 2 : 1;
  return editDistance(a, b, most) <= most;
}

const FEWEST_LATIN = 4;
const FEWEST_HAN = 2;

/** Both names carry the same words in one script while the other script is missing or differs: 博世 and 博世（Bosch）. */
function isOtherLanguage(a: string, b: string): boolean {
  const latin = [a, b].map((key) => key.replace(/[^a-z]/g, ""));
  const han = [a, b].map((key) => key.replace(/[^\p{Script=Han}]/gu, "").replace(TRADE, ""));
  const isMixed = (index: number) => (latin[index] ?? "") !== "" && (han[index] ?? "") !== "";
  if (!isMixed(0) && !isMixed(1)) return false;
  return (latin[0] === latin[1] && (latin[0] ?? "").length >= FEWEST_LATIN) || (han[0] === han[1] && (han[0] ?? "").length >= FEWEST_HAN);
}

/** What stands before the trade of a company and the trade itself. */
function brandOf(core: string): { brand: string; trade: string } {
  const brand = core.replace(TRADE, "");
  return [...brand].length >= FEWEST_HAN ? { brand, trade: core.slice(brand.length) } : { brand: core, trade: "" };
}

/** Judges whether two names mean one company: widths, spaces, brackets and legal forms never matter; another city or plant always does. */
export function compareCompanyNames(a: string, b: string): LikenessVerdict {
  if (nameKey(a) === nameKey(b)) return same("same_name");
  const [left, right] = [companyKey(a), companyKey(b)];
  if (left === right) return same("legal_form");
  const [one, other] = [partsOf(left), partsOf(right)];
  const cores = [one.core.replace(GROUP_FORM, ""), other.core.replace(GROUP_FORM, "")] as const;
  if (cores[0] === cores[1] && cores[0] !== "") {
    if (isApart(one.plants, other.plants) || isApart(one.numbers, other.numbers) || isOtherSite(one.places, other.places)) return different("plant");
    return near(one.core === other.core ? "region" : "group_form");
  }
  if (isOtherSite(one.places, other.places) || isApart(one.plants, other.plants)) return different("unlike");
  if (isOtherLanguage(cores[0], cores[1])) return near("language");
  const [first, second] = [brandOf(cores[0]), brandOf(cores[1])];
  if (first.brand === second.brand && (first.trade !== "" || second.trade !== "")) {
    return first.trade.includes(second.trade) || second.trade.includes(first.trade) ? near("shorter") : different("other_trade");
  }
  return isTypo(cores[0], cores[1]) ? near("typo") : different("unlike");
}

/** Judges whether two names mean one project: phases, plants, sizes and expansions are projects of their own. */
export function compareProjectNames(a: string, b: string): LikenessVerdict {
  const [left, right] = [nameKey(a), nameKey(b)];
  if (left === right) return same("same_name");
  const [one, other] = [partsOf(left), partsOf(right)];
  const cores = [one.core.replace(WORDING, ""), other.core.replace(WORDING, "")] as const;
  const isAlike = cores[0] === cores[1] ? cores[0] !== "" : isTypo(cores[0], cores[1]);
  if (!isAlike) return different("unlike");
  if (!isEqual(one.phases, other.phases)) return different(one.phases.length === 0 || other.phases.length === 0 ? "phase_of" : "phase");
  if (!isEqual(one.plants, other.plants) || isOtherSite(one.places, other.places)) return different("plant");
  if (isApart(one.numbers, other.numbers)) return different("number");
  if (!isEqual(one.undertakings, other.undertakings)) return different("other_kind");
  if (cores[0] !== cores[1]) return near("typo");
  return near(isEqual(one.places, other.places) ? "wording" : "region");
}

/** What tells companies apart. */
export interface CompanyIdentity {
  readonly names: readonly string[];
  readonly uscc: string | null;
}

const RANK: Readonly<Record<Likeness, number>> = { same: 0, near: 1, different: 2 };

/** The verdict that says most: same before near before different. */
function nearest(verdicts: readonly LikenessVerdict[]): LikenessVerdict {
  return verdicts.toSorted((one, other) => RANK[one.likeness] - RANK[other.likeness])[0] ?? different("unlike");
}

/** Judges whether two records mean one company: the same credit code always, two credit codes never, else the nearest of their names. */
export function compareCompanies(a: CompanyIdentity, b: CompanyIdentity): LikenessVerdict {
  if (a.uscc !== null && a.uscc === b.uscc) return same("credit_code");
  const names = nearest(a.names.flatMap((name) => b.names.map((other) => compareCompanyNames(name, other))));
  return a.uscc !== null && b.uscc !== null && names.likeness !== "different" ? different("other_code") : names;
}

/** What tells projects apart; the credit code is that of the project's own company. */
export interface ProjectIdentity {
  readonly name: string;
  readonly investors: readonly string[];
  readonly uscc: string | null;
  readonly projectCode: string | null;
}

/** Judges whether two records mean one project: names that say phase, plant or size decide; then the project code, the names, the investors. */
export function compareProjects(a: ProjectIdentity, b: ProjectIdentity): LikenessVerdict {
  const names = compareProjectNames(a.name, b.name);
  if (names.likeness === "different" && names.reason !== "unlike") return names;
  if (a.projectCode !== null && a.projectCode === b.projectCode) return same("project_code");
  const investors = nearest(a.investors.flatMap((name) => b.investors.map((other) => compareCompanyNames(name, other))));
  const isOtherInvestor = a.investors.length > 0 && b.investors.length > 0 && investors.likeness === "different";
  if (names.likeness !== "different") return names.likeness === "near" && isOtherInvestor ? different("other_investor") : names;
  if (a.uscc !== null && a.uscc === b.uscc) return near("credit_code");
  return investors.likeness === "different" ? names : near(investors.likeness === "same" ? "investor" : "near_investor");
}

/** Names of which only the wording, the places or the phase differ have one such key; nothing is left of a name that says no more. */
export function looseProjectKey(name: string): string {
  return partsOf(nameKey(name)).core.replace(WORDING, "");
}

const PIECE = 3;
const MOST_PIECES = 12;

/** Pieces of a name of which a near one keeps at least one whole, without legal forms and places; for finding candidates by index. */
export function piecesOf(name: string): string[] {
  const key = companyKey(name);
  const core = withoutPlaces(key).rest.replace(GROUP_FORM, "").replace(WORDING, "") || key;
  const letters = [...core];
  const size = letters.length <= PIECE ? Math.max(1, letters.length - 1) : PIECE;
  return [...new Set(letters.slice(0, MOST_PIECES).flatMap((_, index) => (index + size <= letters.length ? [letters.slice(index, index + size).join("")] : [])))];
}
