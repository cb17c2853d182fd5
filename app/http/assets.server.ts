import { existsSync } from "node:fs";
import { join } from "node:path";
import express from "express";
import type { RequestHandler } from "express";

const TYPES: Readonly<Record<string, string>> = { js: "application/javascript; charset=UTF-8", css: "text/css; charset=UTF-8", svg: "image/svg+xml" };
const CONTENT_NAMED = { immutable: true, maxAge: "1y", fallthrough: false };

/** The browser's files: those named by their content for a year, compressed at build time; the others for an hour. */
export function builtAssets(folder: string): RequestHandler {
  return express
    .Router()
    .use("/assets", preferCompressed(join(folder, "assets")), express.static(join(folder, "assets"), CONTENT_NAMED))
    .use(express.static(folder, { maxAge: "1h", index: false }));
}

/** Leads to the Brotli twin of a file where the build made one and the browser takes it. */
function preferCompressed(folder: string): RequestHandler {
  const isThere = new Map<string, boolean>();
  return (request, response, next) => {
    const name = /^\/[\w.$-]+\.(js|css|svg)$/.exec(request.path);
    if (!name) return next();
    response.vary("Accept-Encoding");
    const twin = `${request.path}.br`;
    if (!isThere.has(twin)) isThere.set(twin, existsSync(join(folder, twin)));
    if (isThere.get(twin) && request.acceptsEncodings("br")) {
      response.setHeader("Content-Encoding", "br");
      response.setHeader("Content-Type", TYPES[name[1] ?? ""] ?? "application/octet-stream");
      request.url = twin;
    }
    next();
  };
}
