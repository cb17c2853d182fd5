import type { Request as Asked, RequestHandler, Response } from "express";
import type { Principal } from "#app/domain/permissions.ts";
import type { Services } from "#app/http/load-context.server.ts";
import { refuse } from "#app/http/refusal.server.ts";
import { readSessionId } from "#app/http/session.server.ts";
import { secretHash } from "#app/services/auth/secrets.server.ts";
import { sessionInForce } from "#app/services/auth/sessions.server.ts";
import type { LiveSession } from "#app/services/auth/sessions.server.ts";
import { liveFeed } from "#app/services/live/feed.server.ts";
import type { LiveMessage, LiveReader } from "#app/services/live/reader.ts";

/** How long a browser waits before it comes back after a break. */
const RETRY_MS = 1_000;
/** A reader that takes nothing in is cut off rather than written to without end. */
const MOST_UNREAD_BYTES = 1_000_000;
const NUMBER = /^\d{1,15}$/;

/** `GET /events`: what changes, to whoever is signed in and may see it, as server-sent events; strangers get 401. A page that follows is no use of the session. */
export function eventStream(services: Services): RequestHandler {
  return (request, response, next) => {
    if (request.path !== "/events") return next();
    if (request.method !== "GET") {
      response.setHeader("Allow", "GET");
      return refuse(request, response, 405, "method_not_allowed");
    }
    open(services, request, response).catch(next);
  };
}

async function open(services: Services, request: Asked, response: Response): Promise<void> {
  response.setHeader("Cache-Control", "no-store, no-transform");
  const headers = new Headers({ Cookie: request.get("Cookie") ?? "" });
  const asked = new Request(`${request.protocol}://${request.get("Host")}${request.originalUrl}`, { headers });
  const sessionId = await readSessionId(asked, services);
  const session = sessionId === null ? null : await sessionInForce(services.db, secretHash(sessionId), new Date().toISOString());
  if (session === null || session.principal.userId === null) return refuse(request, response, 401, "unauthenticated");
  const feed = liveFeed(services.db);
  if (services.isDraining) return refuse(request, response, 503, "unavailable");
  if (!feed.hasRoomFor(session.principal.userId)) {
    response.setHeader("Retry-After", "60");
    return refuse(request, response, 429, "too_many_requests");
  }
  response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no", Connection: "keep-alive" });
  response.write(`retry: ${RETRY_MS}\n\n`);
  const { searchParams } = new URL(asked.url);
  const leave = await feed.join(readerOf(services, session, session.principal.userId, response, searchParams.get("at")), sinceOf(request, searchParams));
  if (response.destroyed || response.writableEnded) leave();
  else response.once("close", leave);
}

/** Where a reader stopped: what the browser says after a break, else what the page was drawn with. */
function sinceOf(request: Asked, query: URLSearchParams): number | null {
  const told = [request.get("Last-Event-ID"), query.get("since")].find((text) => text && NUMBER.test(text));
  return told ? Number(told) : null;
}

function readerOf({ db }: Services, { idHash, principal }: LiveSession, userId: number, response: Response, place: string | null): LiveReader {
  let actor = principal;
  return {
    userId,
    get actor() { return actor; },
    place,
    send: (message) => {
      if (response.writableEnded || response.destroyed) return;
      response.write(textOf(message));
      if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
    },
    refresh: async (now): Promise<Principal | null> => {
      const session = await sessionInForce(db, idHash, now);
      if (session) actor = session.principal;
      return session && actor;
    },
    end: () => void response.end(),
  };
}

/** A message as the stream carries it. What has no data only moves the mark from which a browser goes on after a break. */
function textOf(message: LiveMessage): string {
  switch (message.event) {
    case "presence": return `event: presence\ndata: ${JSON.stringify({ names: message.names })}\n\n`;
    case "beat": return `: beat\nid: ${message.seq}\n\n`;
    case "change": return `id: ${message.seq}\ndata: ${JSON.stringify({ seq: message.seq, type: message.type, code: message.code })}\n\n`;
    default: return `id: ${message.seq}\nevent: ${message.event}\ndata: {}\n\n`;
  }
}
