import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { findCompany } from "#db/queries/companies.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { referenceLists } from "../reference/reference-lists.server.ts";
import { companyScopeOf } from "./company-scope.server.ts";
import { identityOf } from "./view-company.server.ts";
import type { CompanyIdentityView } from "./view-company.server.ts";

export interface CompanyFormPage {
  readonly company: CompanyIdentityView | null;
  readonly countries: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
}

/** What the form of a company shows; null for one that is not on the list yet. */
export async function companyFormPage(ctx: ServiceContext, id: number | null): Promise<Verdict<CompanyFormPage>> {
  const allowed = authorise(ctx, "company.write");
  if (!allowed.ok) return allowed;
  const row = id === null ? null : await findCompany(ctx.db.read, id, companyScopeOf(ctx.actor));
  if (id !== null && !row) return refuse({ code: "not_found" });
  const { countries } = await referenceLists(ctx.db);
  return accept({ company: row && (await identityOf(ctx, row)), countries: countries.map((entry) => ({ code: entry.code, zh: entry.nameZh, en: entry.nameEn })) });
}
