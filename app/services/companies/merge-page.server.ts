import { takenOver } from "#app/domain/companies.ts";
import type { CompanyFields } from "#app/domain/companies.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Refusal, Verdict } from "#app/domain/verdict.ts";
import { contactsAt } from "#db/queries/contacts.ts";
import { companiesBelow, findCompany, listCompanies, projectsOfCompanies } from "#db/queries/companies.ts";
import type { CompanyRow } from "#db/schema/companies.ts";
import { authorise } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { companyScopeOf } from "./company-scope.server.ts";
import { similarCompanies } from "./list-companies.server.ts";
import { checkMerge } from "./merge-companies.server.ts";
import { identityOf } from "./view-company.server.ts";
import type { CompanyIdentityView } from "./view-company.server.ts";

/** Everything that follows a record which is merged. */
export interface MergePreview {
  readonly kept: CompanyIdentityView;
  readonly names: readonly string[];
  readonly contacts: number;
  readonly children: number;
  readonly projects: number;
  readonly takes: readonly (keyof CompanyFields)[];
}

export interface MergePage {
  readonly company: CompanyIdentityView;
  readonly q: string;
  /** Those that are like it, or that the search found. */
  readonly choices: readonly { readonly id: number; readonly name: string; readonly uscc: string | null }[];
  readonly preview: MergePreview | null;
  readonly refusals: readonly Refusal[];
}

const MOST_CHOICES = 12;
const MOST_PROJECTS = 10_000;

/** The page on which a company is led to another: whom to choose from, and for a choice both side by side with all that follows. */
export async function mergePage(ctx: ServiceContext, item: number, { q = "", into }: { readonly q?: string | undefined; readonly into?: number | undefined }): Promise<Verdict<MergePage>> {
  const allowed = authorise(ctx, "company.merge");
  if (!allowed.ok) return allowed;
  const scope = companyScopeOf(ctx.actor);
  const row = await findCompany(ctx.db.read, item, scope);
  if (!row) return refuse({ code: "not_found" });
  const company = await identityOf(ctx, row);
  const searched = q === "" ? [] : (await listCompanies(ctx.db.read, scope, { q }, MOST_CHOICES, 0)).map((found) => ({ id: found.item, name: found.name, uscc: found.uscc }));
  const alike = q === "" ? await similarCompanies(ctx, { names: [company.name, ...company.aliases], uscc: company.uscc, except: item }) : null;
  const choices = (alike?.ok ? alike.value : searched).filter((choice) => choice.id !== item).map(({ id, name, uscc }) => ({ id, name, uscc }));
  if (into === undefined) return accept({ company, q, choices, preview: null, refusals: [] });
  const checked = await checkMerge(ctx.db.read, ctx, item, into);
  if (!checked.ok) return accept({ company, q, choices, preview: null, refusals: checked.errors });
  return accept({ company, q, choices, preview: await previewOf(ctx, company, checked.value), refusals: [] });
}

async function previewOf(ctx: ServiceContext, company: CompanyIdentityView, { merged, kept }: { readonly merged: CompanyRow; readonly kept: CompanyRow }): Promise<MergePreview> {
  const [db, scope] = [ctx.db.read, companyScopeOf(ctx.actor)];
  return {
    kept: await identityOf(ctx, kept), names: [company.name, ...company.aliases], contacts: (await contactsAt(db, [merged.item], scope)).length,
    children: (await companiesBelow(db, merged.item)).filter((row) => row.depth === 1).length, projects: (await projectsOfCompanies(db, [merged.item], scopeOf(ctx.actor), MOST_PROJECTS)).length,
    takes: Object.keys(takenOver(merged, kept)) as (keyof CompanyFields)[],
  };
}
