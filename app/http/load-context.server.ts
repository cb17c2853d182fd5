import type { Logger } from "pino";
import type { JobId } from "#app/domain/jobs.ts";
import type { Principal } from "#app/domain/permissions.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import type { ServiceContext } from "#app/services/context.server.ts";

/** What start-up makes and every request shares. */
export interface Services {
  db: ServiceContext["db"];
  /** Where files lie, outside of anything that is served by itself. */
  dataDir: string;
  log: Logger;
  /** Public origin; null: the request's own scheme and host. */
  origin: string | null;
  sessionSecret: string;
  isDemo: boolean;
  /** Whether a mail server is set up. */
  offersMail: boolean;
  isDraining: boolean;
  /** Begins a run of a job for somebody; `ended` settles with it. */
  runJob: (actor: Principal, job: JobId) => Promise<Verdict<{ readonly id: number; readonly ended: Promise<unknown> }>>;
  /** Is called once when the server begins to stop, before the running requests have ended. */
  drain: () => void;
  isReady: () => boolean;
  close: () => Promise<void>;
}

/** What Express hands to every loader and action. */
export interface LoadContext extends Services {
  nonce: string;
  /** The socket's other end; headers that name one are anybody's word. */
  clientAddress: string;
}

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends LoadContext {}
  interface Future {
    v3_singleFetch: true;
  }
}
