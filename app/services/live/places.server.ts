import { readPlace } from "#app/domain/live.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { isHandedTo } from "#app/domain/seen-changes.ts";
import type { Db } from "#db/connection.server.ts";
import { handedUnitsOf } from "#db/queries/issues.ts";
import { projectOfIssue } from "#db/queries/live.ts";
import { isInScope } from "#db/queries/notices.ts";
import { projectIds } from "#db/queries/project-facts.ts";
import type { LiveReader } from "./reader.ts";

/** Who is at the same place, in the memory of this process: a place is an address about a project or an issue, and only those who see it are there. */
export class Places {
  readonly #db: Db;
  readonly #present = new Map<string, Set<LiveReader>>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** Puts a reader where they say they are, if they may see what is there, and tells everybody at that place. */
  async enter(reader: LiveReader): Promise<void> {
    const place = readPlace(reader.place);
    if (place === null || !(await this.#sees(reader))) return;
    const readers = this.#present.get(place.path) ?? new Set();
    this.#present.set(place.path, readers.add(reader));
    this.#tell(readers);
  }

  /** Takes a reader away again. */
  leave(reader: LiveReader): void {
    const readers = this.#present.get(reader.place ?? "");
    if (!readers?.delete(reader)) return;
    if (readers.size === 0) this.#present.delete(reader.place ?? "");
    else this.#tell(readers);
  }

  /** Takes those away who see what a place is about no more. */
  async lookAgain(reader: LiveReader): Promise<void> {
    if (!this.#present.get(reader.place ?? "")?.has(reader) || (await this.#sees(reader))) return;
    this.leave(reader);
    reader.send({ event: "presence", names: [] });
  }

  async #sees({ actor, place: path }: LiveReader): Promise<boolean> {
    const place = readPlace(path);
    if (place === null) return false;
    const { read } = this.#db;
    const id = place.kind === "issue" ? await projectOfIssue(read, place.code) : ((await projectIds(read, [place.code])).get(place.code) ?? null);
    if (id === null || !(await isInScope(read, scopeOf(actor), id))) return false;
    return place.kind === "project" || actor.role !== "unit" || isHandedTo(actor.unit, place.code, await handedUnitsOf(read, [id]));
  }

  /** Each is told of the others; somebody with two pages open is one person. */
  #tell(readers: ReadonlySet<LiveReader>): void {
    for (const reader of readers) {
      const others = new Map([...readers].filter(({ userId }) => userId !== reader.userId).map(({ userId, actor }) => [userId, actor.name]));
      reader.send({ event: "presence", names: [...others.values()] });
    }
  }
}
