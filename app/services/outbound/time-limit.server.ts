/** A limit in time that ends work early, as does a signal from elsewhere. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** Whether the time was over, rather than somebody having said stop. */
  readonly isOver: () => boolean;
  /** Lets go of clock and signal; a signal that outlives the work keeps nothing of it. */
  readonly end: () => void;
}

/** Begins a limit in time. */
export function timeLimit(ms: number, stopped?: AbortSignal): TimeLimit {
  const controller = new AbortController();
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    controller.abort();
  }, ms);
  const stop = () => controller.abort();
  if (stopped?.aborted) stop();
  stopped?.addEventListener("abort", stop);
  return {
    signal: controller.signal,
    isOver: () => isOver,
    end: () => {
      clearTimeout(timer);
      stopped?.removeEventListener("abort", stop);
    },
  };
}
