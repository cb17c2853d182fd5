import { openDatabase } from "#db/connection.server.ts";

/** Run as a process of its own: keeps a database open, like a server, until it is killed. */
const db = openDatabase(process.argv[2] ?? "");
await db.read.selectFrom("projects").select("id").limit(1).execute();
process.stdout.write("open\n");
setInterval(() => undefined, 1_000);
