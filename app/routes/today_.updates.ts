import type { ActionFunctionArgs } from "@remix-run/node";
import { statusOf } from "#app/http/answer.server.ts";
import { requireUser } from "#app/http/guard.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { withUpload } from "#app/http/read-upload.server.ts";
import { siteUpdateSchema } from "#app/schemas/site-update.ts";
import { receiveFile } from "#app/services/files/file-store.server.ts";
import { conflictIn } from "#app/services/projects/latest-change.server.ts";
import { recordSiteUpdate } from "#app/services/today/record-site-update.server.ts";

/** Takes an update from the page of the day, at once or when it had waited on the device, and answers as data. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx } = await requireUser(request, context, "project.move");
  return withUpload(request, (name, content) => receiveFile(context.dataDir, name, content), async (form, files) => {
    const parsed = parseForm(form, siteUpdateSchema);
    const verdict = parsed.ok ? await recordSiteUpdate(ctx, context.dataDir, parsed.value, files) : parsed;
    if (verdict.ok) return Response.json({ ok: true });
    const conflict = await conflictIn(ctx, parsed.values.code ?? "", verdict.errors);
    return Response.json({ ok: false, errors: verdict.errors, conflict }, { status: statusOf(verdict.errors.map(({ code }) => ({ code }))) });
  });
}
