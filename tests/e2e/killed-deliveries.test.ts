import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { openDatabase } from "#db/connection.server.ts";
import { contextOn, fileDb, freshFolder } from "#tests/support/database.ts";
import { mailServer } from "#tests/support/mail-server.ts";
import { queueNotice } from "#tests/support/notices.ts";
import { addTestUser, cookieOf, TEST_SECRET } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";
import { startServer } from "./support/server-process.ts";

const KILLS = Number(process.env.LUODI_KILLS ?? 3);
const [CODE, EACH, SLOWEST_MS, LEASE_MS] = ["NB-2025-0001", 3, 120, 30_000];

test("a server killed between commit and delivery delivers every notice, and repeats only what was in flight, under the same id", { timeout: 120_000 + KILLS * 15_000 }, async () => {
  const folder = freshFolder();
  const path = join(folder, "luodi.db");
  const made = await fileDb(path);
  await recordSamples(contextOn(made), { [CODE]: {} });
  const user = await addTestUser(made, "commerce");
  made.handle.prepare("INSERT INTO notice_habits (user_id, digest_at, locale, version) VALUES (?, '08:30', 'zh-CN', 1)").run(user.id);
  const cookie = await cookieOf(made, user);
  await made.close();
  const { taken, url } = await mailServer({ delayMs: () => Math.random() * SLOWEST_MS });
  const start = () => startServer({ DATABASE_URL: `file:${path}`, DATA_DIR: join(folder, "data"), SESSION_SECRET: TEST_SECRET, LUODI_DEMO: "0", LUODI_SMTP_URL: url, LUODI_MAIL_FROM: "luodi@luodi.example" });
  const queued: string[] = [];
  const inFlight = new Map<string, number>();
  for (let kill = 0; kill < KILLS; kill++) {
    const server = await start();
    const db = openDatabase(path);
    for (let each = 0; each < EACH; each++) queued.push(await queueNotice(db, user.id, "email", { code: CODE, at: new Date().toISOString() }));
    // A commit of the server's own is what sets it going.
    const answer = await fetch(`${server.origin}/profile`, { method: "POST", body: new URLSearchParams({ intent: "endOthers" }), redirect: "manual", headers: { Cookie: cookie, Origin: server.origin } });
    expect(answer.status).toBeLessThan(400);
    await wait(Math.random() * 2 * SLOWEST_MS);
    server.process.kill("SIGKILL");
    await once(server.process, "close");
    for (const { id } of await db.read.selectFrom("deliveries").select("id").where("state", "=", "sending").execute()) inFlight.set(id, (inFlight.get(id) ?? 0) + 1);
    await db.close();
  }
  const server = await start();
  const db = openDatabase(path);
  const left = () => db.read.selectFrom("deliveries").select("id").where("state", "!=", "delivered").execute();
  await expect.poll(left, { timeout: LEASE_MS + 30_000, interval: 250 }).toEqual([]);
  expect(await server.stop()).toBe(0);
  const copies = (id: string) => taken.filter((mail) => mail.messageId === `<${id}@luodi.example>`).length;
  expect(queued.filter((id) => copies(id) === 0)).toEqual([]);
  const repeated = queued.filter((id) => copies(id) > 1);
  expect(repeated.filter((id) => copies(id) > 1 + (inFlight.get(id) ?? 0))).toEqual([]);
  expect(new Set(taken.map((mail) => mail.messageId)).size).toBe(queued.length);
  await db.close();
  process.stdout.write(`${KILLS} kills between commit and delivery: ${queued.length} notices, ${queued.length} delivered, ${inFlight.size} in flight when killed, ${repeated.length} of those repeated under the same id, ${taken.length} messages taken\n`);
});
