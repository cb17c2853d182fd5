import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { TestProject } from "vitest/node";

const START_LIMIT_MS = 120_000;
const ERROR_LEVEL = 50;

declare module "vitest" {
  interface ProvidedContext {
    origin: string;
    databasePath: string;
    dataDir: string;
    sessionSecret: string;
    demoPassword: string;
  }
}

/** Starts the built server once for all end-to-end tests, on a free port, with its own database, files and demo. */
export default async function oneServer(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync("build/server/index.js")) throw new Error("the server is not built; `npm test` builds it");
  const folder = mkdtempSync(join(tmpdir(), "luodi-e2e-"));
  const databasePath = join(folder, "db", "luodi.db");
  const dataDir = join(folder, "data");
  const sessionSecret = "end-to-end tests sign their own sessions";
  const demoPassword = "Ende-zu-Ende 2025";
  const logPath = join(folder, "log");
  const server = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: "0",
      DATABASE_URL: `file:${databasePath}`,
      DATA_DIR: dataDir,
      SESSION_SECRET: sessionSecret,
      LUODI_DEMO_PASSWORD: demoPassword,
    },
  });
  server.stderr.pipe(createWriteStream(logPath));
  const origin = await addressOf(server).catch((error: Error) => {
    server.kill();
    throw new Error(`${error.message}\n${readFileSync(logPath, "utf8")}`);
  });
  for (const [name, value] of Object.entries({ origin, databasePath, dataDir, sessionSecret, demoPassword }))
    project.provide(name as "origin", value);
  return async () => {
    const code = await stop(server);
    const faults = faultsIn(readFileSync(logPath, "utf8"));
    rmSync(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`the server ended with ${code}`);
    if (faults.length > 0) throw new Error(`the server logged errors:\n${faults.join("\n")}`);
  };
}

/** The address stands in the last line of a start. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the server did not start in time")), START_LIMIT_MS);
    server.once("exit", (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
    if (!server.stdout) return;
    createInterface({ input: server.stdout }).on("line", (line) => {
      const address = /^Luodi .*(http:\/\/\S+)$/.exec(line)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

async function stop(server: ChildProcess): Promise<number | null> {
  if (server.exitCode !== null) return server.exitCode;
  server.kill("SIGTERM");
  const [code] = (await once(server, "exit")) as [number | null];
  return code;
}

function faultsIn(log: string): string[] {
  return log.split("\n").filter((line) => line !== "" && (!line.startsWith("{") || (JSON.parse(line) as { level: number }).level >= ERROR_LEVEL));
}
