import type { AddressInfo } from "node:net";
import { Writable } from "node:stream";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import type { ActionFunctionArgs, AppLoadContext, EntryContext } from "@remix-run/node";
import { renderToPipeableStream } from "react-dom/server";
import type { ServerEnv } from "#app/env.server.ts";
import type { Services } from "#app/http/load-context.server.ts";
import { withoutPadding } from "#app/http/html-chunks.server.ts";
import { createLog, loggedPath } from "#app/http/log.server.ts";
import { startSending } from "#app/services/deliveries/start-sending.server.ts";
import { outboundOf } from "#app/services/outbound/outbound.server.ts";
import { startScheduler } from "#app/jobs/scheduler.server.ts";
import { liveFeed } from "#app/services/live/feed.server.ts";
import { isDatabaseReady, prepareDatabase } from "#app/services/start-up.server.ts";
import { NonceProvider } from "#app/ui/nonce.tsx";

export { eventStream as events } from "#app/api/events.server.ts";
export { apiRouter as api } from "#app/api/router.server.ts";
export { builtAssets } from "#app/http/assets.server.ts";
export { bodyLimit } from "#app/http/body-limit.server.ts";
export { health, knownHost, lastResort, requestCheck } from "#app/http/front.server.ts";
export { answerBrokenRequests, stopOnSignal } from "#app/http/life-of-server.server.ts";
export { securityHeaders } from "#app/http/headers.server.ts";
export { originCheck } from "#app/http/origin-check.server.ts";
export type { Services };

/** How long a job that was told to stop may take to do so. */
const JOBS_END_MS = 5_000;

/** Prepares the database and gathers what every request shares. */
export async function startUp(env: ServerEnv): Promise<Services> {
  const db = await prepareDatabase(env, (line) => console.log(line));
  const { dataDir, origin, sessionSecret, isDemo } = env;
  const isReady = () => isDatabaseReady(db);
  const log = createLog();
  const scheduler = startScheduler({ db, dataDir, onError: (error) => log.error({ err: error }, "a job could not be run") });
  const sending = startSending(db, outboundOf(env), (error) => log.error({ err: error }, "messages could not be sent"));
  const drain = () => {
    scheduler.stop();
    liveFeed(db).close();
    void sending.stop();
  };
  const close = async () => {
    await Promise.all([scheduler.ended(JOBS_END_MS), sending.stop()]);
    await db.close();
  };
  return { db, dataDir, log, origin, sessionSecret, isDemo, offersMail: env.mail !== null, isDraining: false, isReady, runJob: scheduler.run, drain, close };
}

/** The last line of a start: scripts wait for it, people click on it. */
export function announce(env: ServerEnv, address: string | AddressInfo | null): void {
  const port = typeof address === "object" && address !== null ? address.port : env.port;
  const host = env.host.includes(":") ? `[${env.host}]` : env.host;
  console.log(`Luodi 落地: ${env.origin ?? `http://${host}:${port}`}`);
}

/** A page that does not exist and a reader who went away are no faults of ours. */
export function handleError(error: unknown, { request, context }: ActionFunctionArgs): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  const { pathname } = new URL(request.url);
  context.log.error({ err: error, method: request.method, path: loggedPath(pathname) }, "request failed");
}

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  let finalStatus = status;
  const html = await renderInOnePiece(
    <NonceProvider value={nonce}>
      <RemixServer context={remixContext} url={request.url} nonce={nonce} />
    </NonceProvider>,
    nonce,
    () => (finalStatus = 500),
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(withPreloadNonce(html, nonce), { status: finalStatus, headers });
}

/** One string instead of a stream: the page holds nothing slow, and one write is the cheapest answer. */
function renderInOnePiece(page: React.ReactElement, nonce: string, onRenderError: () => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const sink = new Writable({
      write(chunk, _encoding, done) {
        chunks.push(withoutPadding(chunk as Buffer));
        done();
      },
      final(done) {
        resolve(Buffer.concat(chunks).toString("utf8"));
        done();
      },
    });
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => pipe(sink),
      onShellError: reject,
      onError: onRenderError,
    });
  });
}

/** Remix gives no nonce to module preloads, which 'strict-dynamic' would then block. The development server does without. */
function withPreloadNonce(html: string, nonce: string): string {
  if (import.meta.env.DEV) return html;
  return html.replaceAll('<link rel="modulepreload"', `<link nonce="${nonce}" rel="modulepreload"`);
}
