import type { LoaderFunctionArgs } from "@remix-run/node";
import { badRequest, found } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { figurePageFields } from "#app/schemas/clocks.ts";
import { explanationCsv } from "#app/services/quotas/explanation-csv.server.ts";

/** The lists behind a figure as a file, on the same clocks as their page. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx, locale } = await requireUser(request, context, "quota.read");
  const { values, refusals } = readPageQuery(request, figurePageFields);
  const file = found(refusals[0] ? badRequest(refusals[0].code) : await explanationCsv(ctx, locale, params.id ?? "", values));
  return new Response(file.text, {
    headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="${file.fileName}"`, "Cache-Control": "no-store" },
  });
}
