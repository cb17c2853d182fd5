import { randomBytes } from "node:crypto";
import type { RequestHandler, Response } from "express";

export interface HeaderOptions {
  /** HSTS is sent only where the public origin is https. */
  isHttps: boolean;
  /** The development server injects styles, opens a web socket, and React there complains of a nonce it did not write. */
  isDev: boolean;
}

const PERMISSIONS = ["camera", "microphone", "geolocation", "payment", "usb"]
  .map((feature) => `${feature}=()`)
  .join(", ");

const FIXED_HEADERS: Record<string, string> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": PERMISSIONS,
};

const ONE_YEAR_S = 365 * 24 * 60 * 60;

export function contentSecurityPolicy(nonce: string, { isDev }: Pick<HeaderOptions, "isDev">): string {
  return [
    "default-src 'none'",
    isDev ? `script-src 'self' 'nonce-${nonce}'` : `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    isDev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self'",
    isDev ? "connect-src 'self' ws:" : "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** Under these addresses lie the bytes of files that people put here. */
const FILE_PATH = /^\/projects\/[^/]+\/files\/[^/]+$/;
/** Nothing of a file runs or loads; a browser's own reader of PDF styles itself and shows the document as an object. */
const FILE_POLICY = "default-src 'none'; img-src 'self' data: blob:; object-src 'self'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** The address of a personal link is a secret: it goes to no other site and into no index. */
const SECRET_PATH = /^\/ask\//i;
const SECRET_HEADERS: Record<string, string> = { "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow" };

/** The set for an answer that holds no script at all. */
export function fixedHeaders(): Record<string, string> {
  return { ...FIXED_HEADERS, "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'", "Cache-Control": "no-store, private" };
}

/** First in the chain, so that static files, redirects and errors carry the set too. The nonce lands in res.locals. */
export function securityHeaders(options: HeaderOptions): RequestHandler {
  return (request, response, next) => {
    const nonce = randomBytes(16).toString("base64");
    response.locals.nonce = nonce;
    response.setHeader("Content-Security-Policy", FILE_PATH.test(request.path) ? FILE_POLICY : contentSecurityPolicy(nonce, options));
    const fixed = SECRET_PATH.test(request.path) ? { ...FIXED_HEADERS, ...SECRET_HEADERS } : FIXED_HEADERS;
    for (const [name, value] of Object.entries(fixed)) response.setHeader(name, value);
    if (options.isHttps) response.setHeader("Strict-Transport-Security", `max-age=${ONE_YEAR_S}`);
    storeNothingByDefault(response);
    next();
  };
}

/** Whatever does not say how it may be cached is kept by nobody. */
function storeNothingByDefault(response: Response): void {
  const writeHead = response.writeHead;
  response.writeHead = function (this: Response, ...args: Parameters<Response["writeHead"]>) {
    if (!this.hasHeader("Cache-Control")) this.setHeader("Cache-Control", "no-store, private");
    return writeHead.apply(this, args);
  } as Response["writeHead"];
}
