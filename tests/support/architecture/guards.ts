import ts from "typescript";
import { isRouteModule } from "./sizes.ts";
import type { Source } from "./sources.ts";

const GUARD_FILE = "app/http/guard.server.ts";
const GUARDED = new Set(["loader", "action"]);

/** Loaders and actions whose first statement is no guard: Remix asks for each of them alone, so each guards itself. */
export function unguarded(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return sources.filter(({ path }) => isRouteModule(path)).flatMap((source) => unguardedIn(source, byPath));
}

/** How many loaders and actions there are, so that a rule that looks at nothing cannot pass. */
export function guardedHandlers(sources: readonly Source[]): number {
  return sources.filter(({ path }) => isRouteModule(path)).reduce((sum, source) => sum + handlersOf(source).length, 0);
}

interface Handler {
  readonly name: string;
  readonly body: ts.Node | null;
  /** Where a re-exported handler comes from. */
  readonly target: string | null;
}

function unguardedIn(source: Source, byPath: ReadonlyMap<string, Source>): string[] {
  return handlersOf(source)
    .filter((handler) => !isGuarded(handler, source, byPath))
    .map(({ name }) => `${source.path}: ${name} does not begin with a guard`);
}

function isGuarded({ name, body, target }: Handler, source: Source, byPath: ReadonlyMap<string, Source>): boolean {
  if (target !== null) {
    const origin = byPath.get(target);
    const handler = origin && handlersOf(origin).find((entry) => entry.name === name);
    return origin !== undefined && handler !== undefined && isGuarded(handler, origin, byPath);
  }
  const guards = guardNames(source);
  const first = body && ts.isBlock(body) ? body.statements[0] : body;
  return first !== null && first !== undefined && callsOneOf(first, guards);
}

function handlersOf({ path, tree, imports }: Source): Handler[] {
  return tree.statements.flatMap((statement): Handler[] => {
    if (ts.isFunctionDeclaration(statement) && isExported(statement) && GUARDED.has(statement.name?.text ?? ""))
      return [{ name: statement.name?.text ?? "", body: statement.body ?? null, target: null }];
    if (ts.isVariableStatement(statement) && isExported(statement))
      return statement.declarationList.declarations
        .filter(({ name }) => ts.isIdentifier(name) && GUARDED.has(name.text))
        .map(({ name, initializer }) => ({ name: name.getText(tree), body: bodyOf(initializer), target: null }));
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause)) return [];
    const specifier = statement.moduleSpecifier && ts.isStringLiteral(statement.moduleSpecifier) ? statement.moduleSpecifier.text : null;
    const target = imports.find((entry) => entry.specifier === specifier)?.target ?? path;
    return statement.exportClause.elements.filter(({ name }) => GUARDED.has(name.text)).map(({ name }) => ({ name: name.text, body: null, target }));
  });
}

function bodyOf(initializer: ts.Expression | undefined): ts.Node | null {
  if (initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))) return initializer.body;
  return null;
}

function isExported(statement: ts.FunctionDeclaration | ts.VariableStatement): boolean {
  return statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

/** The names that a file imports from the guard's module. */
function guardNames({ tree }: Source): Set<string> {
  const names = tree.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    if (statement.moduleSpecifier.text !== `#${GUARD_FILE}`) return [];
    const bindings = statement.importClause?.namedBindings;
    return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
  });
  return new Set(names);
}

function callsOneOf(node: ts.Node, names: ReadonlySet<string>): boolean {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && names.has(node.expression.text)) return true;
  return ts.forEachChild(node, (child) => callsOneOf(child, names)) ?? false;
}
