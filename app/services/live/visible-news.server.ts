import { addMilliseconds } from "#app/domain/instants.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import type { Db } from "#db/connection.server.ts";
import { seenProjects } from "#db/queries/live.ts";
import type { NewsRow } from "#db/queries/live.ts";
import type { LiveMessage } from "./reader.ts";

/** A project that somebody saw until now went out of their sight: they are told that something did, not what. */
export const GONE = "gone";

/** Reads for each scope once which of the projects that rows are about it lets be seen, now and just before them. */
export class NewsSight {
  readonly #db: Db;
  readonly #rows: readonly NewsRow[];
  readonly #ids: readonly number[];
  readonly #before: string;
  readonly #known = new Map<string, Promise<{ now: ReadonlySet<number>; before: ReadonlySet<number> }>>();

  constructor(db: Db, rows: readonly NewsRow[]) {
    this.#db = db;
    this.#rows = rows;
    this.#ids = [...new Set(rows.flatMap(({ projectId }) => projectId ?? []))];
    const first = rows.map(({ at }) => at).reduce((least, at) => (at < least ? at : least), rows[0]?.at ?? "1970-01-01T00:00:00.000Z");
    this.#before = addMilliseconds(first, -1);
  }

  /** What of the rows somebody is told: each kind of change of each project once, under the number of its newest row. */
  async messagesFor(actor: Principal): Promise<LiveMessage[]> {
    if (this.#ids.length === 0) return [];
    const scope = scopeOf(actor);
    const key = JSON.stringify(scope);
    const look = this.#known.get(key) ?? this.#look(scope);
    this.#known.set(key, look);
    const sight = await look;
    const told = new Map<string, LiveMessage & { readonly seq: number }>();
    for (const { seq, action, projectId, code } of this.#rows) {
      if (projectId === null) continue;
      const isSeen = sight.now.has(projectId);
      if (!isSeen && !sight.before.has(projectId)) continue;
      const [type, shown] = isSeen ? [action, code] : [GONE, null];
      told.set(`${type} ${shown}`, { event: "change", seq, type, code: shown });
    }
    return [...told.values()].sort((one, other) => one.seq - other.seq);
  }

  async #look(scope: ReturnType<typeof scopeOf>) {
    const { read } = this.#db;
    return { now: await seenProjects(read, this.#ids, scope, null), before: await seenProjects(read, this.#ids, scope, this.#before) };
  }
}
