import { SECOND_MS } from "#app/domain/instants.ts";
import type { Db } from "#db/connection.server.ts";
import { auditHead } from "#db/queries/audit.ts";
import { newestNotice, newsAfter, noticesAfter } from "#db/queries/live.ts";
import { Places } from "./places.server.ts";
import type { LiveReader } from "./reader.ts";
import { NewsSight } from "./visible-news.server.ts";

/** So many rows at once are told one by one; more, and everything is to be read anew. */
const TOLD_AT_ONCE = 300;
/** How often commits of other processes are looked for. */
const LOOK_EVERY_MS = SECOND_MS / 2;
/** How often a quiet stream says that it is there, and looks whether its session is. */
const BEAT_EVERY_MS = 15 * SECOND_MS;
/** How many pages of one person may follow at once. */
export const STREAMS_OF_ONE = 12;

/** Rows that change what is seen everywhere without naming each project. */
const WHOLESALE = new Set(["data.generate", "demo.seed", "backup.restore"]);

interface Follower {
  readonly reader: LiveReader;
  /** The newest row this reader was told of or kept from. */
  seq: number;
}

/** Follows the trail of one database for everybody who reads along in this process. */
export class LiveFeed {
  readonly places: Places;
  readonly #db: Db;
  readonly #followers = new Set<Follower>();
  readonly #timers: NodeJS.Timeout[] = [];
  #notice: number | null = null;
  #looking: Promise<void> | null = null;
  #isAskedAgain = false;
  #isClosed = false;

  constructor(db: Db) {
    this.#db = db;
    this.places = new Places(db);
    db.observe({ committed: () => void this.look(), closing: () => this.close() });
  }

  /** Whether somebody may open one more stream. */
  hasRoomFor(userId: number): boolean {
    return !this.#isClosed && [...this.#followers].filter(({ reader }) => reader.userId === userId).length < STREAMS_OF_ONE;
  }

  /** Lets a reader follow from a row of the trail on (null: from now); answers how to leave. */
  async join(reader: LiveReader, since: number | null): Promise<() => void> {
    const head = (await auditHead(this.#db.read)).seq;
    const follower: Follower = { reader, seq: Math.min(since ?? head, head) };
    if (this.#isClosed) return () => reader.end();
    this.#followers.add(follower);
    this.#start();
    if (since !== null && since > head) reader.send({ event: "reload", seq: head });
    await this.places.enter(reader);
    await this.look();
    return () => this.#drop(follower);
  }

  /** Reads what is new and tells each reader what is theirs; a look that is asked for meanwhile follows at once. */
  look(): Promise<void> {
    if (this.#followers.size === 0) return Promise.resolve();
    this.#isAskedAgain = true;
    this.#looking ??= this.#lookOn().catch(() => undefined).finally(() => (this.#looking = null));
    return this.#looking;
  }

  /** Ends every stream; the readers come back when a server is there again. */
  close(): void {
    this.#isClosed = true;
    for (const follower of [...this.#followers]) {
      this.#drop(follower);
      follower.reader.end();
    }
  }

  async #lookOn(): Promise<void> {
    while (this.#isAskedAgain) {
      this.#isAskedAgain = false;
      const all = [...this.#followers];
      for (const since of new Set(all.map(({ seq }) => seq))) await this.#tell(since, all.filter(({ seq }) => seq === since));
      await this.#tellOfNotices();
    }
  }

  /** Tells some readers, who stand at the same row, of the rows after it: read once, then seen with the eyes of each. */
  async #tell(since: number, followers: readonly Follower[]): Promise<void> {
    const rows = await newsAfter(this.#db.read, since, TOLD_AT_ONCE + 1);
    if (rows.length === 0) return;
    const isTooMuch = rows.length > TOLD_AT_ONCE || rows.some(({ action }) => WHOLESALE.has(action));
    const head = isTooMuch ? (await auditHead(this.#db.read)).seq : (rows.at(-1)?.seq ?? since);
    if (rows.some(({ objectType }) => objectType === "user")) await this.#refresh(followers);
    const sight = new NewsSight(this.#db, rows);
    for (const follower of followers) {
      follower.seq = head;
      const messages = isTooMuch ? [{ event: "reload", seq: head } as const] : await sight.messagesFor(follower.reader.actor);
      if (this.#followers.has(follower)) for (const message of messages) follower.reader.send(message);
    }
  }

  async #tellOfNotices(): Promise<void> {
    this.#notice ??= await newestNotice(this.#db.read);
    const fresh = await noticesAfter(this.#db.read, this.#notice);
    this.#notice = Math.max(this.#notice, ...fresh.map(({ id }) => id));
    for (const { reader, seq } of this.#followers) if (fresh.some(({ userId }) => userId === reader.userId)) reader.send({ event: "notice", seq });
  }

  /** Looks at the sessions again: whose is over is told nothing more. */
  async #refresh(followers: Iterable<Follower>): Promise<void> {
    const now = new Date().toISOString();
    for (const follower of [...followers]) {
      if ((await follower.reader.refresh(now)) !== null) continue;
      this.#drop(follower);
      follower.reader.end();
    }
  }

  async #beat(): Promise<void> {
    await this.#refresh(this.#followers);
    for (const { reader, seq } of this.#followers) {
      reader.send({ event: "beat", seq });
      await this.places.lookAgain(reader);
    }
  }

  /** Without readers nothing is looked at; who comes next starts from where things stand then. */
  #drop(follower: Follower): void {
    if (!this.#followers.delete(follower)) return;
    this.places.leave(follower.reader);
    if (this.#followers.size > 0) return;
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    this.#notice = null;
  }

  #start(): void {
    if (this.#timers.length > 0) return;
    this.#timers.push(setInterval(() => void this.look(), LOOK_EVERY_MS).unref(), setInterval(() => void this.#beat().catch(() => undefined), BEAT_EVERY_MS).unref());
  }
}

const feeds = new WeakMap<Db, LiveFeed>();

/** The feed of a database, made when it is first asked for. */
export function liveFeed(db: Db): LiveFeed {
  const feed = feeds.get(db) ?? new LiveFeed(db);
  feeds.set(db, feed);
  return feed;
}
