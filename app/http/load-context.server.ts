import type { Logger } from "pino";

/** What start-up makes and every request shares. */
export interface Services {
  log: Logger;
  isDraining: boolean;
  isReady: () => Promise<boolean>;
  close: () => Promise<void>;
}

/** What Express hands to every loader and action. */
export interface LoadContext extends Services {
  nonce: string;
}

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends LoadContext {}
  interface Future {
    v3_singleFetch: true;
  }
}
