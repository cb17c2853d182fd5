import { redirect } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { may } from "#app/domain/permissions.ts";
import { requireUser } from "#app/http/guard.server.ts";

/** The first part that the reader's role may see. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { principal } = await requireUser(request, context, "settings.read");
  return redirect(may(principal, "user.manage") ? "/settings/users" : "/settings/targets");
}
