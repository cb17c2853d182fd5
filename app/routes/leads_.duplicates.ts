import { data } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { duplicateFields } from "#app/schemas/lead-form.ts";
import { findDuplicates } from "#app/services/leads/find-duplicates.server.ts";

/** Projects that may be the one being typed, as data. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.create");
  const { company = "", wish = "", uscc, projectCode } = readPageQuery(request, duplicateFields).values;
  return data({ duplicates: found(await findDuplicates(ctx, { company, intent: wish, uscc, projectCode })) }, { headers: { "Cache-Control": "no-store, private" } });
}
