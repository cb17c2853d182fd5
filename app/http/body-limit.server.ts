import type { RequestHandler } from "express";
import { refuse } from "./refusal.server.ts";

const FORM_LIMIT_BYTES = 1024 * 1024;

/** Decides on the announced length, which node:http then enforces; a body without one is refused. */
export function bodyLimit(): RequestHandler {
  return (request, response, next) => {
    const length = request.headers["content-length"];
    if (length === undefined && request.headers["transfer-encoding"] !== undefined)
      return refuse(request, response, 411, "bad_request");
    if (Number(length ?? 0) > FORM_LIMIT_BYTES) return refuse(request, response, 413, "body_too_large");
    next();
  };
}
