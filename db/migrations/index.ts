import { initial } from "./0001-initial.ts";
import { wholeLife } from "./0002-whole-life.ts";
import { supervision } from "./0003-supervision.ts";

/** One step of the schema: its statements run in one transaction and are covered by a checksum. */
export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
}

/** Every migration in order; released ones never change. */
export const migrations: readonly Migration[] = [initial, wholeLife, supervision];
