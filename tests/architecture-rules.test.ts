import { describe, expect, test } from "vitest";
import { unmarkedServerCode, wrongImports, wrongSpecifiers } from "#tests/support/architecture/arrows.ts";
import { unguarded } from "#tests/support/architecture/guards.ts";
import { codesIn, missingWords } from "#tests/support/architecture/registries.ts";
import { longFiles, longFunctions } from "#tests/support/architecture/sizes.ts";
import { importRings, parseSource } from "#tests/support/architecture/sources.ts";
import { forbiddenTexts, impureDomain, looseColours, wrongNames } from "#tests/support/architecture/words.ts";

/** A program of a few files, each planted to break one rule. */
const program = (files: Record<string, string>) => Object.entries(files).map(([path, text]) => parseSource(path, text));
const lines = (count: number) => "x();\n".repeat(count);

describe("each rule sees a break planted for it", () => {
  test.for([
    ["app/domain/quota.ts", 'import { z } from "zod";'],
    ["app/domain/quota.ts", 'import type { Words } from "#app/i18n/words.ts";'],
    ["app/routes/board.tsx", 'import { sql } from "kysely";'],
    ["app/routes/board.tsx", 'import { cards } from "#db/queries/cards.ts";'],
    ["app/services/board.server.ts", 'import { Button } from "#app/ui/button.tsx";'],
    ["app/services/board.server.ts", 'const page = await import("#app/routes/board.tsx");'],
    ["app/features/card.tsx", 'import type { loader } from "#app/routes/board/route.tsx";'],
    ["app/features/card.tsx", 'import { cards } from "#app/services/board.server.ts";'],
    ["app/ui/button.tsx", 'import { STAGES } from "#app/domain/stages.ts";'],
    ["app/http/guard.server.ts", 'import { board } from "#app/services/board.server.ts";'],
    ["db/migrations/0002-more.ts", 'import { STAGES } from "#app/domain/stages.ts";'],
    ["db/queries/cards.ts", 'import type { Ctx } from "#app/services/context.server.ts";'],
    ["app/routes/board/card.tsx", 'import { Row } from "#app/routes/projects/row.tsx";'],
    ["server.ts", 'import { startUp } from "#app/entry.server.tsx";'],
  ] as const)("arrow: %s with %s", ([path, text]) => expect(wrongImports(program({ [path]: text }))).toHaveLength(1));

  test("the parts of one page may know each other, and features the types of services", () => {
    const allowed = { "app/routes/board/route.tsx": 'import { Card } from "./card.tsx";', "app/features/card.tsx": 'import type { Card } from "#app/services/board.server.ts";' };
    expect(wrongImports(program(allowed))).toEqual([]);
  });

  test.for(['"#app/domain/stages"', '"../domain/stages.ts"', '"#lib/x.ts"', '"./stages"'])("specifier %s", (specifier) =>
    expect(wrongSpecifiers(program({ "app/ui/mark.tsx": `import { STAGES } from ${specifier};` }))).toHaveLength(1));

  test("ring through a type", () => {
    const ring = { "app/ui/one.tsx": 'import type { B } from "./two.tsx";', "app/ui/two.tsx": 'export { a } from "./three.tsx";', "app/ui/three.tsx": 'import { A } from "#app/ui/one.tsx";' };
    expect(importRings(program(ring))).toEqual([["app/ui/one.tsx", "app/ui/three.tsx", "app/ui/two.tsx"]]);
  });

  test("server code under a browser's name", () =>
    expect(unmarkedServerCode(program({ "app/services/cards.ts": 'import { readFileSync } from "node:fs";' }))).toHaveLength(1));

  test.for([["app/routes/board.tsx", 220], ["app/ui/button.tsx", 200], ["app/services/board.server.ts", 150], ["db/queries/cards.ts", 300], ["scripts/luodi.ts", 300]] as const)(
    "%s with more than %i lines",
    ([path, budget]) => {
      expect(longFiles(program({ [path]: lines(budget) }))).toEqual([]);
      expect(longFiles(program({ [path]: lines(budget + 1) }))).toHaveLength(1);
    },
  );

  test("function of 61 lines", () => {
    const arrow = (count: number) => ({ "app/ui/button.tsx": `export const draw = () => {\n${lines(count - 2)}};` });
    expect(longFunctions(program(arrow(60)))).toEqual([]);
    expect(longFunctions(program(arrow(61)))).toHaveLength(1);
  });

  test.for(["app/utils/date.ts", "app/domain/helpers.ts", "app/services/misc.server.ts", "app/ui/DataTable.tsx", "app/lib/x.ts", "app/ui/data_table.tsx"])("name %s", (path) =>
    expect(wrongNames(program({ [path]: "" }))).toHaveLength(1));

  test.for([`x as ${"any"};`, `// @ts-${"ignore"}`, `// ${"TO"}DO later`, "export enum Stage {}"])("text %s", (text) =>
    expect(forbiddenTexts(program({ "app/ui/x.tsx": text }))).toHaveLength(1));

  test.for(['color: "#fff"', "color: #0262c0;", 'className="bg-[#0262C0]"', "border: 1px solid #0262c0aa;"])("colour %s", (text) =>
    expect(looseColours([{ path: "app/ui/x.tsx", text }])).toHaveLength(1));

  test.for(['href="#content"', 'import "#app/ui/add.tsx";', "// issue #12"])("no colour in %s", (text) =>
    expect(looseColours([{ path: "app/ui/x.tsx", text }])).toEqual([]));

  test.for(["const now = Date.now();", "const now = new Date();", "Math.random();", "new Intl.NumberFormat();"])("clock in the domain: %s", (text) =>
    expect(impureDomain(program({ "app/domain/x.ts": text }))).toHaveLength(1));
});

describe("an unguarded handler is seen", () => {
  const guard = 'import { requireUser } from "#app/http/guard.server.ts";\n';
  const findings = (text: string) => unguarded(program({ "app/routes/board/route.tsx": text, "app/routes/board/move.server.ts": "export async function action() { return 1; }" }));
  test.for([
    "export async function loader() { return 1; }",
    "export const action = async () => 1;",
    `${guard}export async function loader({ request, context }) { const data = await load(); await requireUser(request, context); return data; }`,
    "function requireUser() {}\nexport async function loader() { requireUser(); }",
    "export const loader = anything;",
    'export { action } from "./move.server.ts";',
  ])("%s", (text) => expect(findings(text)).toHaveLength(1));
  test("and a guarded one is not", () =>
    expect(findings(`${guard}export async function loader({ request, context }) { const viewer = await requireUser(request, context); return viewer; }`)).toEqual([]));
});

test("a code or an id without words is seen", () => {
  const codes = codesIn(program({ "app/services/x.server.ts": 'refuse({ code: late ? "too_late" : "too_early" });' }));
  expect(codes).toEqual(["too_early", "too_late"]);
  expect(missingWords(codes, { too_late: () => "…", too_early: "" })).toEqual(["too_early"]);
});
