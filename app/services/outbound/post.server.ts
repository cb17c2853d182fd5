import { lookup as lookUp } from "node:dns/promises";
import plain from "node:http";
import type { ClientRequest, IncomingMessage } from "node:http";
import secure from "node:https";
import type { LookupFunction } from "node:net";
import { SECOND_MS } from "#app/domain/instants.ts";
import { accept, refuse } from "#app/domain/verdict.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { isReachable, literalHost } from "./targets.ts";
import type { Target } from "./targets.ts";
import { timeLimit } from "./time-limit.server.ts";

/** From the lookup of the name to the last byte of the answer. */
const LIMIT_MS = 5 * SECOND_MS;
const LARGEST_ANSWER = 64 * 1024;

/** Every address that a name stands for. */
export type Resolver = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

/** An answer as far as it was read; `isCut` where there was more than anybody needs. */
export interface OutboundAnswer {
  readonly status: number;
  readonly body: string;
  readonly isCut: boolean;
}

export interface OutboundMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface OutboundOptions {
  readonly resolve?: Resolver | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly limitMs?: number | undefined;
}

class RefusedAddress extends Error {}

const resolveByName: Resolver = (host) => lookUp(host, { all: true, verbatim: true });

/** The socket's own lookup: asked once, and every address must be allowed, so that what was checked is what is connected to. */
function checkedLookup(isIntranet: boolean, resolve: Resolver): LookupFunction {
  return (host, { all }, done) => {
    resolve(host).then((addresses) => {
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => !isReachable(address, isIntranet))) return done(new RefusedAddress(), "");
      return all ? done(null, addresses.map(({ address, family }) => ({ address, family }))) : done(null, first.address, first.family);
    }, (error: NodeJS.ErrnoException) => done(error, ""));
  };
}

/**
 * Sends one request out of the house, the only way any leaves: no redirect is followed, no proxy asked, the name looked up
 * once and its addresses checked, everything within the limit and the answer read no further than anybody needs.
 */
export async function post({ url, isIntranet }: Target, { headers, body }: OutboundMessage, { resolve = resolveByName, signal, limitMs = LIMIT_MS }: OutboundOptions = {}): Promise<Verdict<OutboundAnswer>> {
  const literal = literalHost(url);
  if (literal !== null && !isReachable(literal, isIntranet)) return refuse({ code: "address_refused" });
  const limit = timeLimit(limitMs, signal);
  const request = (url.protocol === "https:" ? secure : plain).request(url, {
    method: "POST", agent: false, lookup: checkedLookup(isIntranet, resolve), signal: limit.signal,
    headers: { ...headers, "Content-Type": "application/json; charset=utf-8", "Content-Length": Buffer.byteLength(body), "Accept-Encoding": "identity", "User-Agent": "Luodi" },
  });
  try {
    request.end(body);
    return accept(await readAnswer(request));
  } catch (error) {
    if (error instanceof RefusedAddress) return refuse({ code: "address_refused" });
    if (limit.isOver()) return refuse({ code: "no_answer_in_time", params: { n: limitMs / SECOND_MS } });
    return refuse({ code: signal?.aborted ? "sending_stopped" : "not_reachable" });
  } finally {
    limit.end();
    request.destroy();
  }
}

function readAnswer(request: ClientRequest): Promise<OutboundAnswer> {
  return new Promise((resolve, reject) => {
    request.on("error", reject);
    request.on("response", (response: IncomingMessage) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const answer = (isCut: boolean) => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).subarray(0, LARGEST_ANSWER).toString("utf8"), isCut });
      response.on("error", reject).on("aborted", () => reject(new Error("aborted"))).on("end", () => answer(false));
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size <= LARGEST_ANSWER) return;
        answer(true);
        request.destroy();
      });
    });
  });
}
