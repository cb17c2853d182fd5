import { readOutboundEnv } from "#app/env.server.ts";
import { outboundOf } from "./outbound.server.ts";
import type { Outbound } from "./outbound.server.ts";

/** Sends with what the environment of this process says, for as long as the work takes: for jobs and commands, which no server hands it to. */
export async function withOutbound<T>(dataDir: string, work: (outbound: Outbound) => Promise<T>): Promise<T> {
  const outbound = outboundOf(readOutboundEnv({ ...process.env, DATA_DIR: dataDir }));
  try {
    return await work(outbound);
  } finally {
    outbound.mailer?.close();
  }
}
