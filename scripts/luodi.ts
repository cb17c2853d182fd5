import { parseArgs } from "node:util";
import { readDatabaseEnv, StartError } from "#app/env.server.ts";
import { SYSTEM } from "#app/domain/permissions.ts";
import { openForCommand } from "#app/services/start-up.server.ts";
import { commands } from "./commands/index.ts";
import { UsageError } from "./command.ts";
import type { Command, Outcome } from "./command.ts";

const [REFUSED, WRONG_USAGE] = [1, 2];

/** The command whose one- or two-word name the arguments begin with. */
function findCommand(args: readonly string[]): { command: Command; rest: string[] } | null {
  for (const words of [2, 1]) {
    const command = commands.find((entry) => entry.name === args.slice(0, words).join(" "));
    if (command) return { command, rest: args.slice(words) };
  }
  return null;
}

function usage(): string {
  return ["usage: npm run --silent luodi -- COMMAND [--json]", ...commands.map((command) => `  ${command.name} ${command.usage}`.trimEnd())].join("\n");
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8").replace(/\r?\n$/, "");
}

function print(outcome: Outcome, asJson: boolean): number {
  if (outcome.ok) {
    for (const note of outcome.notes ?? []) process.stderr.write(`${note}\n`);
    process.stdout.write(asJson ? `${JSON.stringify(outcome.json)}\n` : outcome.lines.map((line) => `${line}\n`).join(""));
    return 0;
  }
  const document = outcome.json ?? { error: { code: outcome.code, detail: outcome.detail, errors: outcome.errors } };
  if (asJson) process.stdout.write(`${JSON.stringify(document)}\n`);
  for (const line of outcome.lines ?? [outcome.detail]) process.stderr.write(`${line}\n`);
  return REFUSED;
}

async function runCommand(command: Command, rest: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: rest, options: { ...command.options, json: { type: "boolean" } }, allowPositionals: true, strict: true });
  const [least, most] = command.positionals;
  if (positionals.length < least || positionals.length > most) throw new UsageError(`${command.name} takes ${least === most ? least : `${least} to ${most}`} argument(s)`);
  const env = readDatabaseEnv(process.env);
  const db = command.database === "none" ? null : await openForCommand(env, command.database ?? "ready");
  try {
    const ctx = { db, actor: SYSTEM, now: new Date().toISOString() } as Parameters<Command["run"]>[0]["ctx"];
    return print(await command.run({ values: values as Record<string, string | boolean | undefined>, positionals, env, ctx, readStdin }), values.json === true);
  } finally {
    await db?.close();
  }
}

/** Exit code of a failure: wrong usage 2, anything else 1, told in one line; with `--json` also as a document. */
function fail(error: unknown, command: Command | null, asJson: boolean): number {
  const isUsage = error instanceof UsageError || (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"));
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  if (isUsage) {
    process.stderr.write(command ? `usage: luodi ${command.name} ${command.usage} [--json]\n` : `${usage()}\n`);
    return WRONG_USAGE;
  }
  if (asJson) process.stdout.write(`${JSON.stringify({ error: { code: error instanceof StartError ? "start" : "failed", detail: message, errors: [] } })}\n`);
  return REFUSED;
}

const args = process.argv.slice(2);
const found = findCommand(args);
if (!found) {
  const wantsHelp = args[0] === "--help" || args[0] === "help";
  (wantsHelp ? process.stdout : process.stderr).write(`${usage()}\n`);
  process.exitCode = wantsHelp ? 0 : WRONG_USAGE;
} else {
  process.exitCode = await runCommand(found.command, found.rest).catch((error: unknown) => fail(error, found.command, args.includes("--json")));
}
