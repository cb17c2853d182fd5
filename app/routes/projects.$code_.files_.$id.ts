import type { LoaderFunctionArgs } from "@remix-run/node";
import { badRequest, found } from "#app/http/answer.server.ts";
import { fileToKeep, fileToShow } from "#app/http/download.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { documentIdField } from "#app/schemas/document-form.ts";
import { readDocument } from "#app/services/documents/read-document.server.ts";

/** The content of a document: to keep, or with `?show` to look at. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.read");
  const id = documentIdField.safeParse(params.id);
  const file = found(await readDocument(ctx, context.dataDir, params.code ?? "", id.success ? id.data : 0));
  if (!new URL(request.url).searchParams.has("show")) return fileToKeep(file);
  return file.isShownInPlace ? fileToShow(file) : badRequest();
}
