import { isMainThread } from "node:worker_threads";
import type { Worker } from "node:worker_threads";
import type { Verdict } from "#app/domain/verdict.ts";
import { newestProjectId } from "#db/queries/project-facts.ts";
import { todayOf } from "../context.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { remembered } from "../remembered.server.ts";
import { startThread } from "./thread.server.ts";

/** The readings that may take long. */
export type ReadingName = "quotaFigures" | "quotasDocument" | "explainQuota" | "explanationDocument" | "boardTotals" | "boardLights" | "viewOverview" | "viewQuotas" | "viewExplanation" | "unitSlips" | "gateImpact" | "reportingPage" | "dutiesPage" | "todayPage" | "calendarPage" | "chiefsPage" | "taskForcePage";

/** From this many projects on a long reading would hold up everybody on the event loop. */
const LARGE_DATABASE = 20_000;
/** A reader that nobody asked for this long is closed, so that an idle server stays small. */
const IDLE_MS = 60_000;

/** What a reader is asked: which reading, for whom, at which instant. */
export interface ReadingRequest {
  readonly id: number;
  readonly name: ReadingName;
  readonly actor: ServiceContext["actor"];
  readonly now: string;
  readonly input: unknown;
}

export type ReadingReply = { readonly id: number; readonly ok: true; readonly verdict: Verdict<unknown> } | { readonly id: number; readonly ok: false; readonly message: string };

interface Reader {
  readonly worker: Worker;
  readonly waiting: Map<number, { resolve: (verdict: Verdict<unknown>) => void; reject: (error: Error) => void }>;
  idle: NodeJS.Timeout | undefined;
}

const readers = new Map<string, Reader>();
let lastId = 0;

function startReader(path: string): Reader {
  const worker = startThread("app/services/readers/reader.server.ts", { path });
  const reader: Reader = { worker, waiting: new Map(), idle: undefined };
  worker.unref();
  worker.on("message", (reply: ReadingReply) => {
    const asker = reader.waiting.get(reply.id);
    reader.waiting.delete(reply.id);
    if (reader.waiting.size === 0) rest(path, reader);
    if (reply.ok) asker?.resolve(reply.verdict);
    else asker?.reject(new Error(reply.message));
  });
  const fail = (error: Error) => {
    readers.delete(path);
    for (const asker of reader.waiting.values()) asker.reject(error);
    reader.waiting.clear();
  };
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the reader ended")));
  readers.set(path, reader);
  return reader;
}

function rest(path: string, reader: Reader): void {
  reader.worker.unref();
  reader.idle = setTimeout(() => {
    readers.delete(path);
    void reader.worker.terminate();
  }, IDLE_MS);
  reader.idle.unref();
}

/** Readings whose answers are small enough to be kept here too, so that asking again does not cross to the other thread. */
const KEPT: readonly ReadingName[] = ["quotaFigures", "quotasDocument", "boardTotals", "boardLights"];

/**
 * Runs a long reading in a thread of its own with a read-only handle when the database is large, else right here. The answer
 * is the same: the reader calls the same service.
 */
export async function aside<T>(ctx: ServiceContext, name: ReadingName, input: unknown, here: () => Promise<Verdict<T>>): Promise<Verdict<T>> {
  if (!isMainThread || ctx.db.path === ":memory:" || (await newestProjectId(ctx.db.read)) < LARGE_DATABASE) return here();
  const ask = () => askReader(ctx, name, input) as Promise<Verdict<T>>;
  return KEPT.includes(name) ? remembered(ctx.db, `${name} ${todayOf(ctx)} ${JSON.stringify([ctx.actor, input])}`, ask) : ask();
}

function askReader(ctx: ServiceContext, name: ReadingName, input: unknown): Promise<Verdict<unknown>> {
  const reader = readers.get(ctx.db.path) ?? startReader(ctx.db.path);
  clearTimeout(reader.idle);
  reader.worker.ref();
  const id = (lastId += 1);
  return new Promise((resolve, reject) => {
    reader.waiting.set(id, { resolve, reject });
    reader.worker.postMessage({ id, name, actor: ctx.actor, now: ctx.now, input } satisfies ReadingRequest);
  });
}
