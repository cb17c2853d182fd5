import { data, redirect } from "@remix-run/node";
import { may } from "#app/domain/permissions.ts";
import type { Action, Principal, Role } from "#app/domain/permissions.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { Preferences } from "#app/schemas/preferences.ts";
import { findSession } from "#app/services/auth/sessions.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { homeOf } from "./home.server.ts";
import type { LoadContext } from "./load-context.server.ts";
import { readPreferences } from "./preferences.server.ts";
import { readSessionId } from "./session.server.ts";

/** Somebody who is signed in, with everything a route needs for its service. */
export interface Viewer {
  readonly ctx: ServiceContext;
  readonly principal: Principal;
  readonly role: Role;
  readonly email: string;
  /** The hash of the session in use, to spare it when the others end. */
  readonly sessionHash: string;
  readonly locale: Locale;
  readonly preferences: Preferences;
}

/** Whoever asks for a public page; signed in or not. */
export interface Visitor {
  readonly viewer: Viewer | null;
  readonly locale: Locale;
  readonly preferences: Preferences;
  readonly now: string;
}

/** For the few pages that need no sign-in. Every loader and action calls this or `requireUser`. */
export async function publicRoute(request: Request, context: LoadContext): Promise<Visitor> {
  const now = new Date().toISOString();
  const preferences = readPreferences(request.headers.get("Cookie"));
  const sessionId = await readSessionId(request, context);
  const session = sessionId === null ? null : await findSession(context.db, sessionId, now);
  const { locale } = preferences;
  if (!session) return { viewer: null, locale, preferences, now };
  const { principal, role, email, idHash: sessionHash } = session;
  return { viewer: { ctx: { db: context.db, actor: principal, now }, principal, role, email, sessionHash, locale, preferences }, locale, preferences, now };
}

/** The person who asks; strangers are sent to the sign-in page and back, and a role that may not gets 403. */
export async function requireUser(request: Request, context: LoadContext, action?: Action): Promise<Viewer> {
  const { viewer } = await publicRoute(request, context);
  if (!viewer) throw redirect(signInPath(request), { headers: { "Cache-Control": "no-store" } });
  if (action && !may(viewer.principal, action)) throw forbidden(request, viewer.principal);
  return viewer;
}

/** The start page is everybody's address, so a role without figures is led to its own first page instead. */
function forbidden(request: Request, principal: Principal) {
  const home = homeOf(principal);
  const isAtStart = request.method === "GET" && ["/", "/_root.data"].includes(new URL(request.url).pathname);
  return isAtStart && home !== "/" ? redirect(home) : data({ code: "forbidden" }, { status: 403 });
}

/** The sign-in page that leads back to where the request came for; a form's own address may have no page, so it leads home. */
function signInPath(request: Request): string {
  const { pathname, searchParams } = new URL(request.url);
  if (request.method !== "GET" || pathname === "/") return "/sign-in";
  searchParams.delete("_routes");
  const query = searchParams.size > 0 ? `?${searchParams}` : "";
  return `/sign-in?${new URLSearchParams({ to: `${pathname.replace(/\.data$/, "")}${query}` })}`;
}
