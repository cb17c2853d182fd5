import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs } from "@remix-run/node";
import { preferenceCookie } from "#app/http/preferences.server.ts";
import { isPreference, PREFERENCE_NAMES, safePath } from "#app/schemas/preferences.ts";

/** Language, theme and scale are chosen before and after signing in, so everybody may post here. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const isHttps = new URL(context.origin ?? request.url).protocol === "https:";
  const headers = new Headers();
  for (const name of PREFERENCE_NAMES) {
    const value = form.get(name);
    if (isPreference(name, value)) headers.append("Set-Cookie", preferenceCookie(name, value, isHttps));
  }
  return redirect(safePath(form.get("returnTo")?.toString()), { status: 303, headers });
}

/** The address has nothing to show of its own. */
export function loader() {
  return redirect("/");
}
