import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { homedir, platform } from "node:os";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge"];
const MAC_APPS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const APT_PACKAGES = ["chromium", "fonts-noto-cjk"];

/** Where Playwright keeps its browsers, by operating system. */
function playwrightCaches() {
  const own = process.env.PLAYWRIGHT_BROWSERS_PATH;
  return [
    ...(own ? [own] : []),
    join(homedir(), ".cache", "ms-playwright"),
    join(homedir(), "Library", "Caches", "ms-playwright"),
  ];
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} folder */
function browsersIn(folder) {
  if (!existsSync(folder)) return [];
  const builds = readdirSync(folder).filter((name) => name.startsWith("chromium"));
  return builds
    .sort()
    .reverse()
    .flatMap((build) => [
      join(folder, build, "chrome-linux", "chrome"),
      join(folder, build, "chrome-linux64", "chrome"),
      join(folder, build, "chrome-linux", "headless_shell"),
      join(folder, build, "chrome-headless-shell-linux64", "chrome-headless-shell"),
      join(folder, build, "chrome-mac", "Chromium.app", "Contents", "MacOS", "Chromium"),
    ]);
}

/**
 * The first Chromium there is: LUODI_CHROMIUM, the usual names on PATH, Playwright's own.
 * @returns {string | null} null where there is none
 */
export function findChromium() {
  const named = process.env.LUODI_CHROMIUM;
  if (named) return isExecutable(named) ? named : null;
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const apps = platform() === "darwin" ? MAC_APPS : [];
  return [...onPath, ...apps, ...playwrightCaches().flatMap(browsersIn)].find(isExecutable) ?? null;
}

/** Installs one: the distribution's as root on Debian and its relatives, else Playwright's into its cache. */
export function installChromium() {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["-q", "update"], { stdio: ["ignore", 2, 2], env });
    const args = ["-q", "install", "-y", "--no-install-recommends", ...APT_PACKAGES];
    spawnSync("apt-get", args, { stdio: ["ignore", 2, 2], env });
    if (findChromium()) return;
  }
  const cli = join("node_modules", "playwright-core", "cli.js");
  spawnSync(process.execPath, [cli, "install", "chromium-headless-shell"], { stdio: ["ignore", 2, 2] });
}
