import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startServer } from "./server-process.ts";

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
  if (!existsSync("build/start/server.js")) throw new Error("the server is not built; `npm test` builds it");
  const folder = mkdtempSync(join(tmpdir(), "luodi-e2e-"));
  const databasePath = join(folder, "db", "luodi.db");
  const dataDir = join(folder, "data");
  const sessionSecret = "end-to-end tests sign their own sessions";
  const demoPassword = "Ende-zu-Ende 2025";
  const server = await startServer({
    DATABASE_URL: `file:${databasePath}`,
    DATA_DIR: dataDir,
    SESSION_SECRET: sessionSecret,
    LUODI_DEMO_PASSWORD: demoPassword,
  });
  for (const [name, value] of Object.entries({ origin: server.origin, databasePath, dataDir, sessionSecret, demoPassword }))
    project.provide(name as "origin", value);
  return async () => {
    const code = await server.stop();
    rmSync(folder, { recursive: true, force: true });
    const faults = faultsIn(server.said());
    if (code !== 0) throw new Error(`the server ended with ${code}`);
    if (faults.length > 0) throw new Error(`the server logged errors:\n${faults.join("\n")}`);
  };
}

/** Log lines of errors, and anything said after the start that is no log line. */
function faultsIn(said: string): string[] {
  const [, afterStart = ""] = said.split(/^Luodi .*$/m);
  return afterStart.split("\n").filter((line) => line !== "" && (!line.startsWith("{") || (JSON.parse(line) as { level: number }).level >= ERROR_LEVEL));
}
