import { SYSTEM } from "#app/domain/permissions.ts";
import { openDatabase } from "#db/connection.server.ts";
import { CONTESTED, looked } from "./writers.ts";

/** Run as a process of its own: writes each of the contested records as often as it is told, always on what it just saw, and says how often it was accepted and what it was refused for. */
const [path = "", first = "0", times = "0", ...kinds] = process.argv.slice(2);
const db = openDatabase(path);
const user = await db.read.selectFrom("users").select("id").where("role", "=", "commerce").executeTakeFirstOrThrow();
const tally: Record<string, number> = {};
for (let number = Number(first); number < Number(first) + Number(times); number++) {
  for (const [name, kind] of Object.entries(CONTESTED).filter(([known]) => kinds.includes(known))) {
    const ctx = { db, actor: { ...SYSTEM, userId: user.id, name: "示例商务", role: "commerce" as const }, now: new Date().toISOString() };
    const seen = await looked(ctx, kind);
    await new Promise((resolve) => setTimeout(resolve, number % 3));
    const verdict = await kind.write(ctx, seen, number);
    const told = `${name}: ${verdict.ok ? "accepted" : verdict.errors.map(({ code }) => code).join(" ")}`;
    tally[told] = (tally[told] ?? 0) + 1;
  }
}
await db.close();
process.stdout.write(JSON.stringify(tally));
