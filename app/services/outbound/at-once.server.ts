import type { Round } from "./keep-sending.server.ts";

/** What is sent, several at once: how the next is taken, beside those under way, and what is done with it. */
export interface AtOnce<T> {
  readonly most: number;
  readonly take: (underWay: readonly T[]) => Promise<T | null>;
  readonly work: (one: T) => Promise<void>;
}

/** Takes and works until nothing is left or it is time to stop; whoever hangs takes one of the places and holds up nobody else. */
export async function severalAtOnce<T>(round: Round, { most, take, work }: AtOnce<T>): Promise<void> {
  const [underWay, faults] = [new Map<Promise<void>, T>(), [] as unknown[]];
  while (!round.noMore.aborted && faults.length === 0) {
    const news = round.news();
    const next = underWay.size < most ? await take([...underWay.values()]) : null;
    if (next === null && underWay.size === 0) return;
    if (next === null) await Promise.race([news, ...underWay.keys()]);
    else {
      const done: Promise<void> = work(next).catch((error: unknown) => void faults.push(error)).finally(() => underWay.delete(done));
      underWay.set(done, next);
    }
  }
  await Promise.all(underWay.keys());
  if (faults.length > 0) throw faults[0];
}
