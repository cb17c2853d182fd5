import ts from "typescript";
import { layerOf } from "./arrows.ts";
import type { Source } from "./sources.ts";

const FUNCTION_LINES = 60;
const ANY_FILE_LINES = 300;

/** Lines that a file of a kind may have; lists of reference data are as long as what they list. */
export function lineBudget(path: string): number {
  const layer = layerOf(path);
  if (layer === "db/seed" || path.startsWith("tests/fixtures/")) return Number.POSITIVE_INFINITY;
  if (layer === "routes") return isRouteModule(path) ? 220 : 200;
  if (layer === "ui" || layer === "features") return 200;
  if (layer === "services" || layer === "auth" || layer === "context") return 150;
  return ANY_FILE_LINES;
}

/** In a page's folder only `route.tsx` is the route; a file right in `routes/` is one. */
export function isRouteModule(path: string): boolean {
  return path === "app/root.tsx" || /^app\/routes\/([^/]+|[^/]+\/route)\.tsx?$/.test(path);
}

export function longFiles(sources: readonly Source[]): string[] {
  return sources
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length, budget: lineBudget(path) }))
    .filter(({ lines, budget }) => lines > budget)
    .map(({ path, lines, budget }) => `${path} has ${lines} lines of ${budget}`);
}

/** Functions of the program over the budget; the callbacks that make up a test file do not count. */
export function longFunctions(sources: readonly Source[]): string[] {
  const found: string[] = [];
  for (const { path, tree } of sources) {
    if (layerOf(path) === "tests") continue;
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node) && "body" in node && node.body) {
        const first = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line;
        const lines = tree.getLineAndCharacterOfPosition(node.end).line - first + 1;
        if (lines > FUNCTION_LINES) found.push(`${path}:${first + 1} has a function of ${lines} lines of ${FUNCTION_LINES}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return found;
}
