import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { beforeAll, expect, test } from "vitest";

const LIMIT_BYTES = 150_000;
const TEXTS_LIMIT_BYTES = 40_000;
const CLIENT = join("build", "client");

let assets: ServerBuild["assets"];

beforeAll(async () => {
  ({ assets } = (await import(pathToFileURL("build/server/index.js").href)) as ServerBuild);
});

/** What is sent of a file: its compressed twin, or itself where it is too small for one. */
function sentBytes(path: string): number {
  const file = join(CLIENT, path);
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}

function filesOf(id: string | undefined): string[] {
  const route = id === undefined ? undefined : assets.routes[id];
  return route ? [...filesOf(route.parentId), route.module, ...(route.imports ?? [])] : [];
}

test("no page brings more than 150 kB of compressed code", () => {
  const weights = Object.keys(assets.routes).map((id) => {
    const files = new Set([assets.entry.module, ...assets.entry.imports, ...filesOf(id)]);
    return { id, bytes: [...files].reduce((sum, file) => sum + sentBytes(file), 0) };
  });
  expect(weights.length).toBeGreaterThan(5);
  expect(weights.filter(({ bytes }) => bytes > LIMIT_BYTES)).toEqual([]);
});

test("the texts of one language, fetched once for all pages, stay below 40 kB", () => {
  const dictionaries = readdirSync(join(CLIENT, "assets")).filter((name) => /^(zh|en)-[\w-]+\.js$/.test(name));
  expect(dictionaries).toHaveLength(2);
  expect(dictionaries.map((name) => sentBytes(join("assets", name))).filter((bytes) => bytes > TEXTS_LIMIT_BYTES)).toEqual([]);
});
