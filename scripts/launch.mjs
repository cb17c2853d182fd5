import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findChromium, installChromium } from "./chromium.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const LOCK_FILE = ".launch-lock";
const LOCK_BEAT_MS = 2_000;
const LOCK_STALE_MS = 30_000;
const LOCK_POLL_MS = 250;
const PARENT_POLL_MS = 200;
const INSTALL_STAMP = "node_modules/.luodi-runtime";
const BUILD_STAMP = "build/.luodi-sources";
const TEST_RESULT = "build/test-result.json";
const SOURCE_FOLDERS = ["app", "db", "public"];
const SERVER = "build/start/server.js";
const SOURCE_FILES = ["server.ts", "scripts/build-server.mjs", "package-lock.json", "vite.config.ts", "remix.config.js", "tsconfig.json"];

/** Messages go to stderr: stdout belongs to the command that is started. @param {string} text */
const say = (text) => process.stderr.write(`luodi: ${text}\n`);

/** @param {string} text @returns {never} */
function giveUp(text) {
  say(text);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const isSupported = (major === 20 && minor >= 19) || (major > 20 && major < 25);
  if (!isSupported) giveUp(`Node ${process.versions.node} is not supported; use 20.19 or newer, below 25`);
}

/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** Native packages are built for one runtime, so a new Node means a new installation. */
const runtimeId = () => `${process.platform}-${process.arch}-${process.versions.modules}`;

/** The lock file against what npm noted in node_modules, so that an installation by hand counts too. @param {boolean} withDev */
function isInstalled(withDev) {
  const noted = "node_modules/.package-lock.json";
  if (!existsSync(noted)) return false;
  if (existsSync(INSTALL_STAMP) && readFileSync(INSTALL_STAMP, "utf8") !== runtimeId()) return false;
  const present = readJson(noted).packages;
  const wanted = Object.entries(readJson("package-lock.json").packages);
  return wanted.every(([path, entry]) => {
    if (path === "") return true;
    if (present[path]) return present[path].version === entry.version;
    return entry.optional === true || entry.devOptional === true || (entry.dev === true && !withDev);
  });
}

/** @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}

function sourcesHash() {
  const hash = createHash("sha256");
  for (const path of [...SOURCE_FILES, ...SOURCE_FOLDERS.flatMap(filesBelow)])
    hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}

const isBuilt = () =>
  existsSync("build/server/index.js") && existsSync(SERVER) && existsSync(BUILD_STAMP) && readFileSync(BUILD_STAMP, "utf8") === sourcesHash();

/** @param {string[]} args @param {Record<string, string>} variables @returns {Promise<number>} the exit code */
function runNode(args, variables = {}, output = 2) {
  const env = { ...process.env, ...variables };
  const child = spawn(process.execPath, args, { stdio: ["ignore", output, 2], env });
  const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
  process.on("SIGINT", passOn).on("SIGTERM", passOn);
  return new Promise((resolve) => {
    child.on("close", (code) => {
      process.off("SIGINT", passOn).off("SIGTERM", passOn);
      resolve(code ?? 1);
    });
  });
}

async function install() {
  say("installing packages (npm ci) …");
  const npm = process.env.npm_execpath ?? join(dirname(process.execPath), "../lib/node_modules/npm/bin/npm-cli.js");
  if (!existsSync(npm)) giveUp("npm was not found; run `npm ci` by hand, then start again");
  const code = await runNode([npm, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code !== 0) giveUp("npm ci failed; its message stands above");
  writeFileSync(INSTALL_STAMP, runtimeId());
}

async function build() {
  say("building …");
  const hash = sourcesHash();
  rmSync(BUILD_STAMP, { force: true });
  const production = { NODE_ENV: "production" };
  const pages = await runNode(["node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "warn"], production);
  if (pages !== 0 || (await runNode(["scripts/build-server.mjs"], production)) !== 0) giveUp("the build failed; its message stands above");
  writeFileSync(BUILD_STAMP, hash);
}

/** @param {string} owner */
function tryLock(owner) {
  try {
    writeFileSync(LOCK_FILE, owner, { flag: "wx" });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    return false;
  }
}

/** A holder that lives touches its file; one that was killed does not. */
function dropStaleLock() {
  const touched = statSync(LOCK_FILE, { throwIfNoEntry: false })?.mtimeMs;
  if (touched !== undefined && Date.now() - touched > LOCK_STALE_MS) rmSync(LOCK_FILE, { force: true });
}

/** Runs the work while no other launch of this folder installs or builds. @param {() => Promise<void>} work */
async function alone(work) {
  const owner = randomUUID();
  let hasSaid = false;
  while (!tryLock(owner)) {
    if (!hasSaid) say("another launch is preparing this folder; waiting …");
    hasSaid = true;
    dropStaleLock();
    await wait(LOCK_POLL_MS);
  }
  await wait(LOCK_POLL_MS);
  if (!existsSync(LOCK_FILE) || readFileSync(LOCK_FILE, "utf8") !== owner) return alone(work);
  const beat = setInterval(() => utimesSync(LOCK_FILE, new Date(), new Date()), LOCK_BEAT_MS);
  const release = () => rmSync(LOCK_FILE, { force: true });
  process.on("exit", release);
  await work();
  clearInterval(beat);
  process.off("exit", release);
  release();
}

/** @param {{withDev: boolean, withBuild: boolean}} needs */
async function prepare({ withDev, withBuild }) {
  if (isInstalled(withDev) && (!withBuild || isBuilt())) return;
  await alone(async () => {
    if (!isInstalled(withDev)) await install();
    if (withBuild && !isBuilt()) await build();
  });
}

/** Runs a TypeScript program in this process, so that signals and the exit code are its own. @param {string} path @param {string[]} args */
async function become(path, args) {
  const { register } = await import(pathToFileURL("node_modules/tsx/dist/esm/api/index.mjs").href);
  register();
  process.argv = [process.execPath, join(ROOT, path), ...args];
  await import(pathToFileURL(path).href);
}

/** A shell between npm and us dies of a signal without passing it on; its death then counts as that signal. */
function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const watch = setInterval(() => process.ppid !== shell && process.kill(process.pid, "SIGTERM"), PARENT_POLL_MS);
  watch.unref();
}

/** @param {string[]} args */
async function start(args) {
  await prepare({ withDev: false, withBuild: true });
  process.env.NODE_ENV = "production";
  stopWithNpm();
  process.argv = [process.execPath, join(ROOT, SERVER), ...args];
  await import(pathToFileURL(SERVER).href);
}

/** @param {string[]} args */
async function command(args) {
  await prepare({ withDev: false, withBuild: false });
  await become("scripts/luodi.ts", args);
}

function chromiumForTests() {
  const named = process.env.LUODI_CHROMIUM;
  if (named && !findChromium()) giveUp(`LUODI_CHROMIUM: ${named} is not an executable file`);
  if (!findChromium()) {
    say("installing a Chromium for the tests …");
    installChromium();
  }
  const found = findChromium();
  return found ?? giveUp("no Chromium found and none could be installed; install one or set LUODI_CHROMIUM to its path");
}

/** Types and lint are checks like any other; each counts as one in the closing line. */
async function staticChecks() {
  const tsc = ["node_modules/typescript/bin/tsc", "--noEmit", "--incremental", "--tsBuildInfoFile", "node_modules/.cache/luodi.tsbuildinfo"];
  const codes = await Promise.all([
    runNode(tsc),
    runNode(["node_modules/eslint/bin/eslint.js", ".", "--max-warnings", "0", "--cache", "--cache-location", "node_modules/.cache/eslint/"]),
  ]);
  say(`types ${codes[0] === 0 ? "passed" : "failed"}, lint ${codes[1] === 0 ? "passed" : "failed"}`);
  return codes;
}

/** @param {string[]} args */
async function test(args) {
  await prepare({ withDev: true, withBuild: true });
  const variables = { LUODI_CHROMIUM: chromiumForTests(), NODE_ENV: "test" };
  mkdirSync("node_modules/.cache", { recursive: true });
  rmSync(TEST_RESULT, { force: true });
  const codes = args.length === 0 ? await staticChecks() : [];
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${TEST_RESULT}`];
  codes.push(await runNode([...vitest, ...args], variables, 1));
  const result = existsSync(TEST_RESULT) ? readJson(TEST_RESULT) : { numPassedTests: 0, numFailedTests: 1 };
  const failedChecks = codes.slice(0, -1).filter((code) => code !== 0).length;
  const failed = Math.max(result.numFailedTests, codes.at(-1) === 0 ? 0 : 1) + failedChecks;
  const passed = result.numPassedTests + codes.length - 1 - failedChecks;
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
}

const MODES = { start, test, luodi: command };
process.chdir(ROOT);
checkNode();
const [mode = "", ...rest] = process.argv.slice(2);
const run = MODES[/** @type {keyof typeof MODES} */ (mode)];
if (!run) giveUp("usage: node scripts/launch.mjs start | test | luodi …");
await run(rest);
