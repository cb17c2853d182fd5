import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hashOf, storedPath } from "#app/services/files/file-store.server.ts";
import { verifyDatabase } from "#app/services/operations/verify.server.ts";
import { openDatabase } from "#db/connection.server.ts";
import { contextOn, fileDb, freshFolder } from "#tests/support/database.ts";
import { addTestUser, cookieOf, TEST_SECRET } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";
import { pdfOf } from "#tests/support/upload-files.ts";
import { startServer } from "./support/server-process.ts";
import type { ServerProcess } from "./support/server-process.ts";

const KILLS = Number(process.env.LUODI_KILLS ?? 3);
const [UPLOADERS, CODE] = [6, "NB-2025-0001"];

/** Uploads one file after another until the server is gone; those that it acknowledged, by their hash. */
async function uploadOn({ origin }: ServerProcess, cookie: string, acknowledged: string[]): Promise<void> {
  for (;;) {
    const content = new Uint8Array(pdfOf(`% ${randomBytes(10_000 + Math.floor(Math.random() * 200_000)).toString("hex")}`));
    const body = new FormData();
    for (const [name, value] of [["intent", "add"], ["kind", "other"]] as const) body.append(name, value);
    body.append("files", new File([content], "示例.pdf", { type: "application/pdf" }));
    const answer = await fetch(`${origin}/projects/${CODE}/files`, { method: "POST", body, redirect: "manual", headers: { Cookie: cookie, Origin: origin } }).catch(() => null);
    if (answer === null) return;
    if (answer.status !== 303) throw new Error(`${answer.status} ${(await answer.text()).slice(0, 500)}`);
    acknowledged.push(createHash("sha256").update(content).digest("hex"));
  }
}

test("a server killed during uploads keeps every file it had acknowledged, knows no file that is not there, and what was broken off goes", { timeout: 60_000 + KILLS * 10_000 }, async () => {
  const folder = freshFolder();
  const [path, dataDir] = [join(folder, "luodi.db"), join(folder, "data")];
  const made = await fileDb(path);
  await recordSamples(contextOn(made), { [CODE]: {} });
  const cookie = await cookieOf(made, await addTestUser(made, "commerce"));
  await made.close();
  const start = () => startServer({ DATABASE_URL: `file:${path}`, DATA_DIR: dataDir, SESSION_SECRET: TEST_SECRET, LUODI_DEMO: "0" });
  const acknowledged: string[] = [];
  let brokenOff = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const [server, before] = [await start(), acknowledged.length];
    const uploads = Array.from({ length: UPLOADERS }, () => uploadOn(server, cookie, acknowledged));
    await expect.poll(() => acknowledged.length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(before + 2);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 150));
    server.process.kill("SIGKILL");
    await once(server.process, "close");
    await Promise.all(uploads);
    brokenOff = readdirSync(join(dataDir, "incoming")).length;
  }
  const now = new Date().toISOString();
  const db = openDatabase(path);
  const stored = (await db.read.selectFrom("documents").select("sha256").orderBy("id").execute()).map((row) => row.sha256);
  expect(acknowledged.filter((sha256) => !stored.includes(sha256))).toEqual([]);
  for (const sha256 of stored) expect(await hashOf(storedPath(dataDir, sha256))).toBe(sha256);
  expect(await verifyDatabase(contextOn(db, now), dataDir)).toEqual({ ok: true, faults: [] });
  const onDisk = () => readdirSync(join(dataDir, "files"), { recursive: true, encoding: "utf8" }).filter((name) => name.length > 60);
  const orphans = onDisk().length - new Set(stored).size;
  for (const name of readdirSync(join(dataDir, "incoming"))) utimesSync(join(dataDir, "incoming", name), 1, 1);
  for (const name of onDisk()) utimesSync(join(dataDir, "files", name), 1, 1);
  await db.close();
  const server = await start();
  expect([readdirSync(join(dataDir, "incoming")), onDisk().length]).toEqual([[], new Set(stored).size]);
  const answer = await fetch(`${server.origin}/projects/${CODE}/files/1`, { headers: { Cookie: cookie } });
  expect([answer.status, createHash("sha256").update(Buffer.from(await answer.arrayBuffer())).digest("hex")]).toEqual([200, stored[0]]);
  expect(await server.stop()).toBe(0);
  if (process.env.LUODI_KILLS) process.stdout.write(`${KILLS} kills: ${acknowledged.length} acknowledged, ${stored.length} rows, ${brokenOff} broken off, ${orphans} orphans\n`);
});
