import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

/** A thread begun with `--import tsx` does not get the loader when the program registered it by itself, so the thread registers its own. */
const THREAD_START = `
const { loader, program } = require("node:worker_threads").workerData;
import(loader).then(({ register }) => { register(); return import(program); });
`;

/** The folder that holds the program, found from wherever this module was built to. */
function programFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

/** Runs one of the program's modules, named by its path from the program's folder, in a thread of its own. */
export function startThread(module: string, data: Readonly<Record<string, unknown>>): Worker {
  const folder = programFolder();
  const loader = pathToFileURL(join(folder, "node_modules/tsx/dist/esm/api/index.mjs")).href;
  return new Worker(THREAD_START, { eval: true, execArgv: [], workerData: { ...data, loader, program: pathToFileURL(join(folder, module)).href } });
}
