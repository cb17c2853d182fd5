import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

const READY_WITHIN_MS = 120_000;

/** A server in a process of its own. */
export interface Running {
  readonly origin: string;
  readonly child: ChildProcess;
  readonly startMs: number;
}

/** The environment without what npm put there, which a launched program would take for its own. */
function cleanEnvironment(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("npm_"));
  return { ...Object.fromEntries(own), NODE_ENV: "production", ...more };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** Starts a program and waits until it says that it listens. */
async function startUntil(args: readonly string[], env: Readonly<Record<string, string>>, said: RegExp): Promise<{ child: ChildProcess; match: RegExpExecArray; startMs: number }> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], env: cleanEnvironment(env) });
  let text = "";
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => reject(new Error(`${args.join(" ")} did not start: ${text}`)), READY_WITHIN_MS);
    const read = (chunk: Buffer) => {
      text += chunk.toString("utf8");
      const match = said.exec(text);
      if (!match) return;
      clearTimeout(deadline);
      resolve({ child, match, startMs: performance.now() - startedAt });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", (code) => reject(new Error(`${args.join(" ")} ended with ${code}: ${text}`)));
  });
}

/** Starts the program's own server on a database. */
export async function startProgram(databasePath: string, dataDir: string): Promise<Running> {
  const port = await freePort();
  const env = { DATABASE_URL: `file:${databasePath}`, DATA_DIR: dataDir, HOST: "127.0.0.1", PORT: String(port), LUODI_DEMO: "0" };
  const { child, startMs } = await startUntil(["scripts/launch.mjs", "start"], env, /https?:\/\/\S+/);
  return { child, startMs, origin: `http://127.0.0.1:${port}` };
}

/** Starts the bare server on a copy of the database. */
export async function startBare(databasePath: string): Promise<Running> {
  const { child, match, startMs } = await startUntil(["--import", "tsx", "db/bench/bare-server.ts", databasePath], {}, /listening (\d+)/);
  return { child, startMs, origin: `http://127.0.0.1:${match[1]}` };
}

/** Ends a server and waits until it has gone. */
export async function stop({ child }: Running): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}

/** Runs a command of the program to its end; answers what it printed, and throws when it is refused. */
export async function runCommand(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/luodi.ts", ...args], { stdio: ["ignore", "pipe", "pipe"], env: cleanEnvironment(env) });
  let [printed, messages] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (messages += chunk.toString("utf8")));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`luodi ${args.join(" ")} ended with ${code}: ${messages}${printed.slice(0, 500)}`);
  return printed;
}

/** The resident memory of a process in megabytes; null where the system does not tell. */
export function residentMb({ child }: Running): number | null {
  try {
    const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"));
    return line ? Math.round(Number(line[1]) / 1024) : null;
  } catch {
    return null;
  }
}
