import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { WorkbookMessage } from "./sheet-message.ts";

const READING_LIMIT_MS = 120_000;
const WORKER_HEAP_MB = 768;

/** The folder with package.json above this module, whether it runs from source or from the build. */
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const above = dirname(folder);
    if (above === folder) throw new Error("no package.json above the program");
    folder = above;
  }
  return folder;
}

/** The reading that came before: workbooks are read one after the other, so that many at once take no more than one. */
let lastReading: Promise<unknown> = Promise.resolve();

/** Reads a workbook in a thread of its own, with a heap and a time of its own: what is too much there ends there. */
export function readWorkbook(bytes: Buffer): Promise<WorkbookMessage> {
  const reading = lastReading.then(() => readInThread(bytes));
  lastReading = reading.catch(() => null);
  return reading;
}

function readInThread(bytes: Buffer): Promise<WorkbookMessage> {
  const root = projectRoot();
  const loader = pathToFileURL(join(root, "node_modules/tsx/dist/esm/api/index.mjs")).href;
  const program = pathToFileURL(join(root, "app/services/import/workbook-worker.server.ts")).href;
  const copy = new Uint8Array(bytes);
  const worker = new Worker(`import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(program)}); });`, {
    eval: true, execArgv: [], workerData: { bytes: copy }, transferList: [copy.buffer], resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle({ ok: false, code: "file_too_large" }), READING_LIMIT_MS);
    const settle = (message: WorkbookMessage) => {
      clearTimeout(timer);
      resolve(message);
      void worker.terminate();
    };
    worker.once("message", settle);
    worker.once("error", (error: Error & { code?: string }) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") return settle({ ok: false, code: "file_too_large" });
      clearTimeout(timer);
      reject(error);
    });
  });
}
