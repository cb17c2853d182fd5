import { once } from "node:events";
import type { Server } from "node:http";
import { fixedHeaders } from "./headers.server.ts";
import type { Services } from "./load-context.server.ts";

const DRAIN_MS = 10_000;
const IDLE_SWEEP_MS = 50;

/**
 * On a signal: no longer ready, no new connections, at most ten seconds for the running requests, then the database is
 * closed with its log written back and the process ends with 0.
 */
export function stopOnSignal(server: Server, services: Services): void {
  const stop = async () => {
    if (services.isDraining) return;
    services.isDraining = true;
    services.drain();
    server.close();
    const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS);
    const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    await once(server, "close");
    clearInterval(sweep);
    clearTimeout(deadline);
    await services.close();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, stop);
}

/** What node:http refuses before Express sees it, such as headers beyond its limit, carries the same headers. */
export function answerBrokenRequests(server: Server): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    const status = error.code === "HPE_HEADER_OVERFLOW" ? "431 Request Header Fields Too Large" : "400 Bad Request";
    const headers = Object.entries({ ...fixedHeaders(), Connection: "close", "Content-Length": "0" });
    socket.end(`HTTP/1.1 ${status}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`);
  });
}
