import type { ParseArgsConfig } from "node:util";
import type { Refusal } from "#app/domain/verdict.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import type { DatabaseEnv } from "#app/env.server.ts";

/** What a command answers: a document for `--json`, lines for people, notes for stderr. */
export type Outcome =
  | { readonly ok: true; readonly json: unknown; readonly lines: readonly string[]; readonly notes?: readonly string[] }
  | { readonly ok: false; readonly code: string; readonly detail: string; readonly errors: readonly Refusal[]; readonly json?: unknown; readonly lines?: readonly string[] };

/** What a command is given: parsed options and arguments, the program's own principal, and the text on stdin when it asks. */
export interface CommandInput {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  readonly env: DatabaseEnv;
  readonly ctx: ServiceContext;
  readonly readStdin: () => Promise<string>;
}

/** A command of the command line; thin: it reads its arguments, calls one service and says what came of it. */
export interface Command {
  /** One or two words: `quotas`, `user add`. */
  readonly name: string;
  /** The arguments and options after the name, for the usage line. */
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** The least and the most number of arguments. */
  readonly positionals: readonly [number, number];
  /** What the database must be before the command runs: at the newest schema, openable at any, or not opened at all. */
  readonly database?: "ready" | "any" | "none";
  readonly run: (input: CommandInput) => Promise<Outcome>;
}

/** Wrong usage: exit code 2 with the usage line. */
export class UsageError extends Error {}
