import type { Request, RequestHandler } from "express";
import { refuse } from "./refusal.server.ts";

const READING_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses every changing request that a browser did not send from our own pages. A Bearer request is exempt, and its
 * cookies are dropped so that nothing behind this point can be signed in by them. The API never reads cookies, so
 * without one it answers for itself.
 */
export function originCheck(publicOrigin: string | null): RequestHandler {
  return (request, response, next) => {
    if (isBearer(request)) {
      delete request.headers.cookie;
      return next();
    }
    if (READING_METHODS.has(request.method) || isCookielessApi(request)) return next();
    if (isHiddenOwn(request)) {
      delete request.headers.origin;
      return next();
    }
    if (isSameOrigin(request, publicOrigin)) return next();
    refuse(request, response, 403, "bad_origin");
  };
}

function isBearer(request: Request): boolean {
  return /^bearer\s/i.test(request.headers.authorization ?? "");
}

function isCookielessApi(request: Request): boolean {
  return request.path.startsWith("/api/") && request.headers.cookie === undefined;
}

/**
 * A page that tells no referrer sends its forms with the origin "null"; then the browser's own word, which no page can forge, has
 * to say that they come from us. Remix would refuse the word "null" once more, so it goes no further.
 */
function isHiddenOwn(request: Request): boolean {
  return request.get("Origin") === "null" && request.get("Sec-Fetch-Site") === "same-origin";
}

/** Neither header present is refused too: every browser in use sends one of them. */
function isSameOrigin(request: Request, publicOrigin: string | null): boolean {
  const site = request.get("Sec-Fetch-Site");
  const origin = request.get("Origin");
  if (site === undefined && origin === undefined) return false;
  if (site !== undefined && site !== "same-origin") return false;
  return origin === undefined || origin === (publicOrigin ?? `${request.protocol}://${request.get("Host")}`);
}
