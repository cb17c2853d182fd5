import type { Investor } from "../facts.ts";
import { compareProjects, looseProjectKey } from "../likeness.ts";
import { companyKey, nameKey } from "../text.ts";
import type { ParsedRow } from "./row-values.ts";

/** What rows are matched by, of a project that is stored or about to be. */
export interface KnownProject {
  readonly projectId: number;
  readonly code: string | null;
  readonly name: string;
  readonly district: string | null;
  readonly projectCode: string | null;
  readonly investors: readonly Investor[];
  readonly partOf: string | null;
  readonly duplicateOf: string | null;
}

/** Of so many projects with a loose name or an investor in common each one is looked at. */
const MOST_LIKE = 200;

/** Projects by what rows name them by. */
export class ProjectIndex {
  readonly byCode = new Map<string, KnownProject>();
  readonly #byProjectCode = new Map<string, KnownProject[]>();
  readonly #byName = new Map<string, KnownProject[]>();
  readonly #byLooseName = new Map<string, KnownProject[]>();
  readonly #byInvestor = new Map<string, KnownProject[]>();

  add(project: KnownProject): void {
    if (project.code !== null) this.byCode.set(project.code, project);
    if (project.projectCode !== null) append(this.#byProjectCode, project.projectCode, project);
    append(this.#byName, nameKey(project.name), project);
    append(this.#byLooseName, looseProjectKey(project.name), project);
    for (const { name } of project.investors) append(this.#byInvestor, companyKey(name), project);
  }
  /** Projects that may be this one: by project code, by name however worded, by investor. */
  like({ name, projectCode, investors }: Pick<KnownProject, "name" | "projectCode" | "investors">): readonly KnownProject[] {
    const loose = looseProjectKey(name);
    return [
      ...this.withProjectCode(projectCode), ...this.named(name), ...(loose === "" ? [] : (this.#byLooseName.get(loose) ?? []).slice(0, MOST_LIKE)),
      ...investors.flatMap((investor) => (investor.name === "" ? [] : (this.#byInvestor.get(companyKey(investor.name)) ?? []).slice(0, MOST_LIKE))),
    ];
  }
  withProjectCode(projectCode: string | null | undefined): readonly KnownProject[] {
    return projectCode == null ? [] : (this.#byProjectCode.get(projectCode) ?? []);
  }
  named(name: string | undefined): readonly KnownProject[] {
    return name === undefined ? [] : (this.#byName.get(nameKey(name)) ?? []);
  }
}

function append(map: Map<string, KnownProject[]>, key: string, project: KnownProject): void {
  const list = map.get(key);
  if (list) list.push(project);
  else map.set(key, [project]);
}

export type RowMatch =
  | { readonly kind: "create" }
  | { readonly kind: "match"; readonly project: KnownProject }
  | { readonly kind: "refused"; readonly code: "duplicate_code" | "ambiguous_match" | "name_missing" };

function sharesInvestor(names: readonly string[], project: KnownProject): boolean {
  const keys = new Set(project.investors.filter((investor) => investor.name !== "").map((investor) => companyKey(investor.name)));
  return names.some((name) => keys.has(companyKey(name)));
}

/** The projects that a row without code may mean: by project code, else by name and district, else by name and investor. */
function meant(row: ParsedRow, index: ProjectIndex): readonly KnownProject[] {
  const { values } = row;
  const byProjectCode = index.withProjectCode(values.projectCode);
  if (byProjectCode.length > 0) return byProjectCode;
  const same = index.named(values.name);
  const district = values.district ?? null;
  const names = values.investorNames ?? [];
  const there = district === null ? [] : same.filter((project) => project.district === district);
  if (there.length > 0) return there;
  if (names.length > 0) return same.filter((project) => sharesInvestor(names, project));
  return district === null ? same.filter((project) => project.district === null && project.investors.every((investor) => investor.name === "")) : [];
}

/** An earlier row of the same file with another district is not the same row twice. */
function isSameInFile(row: ParsedRow, earlier: KnownProject): boolean {
  const district = row.values.district ?? null;
  return district === null || earlier.district === null || district === earlier.district || row.values.projectCode === earlier.projectCode;
}

function projectOf(row: ParsedRow): KnownProject {
  const { values } = row;
  return {
    projectId: -row.row, code: values.code ?? null, name: values.name ?? "", district: values.district ?? null, projectCode: values.projectCode ?? null,
    investors: (values.investorNames ?? []).map((name) => ({ name, country: null })), partOf: values.partOf ?? null, duplicateOf: values.duplicateOf ?? null,
  };
}

interface Matching {
  readonly stored: ProjectIndex;
  readonly inFile: ProjectIndex;
  readonly claimed: Set<number>;
}

function matchOne(row: ParsedRow, state: Matching): RowMatch {
  const { code, name } = row.values;
  if (code !== undefined) {
    if (state.inFile.byCode.has(code)) return { kind: "refused", code: "duplicate_code" };
    state.inFile.add(projectOf(row));
    const project = state.stored.byCode.get(code);
    if (!project) return name === undefined ? { kind: "refused", code: "name_missing" } : { kind: "create" };
    state.claimed.add(project.projectId);
    return { kind: "match", project };
  }
  if (name === undefined) return { kind: "refused", code: "name_missing" };
  const stored = meant(row, state.stored);
  const [project] = stored;
  const isRepeated = meant(row, state.inFile).some((earlier) => earlier.code === null && isSameInFile(row, earlier));
  if (stored.length > 1 || isRepeated || (project && state.claimed.has(project.projectId))) return { kind: "refused", code: "ambiguous_match" };
  state.inFile.add(projectOf(row));
  if (!project) return { kind: "create" };
  state.claimed.add(project.projectId);
  return { kind: "match", project };
}

/** Which project each row means. Rows with a code come first, so that another row cannot take their project. */
export function matchRows(rows: readonly ParsedRow[], stored: ProjectIndex): { matches: Map<ParsedRow, RowMatch>; inFile: ProjectIndex } {
  const state: Matching = { stored, inFile: new ProjectIndex(), claimed: new Set() };
  const matches = new Map<ParsedRow, RowMatch>();
  for (const row of [...rows.filter((one) => one.values.code !== undefined), ...rows.filter((one) => one.values.code === undefined)]) matches.set(row, matchOne(row, state));
  return { matches, inFile: state.inFile };
}

/** The names or the project code say that two are one; a company in common says nothing, for it may build twice. */
function isAlike(own: KnownProject, other: KnownProject): boolean {
  const identity = ({ name, projectCode, investors }: KnownProject) => ({ name, projectCode, investors: investors.map((investor) => investor.name), uscc: null });
  const { likeness, reason } = compareProjects(identity(own), identity(other));
  return likeness === "same" || (likeness === "near" && reason !== "investor" && reason !== "near_investor");
}

/** Another project of the same or a near name that this one is not said to be a part or a duplicate of, nor the other way round. */
export function possibleDuplicate(own: KnownProject, row: number, stored: ProjectIndex, inFile: ProjectIndex): KnownProject | null {
  const linked = (other: KnownProject) => [other.partOf, other.duplicateOf].some((code) => code !== null && code === own.code)
    || [own.partOf, own.duplicateOf].some((code) => code !== null && (code === other.code || code === other.duplicateOf || code === other.partOf));
  const isOther = (other: KnownProject) => other.projectId !== own.projectId && (other.code === null || other.code !== own.code) && !linked(other);
  return stored.like(own).find((other) => isOther(other) && isAlike(own, other)) ?? inFile.like(own).find((other) => isOther(other) && other.projectId !== -row && isAlike(own, other)) ?? null;
}
