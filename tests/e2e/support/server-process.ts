import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const START_LIMIT_MS = 120_000;

export interface ServerProcess {
  readonly process: ChildProcess;
  /** Where it listens, as its last line of the start says. */
  readonly origin: string;
  /** Everything it has said on stdout and stderr so far. */
  readonly said: () => string;
  /** Sends SIGTERM and waits for the end; the exit code. */
  readonly stop: () => Promise<number | null>;
}

/** A server that ended before it was ready, with what it said. */
export class NotStartedError extends Error {
  readonly code: number | null;
  readonly said: string;

  constructor(code: number | null, said: string) {
    super(`the server ended with ${code} before it was ready:\n${said}`);
    this.code = code;
    this.said = said;
  }
}

/** Starts the built server with these settings and nothing else of our environment; a free port unless one is given. */
export async function startServer(variables: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, NODE_ENV: "production", PORT: "0", ...variables };
  const child = spawn(process.execPath, ["build/start/server.js"], { stdio: ["ignore", "pipe", "pipe"], env });
  const chunks: Buffer[] = [];
  const said = () => Buffer.concat(chunks).toString("utf8");
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  const origin = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new NotStartedError(null, said()));
    }, START_LIMIT_MS);
    child.once("close", (code) => reject(new NotStartedError(code, said())));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const address = /^Luodi .*?(https?:\/\/\S+)$/.exec(line)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
  return { process: child, origin, said, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  child.kill("SIGTERM");
  const [code] = (await once(child, "close")) as [number | null];
  return code;
}
