import { raw } from "express";
import type { Request, Response } from "express";
import { readJsonText } from "#app/schemas/json-text.ts";
import type { Problem } from "./problem.server.ts";

export const LARGEST_BODY_BYTES = 256 * 1024;

const readBytes = raw({ type: () => true, limit: LARGEST_BODY_BYTES });
const utf8 = new TextDecoder("utf-8", { fatal: true });

function bytesOf(request: Request, response: Response): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    readBytes(request, response, (error?: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error(String(error)));
      else resolve(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    });
  });
}

function textOf(bytes: Buffer): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

export type ReadBody = { readonly fields: Readonly<Record<string, unknown>> } | { readonly problem: Problem };

/** The body as a JSON object, or the problem with it: another media type 415, malformed 400, JSON but no object 422. */
export async function readJson(request: Request, response: Response): Promise<ReadBody> {
  const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!/^application\/(?:[\w.-]+\+)?json$/.test(type)) return { problem: { status: 415, code: "unsupported_media_type" } };
  const text = textOf(await bytesOf(request, response));
  const read = text === null ? { kind: "malformed" as const } : readJsonText(text);
  if (read.kind === "object") return { fields: read.fields };
  return { problem: read.kind === "malformed" ? { status: 400, code: "bad_json" } : { status: 422, code: "not_an_object", errors: [{ code: "not_an_object" }] } };
}
