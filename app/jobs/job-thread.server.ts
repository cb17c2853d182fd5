import { parentPort, workerData } from "node:worker_threads";
import { openForThread } from "#app/services/readers/thread-database.server.ts";
import { JOBS } from "./registry.server.ts";
import type { ThreadRequest } from "./run-aside.server.ts";

const { job, path, dataDir, actor, now } = workerData as ThreadRequest;
const db = openForThread(path);
try {
  parentPort?.postMessage(await JOBS[job].run({ db, actor, now, dataDir, signal: new AbortController().signal }));
} finally {
  await db.close();
}
