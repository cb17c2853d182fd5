import type { LoaderFunctionArgs } from "@remix-run/node";
import { badRequest, found } from "#app/http/answer.server.ts";
import { download } from "#app/http/download.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { reportingFields } from "#app/schemas/progress-form.ts";
import { reportingFile } from "#app/services/progress/reporting-file.server.ts";

/** The list of a month's reports as csv. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx, locale } = await requireUser(request, context, "project.read");
  const { values, refusals } = readPageQuery(request, reportingFields);
  return download(found(refusals[0] ? badRequest(refusals[0].code) : await reportingFile(ctx, locale, values, "csv")));
}
