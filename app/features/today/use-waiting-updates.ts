import { useCallback, useEffect, useRef, useState } from "react";
import { forgetWaiting, keepWaiting, sendUpdate, waitingOf } from "./waiting-updates.ts";
import type { UpdateAnswer, WaitingUpdate } from "./waiting-updates.ts";

const TRY_AGAIN_MS = 20_000;

export interface WaitingUpdates {
  readonly waiting: readonly WaitingUpdate[];
  readonly isOffline: boolean;
  /** Sends an update; without a signal it is kept on the device and answers "waiting". */
  readonly send: (update: WaitingUpdate) => Promise<UpdateAnswer | "waiting">;
  readonly sendAll: () => Promise<void>;
  /** Sends a refused one once more, with other fields. */
  readonly sendAgain: (update: WaitingUpdate, change: Readonly<Record<string, string>>) => Promise<void>;
  readonly forget: (key: string) => Promise<void>;
}

/** Sends what waits, in its order, until one finds no signal; what the server refuses is marked. Answers whether anything was stored. */
async function deliverAll(owner: string): Promise<boolean> {
  let stored = false;
  for (const update of await waitingOf(owner).catch(() => [])) {
    if (update.refused) continue;
    const answer = await deliver(update);
    if (answer === "waiting") break;
    if (answer.ok) stored = true;
    else await keepWaiting({ ...update, refused: answer });
  }
  return stored;
}

async function deliver(update: WaitingUpdate): Promise<UpdateAnswer | "waiting"> {
  const answer = navigator.onLine ? await sendUpdate(update) : null;
  if (answer === null) return "waiting";
  if (answer.ok) await forgetWaiting(update.key).catch(() => undefined);
  return answer;
}

/** The updates of one person on this device; they are sent when the signal is back, when the page opens, and every now and then. */
export function useWaitingUpdates(owner: string, onStored: () => void): WaitingUpdates {
  const [waiting, setWaiting] = useState<readonly WaitingUpdate[]>([]);
  const [isOffline, setIsOffline] = useState(false);
  const isSending = useRef(false);
  const read = useCallback(async () => setWaiting(await waitingOf(owner).catch(() => [])), [owner]);

  const sendAll = useCallback(async () => {
    if (isSending.current) return;
    isSending.current = true;
    try {
      const stored = await deliverAll(owner);
      await read();
      if (stored) onStored();
    } finally {
      isSending.current = false;
    }
  }, [onStored, owner, read]);

  useEffect(() => {
    const look = () => {
      setIsOffline(!navigator.onLine);
      if (navigator.onLine) void sendAll();
    };
    look();
    void read();
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    const timer = setInterval(() => void sendAll(), TRY_AGAIN_MS);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
      clearInterval(timer);
    };
  }, [read, sendAll]);

  const send = async (update: WaitingUpdate) => {
    const answer = await deliver(update);
    if (answer === "waiting") {
      await keepWaiting(update);
      await read();
    }
    return answer;
  };
  const sendAgain = async (update: WaitingUpdate, change: Readonly<Record<string, string>>) => {
    await keepWaiting({ ...update, fields: { ...update.fields, ...change }, refused: null });
    await sendAll();
  };
  const forget = async (key: string) => {
    await forgetWaiting(key);
    await read();
  };
  return { waiting, isOffline, send, sendAll, sendAgain, forget };
}
