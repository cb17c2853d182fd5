import { redirect } from "@remix-run/node";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { publicRoute } from "#app/http/guard.server.ts";
import { noSessionHeader, readSessionId } from "#app/http/session.server.ts";
import { signOut } from "#app/services/auth/sign-in.server.ts";

/** Following a link never signs anybody out. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await publicRoute(request, context);
  return redirect("/");
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { viewer, now } = await publicRoute(request, context);
  const sessionId = await readSessionId(request, context);
  if (viewer && sessionId) await signOut({ db: context.db, now }, sessionId, { actor: viewer.principal, email: viewer.email });
  return redirect("/sign-in?signedOut=1", { status: 303, headers: { "Set-Cookie": await noSessionHeader(request, context) } });
}
