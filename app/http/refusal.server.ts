import { STATUS_CODES } from "node:http";
import type { Request, Response } from "express";

/** Answers before Remix or the API saw the request. */
export function refuse(_request: Request, response: Response, status: number, code: string): void {
  response
    .status(status)
    .type("application/problem+json")
    .send(JSON.stringify({ type: "about:blank", title: STATUS_CODES[status], status, code, detail: STATUS_CODES[status] }));
}
