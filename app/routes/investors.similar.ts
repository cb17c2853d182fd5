import { data } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { similarFields } from "#app/schemas/company-form.ts";
import { similarCompanies } from "#app/services/companies/list-companies.server.ts";

/** Companies that may be the one being typed, as data. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "company.write");
  const { name = "", uscc = null, except = null } = readPageQuery(request, similarFields).values;
  return data({ similar: found(await similarCompanies(ctx, { names: [name], uscc, except })) }, { headers: { "Cache-Control": "no-store, private" } });
}
