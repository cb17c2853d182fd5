import type { z } from "zod";
import { refusalsOf } from "#app/schemas/refusals.ts";
import { badRequest } from "./answer.server.ts";

/** What Remix adds to an address for its own use. */
const NOT_OURS = ["_routes", "index"];

/** The query of a page's address by its schema; a name or value that it does not take is 400. */
export function readQuery<S extends z.ZodType>(request: Request, schema: S): z.output<S> {
  const given = new Map<string, string | string[]>();
  for (const [name, value] of new URL(request.url).searchParams) {
    if (NOT_OURS.includes(name)) continue;
    const before = given.get(name);
    given.set(name, before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]);
  }
  const parsed = schema.safeParse(Object.fromEntries(given));
  return parsed.success ? parsed.data : badRequest(refusalsOf(parsed.error.issues)[0]?.code);
}
