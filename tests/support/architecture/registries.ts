import ts from "typescript";
import { layerOf } from "./arrows.ts";
import type { Source } from "./sources.ts";

const LAYERS_THAT_REFUSE = new Set(["domain", "schemas", "services", "auth", "http", "api", "routes"]);

/** Ids without a text, or with an empty one; a text with parameters counts as one. */
export function missingWords(ids: readonly string[], dictionary: Readonly<Record<string, unknown>>): string[] {
  return ids.filter((id) => !Object.hasOwn(dictionary, id) || dictionary[id] === "");
}

/** zod's own word for a refinement; its message carries our code. */
const NOT_OURS = "custom";

/** Every code of a refusal that the program makes: `code: "…"` in an object, and the code given to `refuse(…, status, "…")`. */
export function codesIn(sources: readonly Source[]): string[] {
  const codes = new Set<string>();
  for (const { path, tree } of sources) {
    if (!LAYERS_THAT_REFUSE.has(layerOf(path))) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAssignment(node) && node.name.getText(tree) === "code") addTexts(node.initializer, codes);
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return [...codes].sort();
}

function addTexts(node: ts.Expression, codes: Set<string>): void {
  if (ts.isConditionalExpression(node)) {
    addTexts(node.whenTrue, codes);
    addTexts(node.whenFalse, codes);
  }
  if (ts.isStringLiteral(node) && node.text !== NOT_OURS && /^[a-z][a-z_]+$/.test(node.text)) codes.add(node.text);
}
