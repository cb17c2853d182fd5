import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { fillDemo } from "#app/services/demo/fill-demo.server.ts";
import { addDocuments } from "#app/services/documents/add-documents.server.ts";
import { receiveFile } from "#app/services/files/file-store.server.ts";
import { backUp } from "#app/services/operations/backup.server.ts";
import { restoreBackup } from "#app/services/operations/restore.server.ts";
import { verifyDatabase } from "#app/services/operations/verify.server.ts";
import { openDatabase } from "#db/connection.server.ts";
import { contextOn, fileDb, freshFolder, TEST_NOW } from "#tests/support/database.ts";
import { pdfOf } from "#tests/support/upload-files.ts";

const LATER = "2025-07-16T04:00:00.000Z";

async function filledPlace() {
  const folder = freshFolder();
  const env = { databasePath: join(folder, "luodi.db"), dataDir: join(folder, "data") };
  const db = await fileDb(env.databasePath);
  await fillDemo(contextOn(db), { size: 25, seed: 3 });
  const received = await receiveFile(env.dataDir, "合同.pdf", Readable.from([pdfOf("% 示例合同")]));
  const [project] = await db.read.selectFrom("projects").select("code").orderBy("code").limit(1).execute();
  await addDocuments(contextOn(db), env.dataDir, { code: project?.code ?? "", files: [received], kind: "contract", milestone: null, note: null });
  return { folder, env, db, hash: received.sha256 };
}

const codes = async (path: string) => {
  const db = openDatabase(path, { readOnly: true });
  const rows = await db.read.selectFrom("projects").select("code").orderBy("code").execute();
  await db.close();
  return rows.map((row) => row.code);
};

test("a backup restored elsewhere holds the same projects and files, and verifies", async () => {
  const { folder, env, db, hash } = await filledPlace();
  const file = join(folder, "one.backup");
  const made = await backUp(contextOn(db), env.dataDir, file);
  expect(made.ok).toBe(true);
  const before = await codes(env.databasePath);
  const elsewhere = { databasePath: join(folder, "other", "luodi.db"), dataDir: join(folder, "other", "data") };
  const restored = await restoreBackup(elsewhere, file, LATER);
  expect(restored).toMatchObject({ ok: true, value: { kept: [], needsMigration: false } });
  expect(await codes(elsewhere.databasePath)).toEqual(before);
  expect(readdirSync(join(elsewhere.dataDir, "files", hash.slice(0, 2)))).toEqual([hash]);
  const copy = openDatabase(elsewhere.databasePath);
  expect(await verifyDatabase(contextOn(copy, LATER), elsewhere.dataDir)).toEqual({ ok: true, faults: [] });
  await copy.close();
  expect(readdirSync(folder).filter((name) => name.startsWith(".luodi"))).toEqual([]);
});

test("any damaged byte of a backup is noticed, and nothing is changed", async () => {
  const { folder, env, db } = await filledPlace();
  const file = join(folder, "one.backup");
  await backUp(contextOn(db), env.dataDir, file);
  await db.close();
  const untouched = readFileSync(env.databasePath);
  const good = readFileSync(file);
  const damages = [
    ...[0.1, 0.35, 0.6, 0.85].map((share) => {
      const bad = Buffer.from(good);
      const at = Math.floor(bad.length * share);
      bad[at] = (bad[at] ?? 0) ^ 0x40;
      return bad;
    }),
    good.subarray(0, Math.floor(good.length / 2)), Buffer.from("no backup at all"), Buffer.alloc(0),
  ];
  for (const bad of damages) {
    writeFileSync(file, bad);
    expect(await restoreBackup(env, file, LATER)).toMatchObject({ ok: false, errors: [{ code: "damaged_backup" }] });
  }
  expect(readFileSync(env.databasePath).equals(untouched)).toBe(true);
  expect(readdirSync(folder).some((name) => name.includes("replaced"))).toBe(false);
});

test("a restore over a database keeps the replaced one, and is refused while the database is open", async () => {
  const { folder, env, db } = await filledPlace();
  const file = join(folder, "one.backup");
  await backUp(contextOn(db), env.dataDir, file);
  const holder = spawn(process.execPath, ["--import", "tsx", "tests/support/hold-database.ts", env.databasePath], { stdio: ["ignore", "pipe", "inherit"] });
  await once(holder.stdout, "data");
  await db.close();
  expect(await restoreBackup(env, file, LATER)).toMatchObject({ ok: false, errors: [{ code: "in_use" }] });
  holder.kill("SIGKILL");
  await once(holder, "exit");
  const restored = await restoreBackup(env, file, LATER);
  expect(restored.ok && restored.value.kept.length).toBe(2);
  expect(readdirSync(folder).filter((name) => name.startsWith("luodi.db.replaced-"))).toHaveLength(1);
  expect(await codes(join(folder, readdirSync(folder).find((name) => name.startsWith("luodi.db.replaced-")) ?? ""))).toHaveLength(25);
});

test("a backup taken while other processes write holds every commit made before it", async () => {
  const { folder, env, db } = await filledPlace();
  const writers = [1, 2, 3].map((id) => spawn(process.execPath, ["--import", "tsx", "tests/support/write-on.ts", env.databasePath, `W${id}`], { stdio: ["ignore", "pipe", "inherit"] }));
  await Promise.all(writers.map((writer) => once(writer.stdout, "data")));
  const seen = await db.read.selectFrom("audit_log").select((eb) => eb.fn.countAll<number>().as("n")).executeTakeFirstOrThrow();
  const file = join(folder, "busy.backup");
  const made = await backUp(contextOn(db), env.dataDir, file);
  for (const writer of writers) writer.kill("SIGKILL");
  await Promise.all(writers.map((writer) => once(writer, "exit")));
  expect(made.ok && (made.value.counts.audit_log ?? 0) > seen.n).toBe(true);
  const elsewhere = { databasePath: join(folder, "other", "luodi.db"), dataDir: join(folder, "other", "data") };
  expect((await restoreBackup(elsewhere, file, LATER)).ok).toBe(true);
  const copy = openDatabase(elsewhere.databasePath);
  expect(await verifyDatabase(contextOn(copy, LATER), elsewhere.dataDir)).toEqual({ ok: true, faults: [] });
  await copy.close();
});

test("a backup may not take the place of the database", async () => {
  const { env, db } = await filledPlace();
  expect(await backUp(contextOn(db, TEST_NOW), env.dataDir, env.databasePath)).toMatchObject({ ok: false, errors: [{ code: "file_taken" }] });
});
