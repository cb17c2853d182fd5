import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireUser } from "#app/http/guard.server.ts";
import { unreadNotices } from "#app/services/notices/notices-page.server.ts";

/** How many notices the reader has not read, for the bell of a page that stays open. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { ctx } = await requireUser(request, context, "profile.own");
  return Response.json({ unread: await unreadNotices(ctx) });
}
