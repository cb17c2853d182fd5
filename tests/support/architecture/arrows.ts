import { dirname } from "node:path";
import type { Import, Source } from "./sources.ts";

/** The first pattern that fits a path names its layer. */
const LAYERS: readonly (readonly [string, RegExp])[] = [
  ["tests", /^tests\//],
  ["routes", /^app\/(routes\/|root\.tsx$)/],
  ["entry", /^app\/entry\./],
  ["env", /^app\/env\.server\.ts$/],
  ["auth", /^app\/services\/auth\//],
  ["context", /^app\/services\/context\.server\.ts$/],
  ["app", /^app\/(domain|schemas|i18n|services|api|http|jobs|ui|features|styles)\//],
  ["db/schema", /^db\/(schema\/|codecs\.ts$)/],
  ["db/queries", /^db\/queries\//],
  ["db/migrations", /^db\/migrations\//],
  ["db/seed", /^db\/seed\//],
  ["db", /^db\//],
  ["scripts", /^scripts\//],
  ["server", /^server\.ts$/],
  ["settings", /^(app\/routes\.ts|[^/]+\.(ts|js))$/],
];

/** ARCHITECTURE's list: what each layer may import besides itself. A name with `type ` in front: types only. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  schemas: ["domain"],
  i18n: ["domain"],
  ui: [],
  features: ["ui", "domain", "i18n", "schemas", "type services", "type auth", "type context"],
  services: ["auth", "context", "domain", "schemas", "i18n", "env", "db", "db/schema", "db/queries", "db/seed"],
  auth: ["services", "context", "domain", "schemas", "db", "db/schema", "db/queries"],
  context: ["domain", "type db"],
  http: ["auth", "type context", "domain", "schemas", "i18n"],
  api: ["http", "services", "auth", "context", "schemas", "domain", "i18n"],
  jobs: ["services", "auth", "context", "schemas", "i18n", "domain"],
  scripts: ["jobs", "services", "auth", "context", "schemas", "i18n", "domain", "env"],
  routes: ["features", "ui", "services", "auth", "context", "http", "schemas", "domain", "i18n", "styles"],
  entry: ["api", "http", "jobs", "services", "ui", "i18n", "env"],
  env: [],
  server: ["type entry", "env"],
  db: ["db/schema", "db/queries", "db/migrations", "domain"],
  "db/schema": ["domain"],
  "db/queries": ["db/schema", "db", "domain"],
  "db/migrations": [],
  "db/seed": ["db/schema", "domain"],
  settings: ["settings"],
};

/** Packages that only some layers may name. */
const PACKAGE_HOLDERS: readonly (readonly [RegExp, RegExp])[] = [
  [/^kysely$/, /^(db|db\/.+|auth|services|context)$/],
  [/^better-sqlite3$/, /^db$/],
  [/^(express|compression|pino|isbot)$/, /^(http|api|entry|server)$/],
  [/^@remix-run\/(react|node)$/, /^(routes|features|ui|http|entry|server)$/],
  [/^react(-dom|-aria-components)?(\/.*)?$/, /^(routes|features|ui|i18n|entry)$/],
];

/** Layers that import no package at all. */
const PURE = new Set(["domain"]);

export function layerOf(path: string): string {
  const name = LAYERS.find(([, pattern]) => pattern.test(path))?.[0] ?? "unknown";
  return name === "app" ? (path.split("/")[1] ?? "unknown") : name;
}

/** Every import that runs against the arrows, names a package its layer may not know, or reaches into a route. */
export function wrongImports(sources: readonly Source[]): string[] {
  const watched = sources.filter(({ path }) => layerOf(path) !== "tests");
  return watched.flatMap(({ path, imports }) =>
    imports.filter((entry) => isWrong(path, entry)).map(({ specifier }) => `${path} imports ${specifier}`),
  );
}

function isWrong(path: string, { specifier, target, isTypeOnly }: Import): boolean {
  const from = layerOf(path);
  if (target === null) return isWrongPackage(from, specifier);
  const to = layerOf(target);
  if (to === "routes") return !isSamePage(path, target);
  if (from === to) return false;
  const allowed = ARROWS[from] ?? [];
  return !allowed.includes(to) && !(isTypeOnly && allowed.includes(`type ${to}`));
}

function isWrongPackage(from: string, specifier: string): boolean {
  if (PURE.has(from)) return true;
  if (from === "db/migrations") return specifier !== "kysely";
  return PACKAGE_HOLDERS.some(([name, holders]) => name.test(specifier) && !holders.test(from));
}

/** The parts of a page stand in its folder and know only each other. */
function isSamePage(path: string, target: string): boolean {
  const folder = dirname(target);
  return folder !== "app/routes" && (path === folder || path.startsWith(`${folder}/`));
}

const ALIAS = /^#(app|db|scripts|tests)\/[\w./$[\]@+-]+\.(ts|tsx|mjs|css|json)(\?\w+)?$/;
const RELATIVE = /^\.\.?\/[\w./$[\]@+-]+\.(ts|tsx|mjs|js|css|json)(\?\w+)?$/;

/** The folder within which files may name each other by relative paths. */
function roomOf(path: string): string {
  const [top = "", second = ""] = path.split("/");
  return top === "app" ? `${top}/${second}` : top;
}

/** Imports that are neither an alias with its extension nor relative within the same room. */
export function wrongSpecifiers(sources: readonly Source[]): string[] {
  const isRight = (path: string, { specifier, target }: Import) =>
    target === null || ALIAS.test(specifier) || (RELATIVE.test(specifier) && isSameRoom(path, target));
  return sources.flatMap(({ path, imports }) =>
    imports.filter((entry) => !isRight(path, entry)).map(({ specifier }) => `${path} imports ${specifier}`),
  );
}

/** Files at the root have no room of their own. */
function isSameRoom(path: string, target: string): boolean {
  return roomOf(path) === roomOf(target) || !path.includes("/") || !target.includes("/");
}

/** Server code that a browser bundle could pick up by mistake: its name must say what it is. */
export function unmarkedServerCode(sources: readonly Source[]): string[] {
  const serverOnly = /^(node:.*|kysely|better-sqlite3|@node-rs\/argon2|pino|express|exceljs)$/;
  const isServerOnly = ({ specifier, target, isTypeOnly }: Import) =>
    !isTypeOnly && (target === null ? serverOnly.test(specifier) : /\.server\.tsx?$/.test(target) || target.startsWith("db/"));
  return sources
    .filter(({ path }) => path.startsWith("app/") && !/\.server\.tsx?$/.test(path) && layerOf(path) !== "routes")
    .filter(({ imports }) => imports.some(isServerOnly))
    .map(({ path }) => `${path} is server code without .server in its name`);
}
