import { data } from "@remix-run/node";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { found } from "#app/http/answer.server.ts";
import { secondsToWait } from "#app/http/flood-limit.server.ts";
import { publicRoute } from "#app/http/guard.server.ts";
import { readPageQuery } from "#app/http/page-query.server.ts";
import { calendarFilterFields } from "#app/schemas/calendar-query.ts";
import { principalOfCalendar } from "#app/services/auth/calendar-secrets.server.ts";
import { calendarFeed } from "#app/services/calendar/feed-document.server.ts";

const SECRET_FILE = /^([\w-]{20,100})\.ics$/;

/** What falls due for whoever the secret belongs to; anything but a secret in use is not found. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { now } = await publicRoute(request, context);
  const wait = await secondsToWait("calendar", context.clientAddress);
  if (wait !== null) throw data({ code: "too_many_requests" }, { status: 429, headers: { "Retry-After": String(wait) } });
  const secret = SECRET_FILE.exec(params.file ?? "")?.[1];
  const owner = secret === undefined ? null : await principalOfCalendar(context.db, secret, now);
  if (!owner) throw data({ code: "not_found" }, { status: 404 });
  const filter = readPageQuery(request, calendarFilterFields).values;
  const origin = context.origin ?? new URL(request.url).origin;
  const text = found(await calendarFeed({ db: context.db, actor: owner.principal, now }, { locale: owner.locale, origin, filter }));
  return new Response(text, { headers: { "Content-Type": "text/calendar; charset=utf-8", "Content-Disposition": 'inline; filename="luodi.ics"', "Cache-Control": "no-store, private" } });
}
