import type { LoaderFunctionArgs } from "@remix-run/node";
import { found } from "#app/http/answer.server.ts";
import { download } from "#app/http/download.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { readQuery } from "#app/http/read-query.server.ts";
import { workingFilter } from "#app/schemas/project-filter.ts";
import { filterIn, projectTableSchema } from "#app/schemas/project-table.ts";
import { projectFile } from "#app/services/export/project-file.server.ts";

/** The projects of the list's filter as xlsx. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  return download(found(await projectFile(ctx, workingFilter(filterIn(readQuery(request, projectTableSchema))), "xlsx")));
}
