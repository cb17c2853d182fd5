import type { IncomingHttpHeaders } from "node:http";
import { principalOfToken } from "#app/services/auth/tokens.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";

const BEARER = /^bearer +([\w.~+/-]{1,200}=*)$/i;

/** What the bearer of a request's token calls services with; null without a token that works. Cookies play no part. */
export async function bearerContext(headers: IncomingHttpHeaders, db: ServiceContext["db"]): Promise<ServiceContext | null> {
  const secret = BEARER.exec(headers.authorization ?? "")?.[1];
  if (secret === undefined) return null;
  const now = new Date().toISOString();
  const actor = await principalOfToken(db, secret, now);
  return actor && { db, actor, now };
}
