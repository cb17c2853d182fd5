import { SECOND_MS } from "#app/domain/instants.ts";
import type { Db } from "#db/connection.server.ts";

/** How often is looked besides after every commit: for what waits for its time, and for what other processes queue or leave. */
const LOOK_EVERY_MS = 5 * SECOND_MS;
/** How long what is under way may take once the server stops. */
const PATIENCE_MS = 4 * SECOND_MS;

/** What a round of sending heeds. */
export interface Round {
  /** Nothing more is taken up. */
  readonly noMore: AbortSignal;
  /** What is under way is broken off. */
  readonly breakOff: AbortSignal;
  /** Settles when there may be more to send. */
  readonly news: () => Promise<void>;
}

/** A round of its own, outside of a running server, until a signal says stop. */
export function singleRound(signal: AbortSignal): Round {
  return { noMore: signal, breakOff: signal, news: () => new Promise(() => undefined) };
}

/** Rounds of sending while the server runs. */
export interface Sender {
  /** Takes up nothing more; what is under way may finish within seconds and is broken off then. */
  stop(): Promise<void>;
}

/** Keeps sending what waits: after every commit, and now and then. One round at a time; a commit during one is news to it. */
export function keepSending(db: Db, send: (round: Round) => Promise<unknown>, onError: (error: unknown) => void): Sender {
  const [noMore, breakOff] = [new AbortController(), new AbortController()];
  const bell = newsBell();
  const round: Round = { noMore: noMore.signal, breakOff: breakOff.signal, news: bell.news };
  let isAsked = false;
  let running: Promise<void> | null = null;
  const work = async () => {
    while (isAsked && !noMore.signal.aborted) {
      isAsked = false;
      await send(round).catch(onError);
    }
    running = null;
  };
  const ask = () => {
    isAsked = true;
    bell.ring();
    if (!noMore.signal.aborted) running ??= Promise.resolve().then(work);
  };
  const timer = setInterval(ask, LOOK_EVERY_MS);
  timer.unref();
  db.observe({ committed: ask, closing: () => clearInterval(timer) });
  ask();
  return {
    stop: async () => {
      noMore.abort();
      clearInterval(timer);
      const patience = setTimeout(() => breakOff.abort(), PATIENCE_MS);
      await running;
      clearTimeout(patience);
    },
  };
}

/** Lets whoever waits for news know once there are any; whoever asks later waits for the next. */
function newsBell() {
  let ring: () => void = () => undefined;
  let next = new Promise<void>((resolve) => { ring = resolve; });
  return {
    news: () => next,
    ring: () => {
      ring();
      next = new Promise((resolve) => { ring = resolve; });
    },
  };
}
