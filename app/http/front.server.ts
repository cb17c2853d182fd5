import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import { loggedPath } from "./log.server.ts";
import type { Services } from "./load-context.server.ts";
import { refuse } from "./refusal.server.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** /healthz: the process serves. /readyz: the database is reachable and at the newest schema. Neither says more. */
export function health(services: Services): RequestHandler {
  return (request, response, next) => {
    if (request.path !== "/healthz" && request.path !== "/readyz") return next();
    if (request.method !== "GET" && request.method !== "HEAD") return methodNotAllowed(request, response, "GET, HEAD");
    const ok = request.path === "/healthz" || (!services.isDraining && services.isReady());
    response.status(ok ? 200 : 503).json({ ok });
  };
}

/** What a Request of the fetch standard cannot carry, or a router not read: TRACE, a malformed host, a malformed path. */
export function requestCheck(): RequestHandler {
  return (request, response, next) => {
    if (!METHODS.includes(request.method)) return methodNotAllowed(request, response, METHODS.join(", "));
    if (!URL.canParse(`${request.protocol}://${request.get("Host") ?? ""}`) || !isDecodable(request.path))
      return refuse(request, response, 400, "bad_request");
    next();
  };
}

/**
 * Pages learn the host from the settings, or from the request where nothing is set; never from X-Forwarded-Host, which is
 * anybody's word. Remix compares it with Origin once more.
 */
export function knownHost(publicOrigin: string | null): RequestHandler {
  return (request, _response, next) => {
    delete request.headers["x-forwarded-host"];
    if (publicOrigin !== null) request.headers.host = new URL(publicOrigin).host;
    next();
  };
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function methodNotAllowed(request: Request, response: Response, allow: string): void {
  response.setHeader("Allow", allow);
  refuse(request, response, 405, "method_not_allowed");
}

/** Errors of the chain itself: a malformed path or host, a missing asset; anything else is ours and is logged. */
export function lastResort({ log }: Services): ErrorRequestHandler {
  return (error: Error & { status?: number }, request, response, next) => {
    if (response.headersSent) return next(error);
    const isTheirs = error.status !== undefined && error.status >= 400 && error.status < 500;
    if (isTheirs) return refuse(request, response, error.status ?? 400, error.status === 404 ? "not_found" : "bad_request");
    log.error({ err: error, method: request.method, path: loggedPath(request.path) }, "request failed");
    refuse(request, response, 500, "internal");
  };
}
