import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { publicRoute } from "#app/http/guard.server.ts";
import { readForm } from "#app/http/parse-form.server.ts";
import { preferenceCookie } from "#app/http/preferences.server.ts";
import { isHttps } from "#app/http/session.server.ts";
import { isPreference, PREFERENCE_NAMES, safePath } from "#app/schemas/preferences.ts";

/** The address has nothing to show of its own. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await publicRoute(request, context);
  return redirect("/");
}

/** Language, theme and scale are chosen before and after signing in, so everybody may post here. */
export async function action({ request, context }: ActionFunctionArgs) {
  await publicRoute(request, context);
  const form = await readForm(request);
  const headers = new Headers();
  for (const name of PREFERENCE_NAMES) {
    const value = form.get(name);
    if (isPreference(name, value)) headers.append("Set-Cookie", preferenceCookie(name, value, isHttps(request, context)));
  }
  return redirect(safePath(form.get("returnTo")?.toString()), { status: 303, headers });
}
