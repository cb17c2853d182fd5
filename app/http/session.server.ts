import { createCookie } from "@remix-run/node";
import type { Cookie } from "@remix-run/node";
import type { LoadContext } from "./load-context.server.ts";

type Site = Pick<LoadContext, "origin" | "sessionSecret">;

const SESSION_ID = /^[\w-]{43}$/;

/** Whether the public address is https; only then may cookies be Secure and carry the __Host- prefix. */
export function isHttps(request: Request, { origin }: Pick<LoadContext, "origin">): boolean {
  return (origin ?? new URL(request.url).origin).startsWith("https:");
}

function sessionCookie(request: Request, site: Site): Cookie {
  const secure = isHttps(request, site);
  return createCookie(`${secure ? "__Host-" : ""}luodi-session`, { httpOnly: true, sameSite: "lax", path: "/", secure, secrets: [site.sessionSecret] });
}

/** The session identifier that a request carries with our signature; null for none or a forged one. */
export async function readSessionId(request: Request, site: Site): Promise<string | null> {
  const value: unknown = await sessionCookie(request, site).parse(request.headers.get("Cookie"));
  return typeof value === "string" && SESSION_ID.test(value) ? value : null;
}

/** The Set-Cookie header for a session that ends with the browser or at its limits. */
export function sessionHeader(request: Request, site: Site, sessionId: string): Promise<string> {
  return sessionCookie(request, site).serialize(sessionId);
}

/** The Set-Cookie header that takes the session from the browser. */
export function noSessionHeader(request: Request, site: Site): Promise<string> {
  return sessionCookie(request, site).serialize("", { maxAge: 0 });
}
