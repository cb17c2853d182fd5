import { parentPort, workerData } from "node:worker_threads";
import { openDatabase } from "#db/connection.server.ts";
import type { ReadingReply, ReadingRequest } from "./aside.server.ts";
import { readings } from "./readings.server.ts";

const { path } = workerData as { path: string };
const db = openDatabase(path, { readOnly: true });

parentPort?.on("message", (request: ReadingRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});

async function answer({ id, name, actor, now, input }: ReadingRequest): Promise<ReadingReply> {
  try {
    return { id, ok: true, verdict: await readings[name]({ db, actor, now }, input) };
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
