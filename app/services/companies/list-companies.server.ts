import { compareCompanies, piecesOf } from "#app/domain/likeness.ts";
import type { LikenessReason } from "#app/domain/likeness.ts";
import { may, scopeOf } from "#app/domain/permissions.ts";
import { cleanName } from "#app/domain/text.ts";
import { normaliseUscc } from "#app/domain/uscc.ts";
import { accept } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { countCompanies, knownCompanies, listCompanies, projectCounts } from "#db/queries/companies.ts";
import type { CompanyFilter } from "#db/queries/companies.ts";
import { companyCandidates } from "#db/queries/likeness-candidates.ts";
import type { CompanyRow } from "#db/schema/companies.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import type { NamePair } from "../projects/project-names.server.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";
import { companyScopeOf } from "./company-scope.server.ts";

/** A company as the list shows it; projects are those that the actor sees. */
export interface CompanyLine {
  readonly id: number;
  readonly name: string;
  readonly uscc: string | null;
  readonly country: NamePair | null;
  readonly projects: number;
}

export interface CompanyQuery extends CompanyFilter {
  readonly page?: number | undefined;
}

export interface CompanyPage {
  readonly rows: readonly CompanyLine[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly query: CompanyQuery;
  readonly mayAdd: boolean;
}

const PAGE_SIZE = 50;

/** One page of the companies that the actor may know. */
export async function companyPage(ctx: ServiceContext, query: CompanyQuery): Promise<Verdict<CompanyPage>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const { page = 1 } = query;
  const scope = companyScopeOf(ctx.actor);
  const rows = await listCompanies(ctx.db.read, scope, query, PAGE_SIZE, (page - 1) * PAGE_SIZE);
  return accept({ rows: await linesOf(ctx, rows), total: await countCompanies(ctx.db.read, scope, query), page, size: PAGE_SIZE, query, mayAdd: may(ctx.actor, "company.write") });
}

async function linesOf(ctx: ServiceContext, rows: readonly CompanyRow[]): Promise<CompanyLine[]> {
  const { countries } = await referenceLists(ctx.db);
  const names = new Map(countries.map((entry) => [entry.code, { zh: entry.nameZh, en: entry.nameEn }]));
  const counts = await projectCounts(ctx.db.read, rows.map((row) => row.item), scopeOf(ctx.actor));
  return rows.map((row) => ({ id: row.item, name: row.name, uscc: row.uscc, country: row.country === null ? null : (names.get(row.country) ?? null), projects: counts.get(row.item) ?? 0 }));
}

/** A company that may be the one being typed, and what the two have in common. */
export interface SimilarCompany extends CompanyLine {
  readonly same: LikenessReason;
}

const CANDIDATES = 60;
const SHOWN = 6;

/** Companies that the actor may know and that are the one being typed or near it, the likeliest first. */
export async function similarCompanies(ctx: ServiceContext, typed: { readonly names: readonly string[]; readonly uscc: string | null; readonly except: number | null }): Promise<Verdict<SimilarCompany[]>> {
  const allowed = authorise(ctx, "project.read");
  if (!allowed.ok) return allowed;
  const names = typed.names.map(cleanName).filter((name) => [...name].length > 1);
  const uscc = normaliseUscc(typed.uscc ?? "") || null;
  const candidates = await companyCandidates(ctx.db.read, names.flatMap(piecesOf), uscc, CANDIDATES);
  const alike = candidates.flatMap((candidate) => {
    const verdict = compareCompanies({ names, uscc }, candidate);
    return candidate.item === typed.except || verdict.likeness === "different" ? [] : [{ item: candidate.item, same: verdict.reason, rank: verdict.likeness === "same" ? 0 : 1 }];
  }).toSorted((a, b) => a.rank - b.rank);
  const known = await linesOf(ctx, await knownCompanies(ctx.db.read, alike.map(({ item }) => item), companyScopeOf(ctx.actor)));
  return accept(alike.flatMap(({ item, same }) => known.filter((line) => line.id === item).map((line) => ({ ...line, same }))).slice(0, SHOWN));
}
