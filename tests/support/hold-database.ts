import { openDatabase } from "#db/connection.server.ts";

/** Run as a process of its own: keeps a database open, like a server, until it is killed. What nothing refers to any more is closed by the collector. */
const db = openDatabase(process.argv[2] ?? "");
await db.read.selectFrom("projects").select("id").limit(1).execute();
process.stdout.write("open\n");
setInterval(() => db.path, 1_000);
