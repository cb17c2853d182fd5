import type { ProjectFacts } from "#app/domain/facts.ts";
import { addMilliseconds } from "#app/domain/instants.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { holds } from "#app/domain/predicate.ts";
import { maySeeChange } from "#app/domain/seen-changes.ts";
import type { HandedUnits } from "#app/domain/seen-changes.ts";
import type { Db } from "#db/connection.server.ts";
import { handedUnitsOf } from "#db/queries/issues.ts";
import { factsForScopes } from "#db/queries/live.ts";
import type { NewsRow } from "#db/queries/live.ts";
import type { LiveMessage } from "./reader.ts";

/** A project that somebody saw until now went out of their sight: they are told that something did, not what. */
export const GONE = "gone";

/** What decides who sees the projects that rows are about: their facts now and just before the rows, and to whom their issues were handed. */
interface Known {
  readonly now: ReadonlyMap<number, ProjectFacts>;
  readonly before: ReadonlyMap<number, ProjectFacts>;
  readonly handed: HandedUnits;
}

/** Says of some rows what each reader may be told of them; what that depends on is read once, however many readers there are. */
export class NewsSight {
  readonly #rows: readonly (NewsRow & { readonly fields: Readonly<Record<string, unknown>> })[];
  readonly #look: () => Promise<Known>;
  #known: Promise<Known> | null = null;

  constructor({ read }: Db, rows: readonly NewsRow[]) {
    this.#rows = rows.filter(({ projectId }) => projectId !== null).map((row) => ({ ...row, fields: JSON.parse(row.after ?? "{}") as Record<string, unknown> }));
    const ids = [...new Set(rows.flatMap(({ projectId }) => projectId ?? []))];
    const first = rows.map(({ at }) => at).reduce((least, at) => (at < least ? at : least), rows[0]?.at ?? "1970-01-01T00:00:00.000Z");
    this.#look = async () => ({ now: await factsForScopes(read, ids, null), before: await factsForScopes(read, ids, addMilliseconds(first, -1)), handed: await handedUnitsOf(read, ids) });
  }

  /** What of the rows somebody is told: each kind of change of each project once, under the number of its newest row. */
  async messagesFor(actor: Principal): Promise<LiveMessage[]> {
    if (this.#rows.length === 0) return [];
    const { now, before, handed } = await (this.#known ??= this.#look());
    const scope = scopeOf(actor);
    const sees = (facts: ProjectFacts | undefined) => facts !== undefined && holds(scope, facts);
    const told = new Map<string, LiveMessage & { readonly seq: number }>();
    for (const { seq, action, projectId, code, fields } of this.#rows) {
      const isSeen = sees(now.get(projectId ?? 0));
      if (isSeen ? !maySeeChange(actor, { action, after: fields }, handed) : !sees(before.get(projectId ?? 0))) continue;
      const [type, shown] = isSeen ? [action, code] : [GONE, null];
      told.set(`${type} ${shown}`, { event: "change", seq, type, code: shown });
    }
    return [...told.values()].sort((one, other) => one.seq - other.seq);
  }
}
