import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import { readServerEnv } from "#app/env.server.ts";
import type * as Entry from "#app/entry.server.tsx";

const isDev = process.argv.includes("--dev");
process.env.NODE_ENV ??= isDev ? "development" : "production";

interface Source {
  assets: RequestHandler;
  loadBuild: () => Promise<ServerBuild>;
}

async function builtSource(): Promise<Source> {
  const build: ServerBuild = await import(pathToFileURL("build/server/index.js").href);
  const { builtAssets } = build.entry.module as typeof Entry;
  return { assets: builtAssets("build/client"), loadBuild: async () => build };
}

async function viteSource(server: Server): Promise<Source> {
  const { createServer: createVite } = await import("vite");
  const vite = await createVite({ server: { middlewareMode: true, hmr: { server } } });
  const loadBuild = async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;
  return { assets: vite.middlewares, loadBuild };
}

/** Remix for one build; the development server brings a new build after each change. */
function pages(source: Source, services: Entry.Services): RequestHandler {
  const getLoadContext = ({ socket }: Request, { locals }: Response) =>
    ({ ...services, nonce: locals.nonce as string, clientAddress: socket.remoteAddress ?? "" });
  const handlers = new WeakMap<ServerBuild, ReturnType<typeof createRequestHandler>>();
  return async (request, response, next) => {
    const build = await source.loadBuild();
    const handler = handlers.get(build) ?? createRequestHandler({ build, getLoadContext });
    handlers.set(build, handler);
    await handler(request, response, next);
  };
}

function mount(app: Express, source: Source, entry: typeof Entry, services: Entry.Services, origin: string | null): void {
  app.disable("x-powered-by").set("query parser", "simple");
  app.use(entry.securityHeaders({ isDev, isHttps: origin?.startsWith("https:") ?? false }));
  app.use(entry.health(services), entry.requestCheck(), entry.events(services), compression(), source.assets);
  app.use(entry.originCheck(origin), entry.knownHost(origin));
  app.use("/api/v1", entry.api(services));
  app.use(entry.bodyLimit(), pages(source, services));
  app.use(entry.lastResort(services));
}

async function start(): Promise<void> {
  const env = readServerEnv(process.env);
  const app = express();
  const server = createServer(app);
  const source = isDev ? await viteSource(server) : await builtSource();
  const entry = (await source.loadBuild()).entry.module as typeof Entry;
  const services = await entry.startUp(env);
  entry.answerBrokenRequests(server);
  mount(app, source, entry, services, env.origin);
  server.listen(env.port, env.host);
  await once(server, "listening");
  entry.stopOnSignal(server, services);
  entry.announce(env, server.address());
}

start().catch((error: NodeJS.ErrnoException) => {
  const place = error.code === "EADDRINUSE" ? "PORT: already in use, choose another" : null;
  console.error(`luodi: ${place ?? error.message}`);
  process.exit(1);
});
