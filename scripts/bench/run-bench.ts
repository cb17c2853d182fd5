import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SYSTEM } from "#app/domain/permissions.ts";
import { createToken } from "#app/services/auth/tokens.server.ts";
import { createDemoAccounts } from "#app/services/demo/demo-accounts.server.ts";
import { generateProjects } from "#app/services/generate/generate-projects.server.ts";
import { openForCommand } from "#app/services/start-up.server.ts";
import { compareServers } from "./compare.ts";
import type { Comparison } from "./compare.ts";
import { openClient } from "./http-client.ts";
import { timed } from "./measure.ts";
import { residentMb, startBare, startProgram, stop } from "./processes.ts";
import { commandFigures, readFigures } from "./single-figures.ts";
import type { SingleFigure } from "./single-figures.ts";

export interface BenchResult {
  readonly projects: number;
  readonly comparisons: readonly Comparison[];
  readonly figures: readonly SingleFigure[];
}

const SETTLE_MS = 3_000;
const SEED = 1;

interface Prepared {
  readonly token: string;
  readonly generateMs: number;
}

/** Fills a new database and makes the account and token that the client signs in with. */
async function prepare(databasePath: string, dataDir: string, projects: number): Promise<Prepared> {
  const db = await openForCommand({ databasePath, dataDir }, "ready");
  try {
    const ctx = { db, actor: SYSTEM, now: new Date().toISOString() };
    await createDemoAccounts(ctx, { dataDir, password: null });
    const { milliseconds } = await timed(() => generateProjects(ctx, { projects, seed: SEED }));
    const made = await createToken(ctx, { email: "commerce@luodi.example", scope: "write" });
    if (!made.ok) throw new Error(`no token: ${made.errors.map((error) => error.code).join(", ")}`);
    return { token: made.value.token, generateMs: milliseconds };
  } finally {
    await db.close();
  }
}

/** Measures the program beside a bare server on copies of the same generated database, in one run. */
export async function runBench(projects: number, say: (line: string) => void): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), "luodi-bench-"));
  const [databasePath, barePath, dataDir] = ["luodi.db", "bare.db", "data"].map((name) => join(folder, name)) as [string, string, string];
  try {
    say(`generating ${projects} projects …`);
    const { token, generateMs } = await prepare(databasePath, dataDir, projects);
    copyFileSync(databasePath, barePath);
    say("starting both servers …");
    await stop(await startProgram(databasePath, dataDir));
    const [program, bare] = [await startProgram(databasePath, dataDir), await startBare(barePath)];
    const client = openClient(program.origin, { Authorization: `Bearer ${token}` });
    const [poll, bareClient] = [openClient(program.origin, {}), openClient(bare.origin, {})];
    try {
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
      const idle: SingleFigure[] = [
        { what: `generating ${projects} projects`, value: generateMs, unit: "ms" }, { what: "second start until it listens", value: program.startMs, unit: "ms" },
        { what: "memory when idle", value: residentMb(program), unit: "MB" }, { what: "memory when idle, bare server", value: residentMb(bare), unit: "MB" },
      ];
      say("comparing …");
      const comparisons = await compareServers(client, bareClient);
      say("measuring figures, import and export …");
      const figures = [...idle, ...(await readFigures(client, poll)), ...(await commandFigures(client, poll, folder, { DATABASE_URL: `file:${databasePath}`, DATA_DIR: dataDir }))];
      return { projects, comparisons, figures: [...figures, { what: "memory at the end", value: residentMb(program), unit: "MB" }] };
    } finally {
      for (const open of [client, poll, bareClient]) open.close();
      await Promise.all([stop(program), stop(bare)]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
