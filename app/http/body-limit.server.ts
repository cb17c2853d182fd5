import type { Request, RequestHandler } from "express";
import { MAX_UPLOAD_BYTES } from "#app/domain/file-formats.ts";
import { refuse } from "./refusal.server.ts";

const FORM_LIMIT_BYTES = 1024 * 1024;

/** Where files are taken: a project's page and its files, and the page of the day; `.data` is how the browser's part asks for the same. */
const UPLOAD_PATH = /^\/(projects\/[^/]+(\/files)?|today(\/updates)?)(\.data)?\/?$/;

/** A form with files may be larger, and only where files are taken. */
function limitOf(request: Request): number {
  const isUpload = request.method === "POST" && UPLOAD_PATH.test(request.path) && (request.get("Content-Type") ?? "").startsWith("multipart/form-data");
  return isUpload ? MAX_UPLOAD_BYTES : FORM_LIMIT_BYTES;
}

/** Decides on the announced length, which node:http then enforces; a body without one is refused. */
export function bodyLimit(): RequestHandler {
  return (request, response, next) => {
    const length = request.headers["content-length"];
    if (length === undefined && request.headers["transfer-encoding"] !== undefined)
      return refuse(request, response, 411, "bad_request");
    if (Number(length ?? 0) > limitOf(request)) return refuse(request, response, 413, "body_too_large");
    next();
  };
}
