import { data } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicRoute } from "#app/http/guard.server.ts";

/** Any address without a page, so that it is answered in the reader's language and inside the shell. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await publicRoute(request, context);
  throw data({ code: "not_found" }, { status: 404 });
}

export default function NoPage() {
  return null;
}
