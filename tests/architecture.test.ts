import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AMOUNT_MODIFIERS, CHAIN_ROLES, FLAGS, KINDS, LEAD_SOURCES, LIGHTS, LOSS_REASONS, SCREEN_RESULTS, TALK_CHANNELS } from "#app/domain/kinds.ts";
import { MILESTONE_TYPES } from "#app/domain/milestones.ts";
import { ROLES } from "#app/domain/permissions.ts";
import { LANDING_VARIANTS, QUOTA_IDS } from "#app/domain/quotas.ts";
import { STAGE_IDS } from "#app/domain/stages.ts";
import { LOCALES } from "#app/i18n/locale.ts";
import { words } from "#app/i18n/words.ts";
import { unmarkedServerCode, wrongImports, wrongSpecifiers } from "#tests/support/architecture/arrows.ts";
import { codesIn, missingWords } from "#tests/support/architecture/registries.ts";
import { guardedHandlers, unguarded } from "#tests/support/architecture/guards.ts";
import { longFiles, longFunctions } from "#tests/support/architecture/sizes.ts";
import { importRings, readProgram } from "#tests/support/architecture/sources.ts";
import { forbiddenTexts, impureDomain, looseColours, wrongNames } from "#tests/support/architecture/words.ts";

const program = readProgram();

describe("imports", () => {
  test("run along the arrows of the house", () => expect(wrongImports(program)).toEqual([]));
  test("are aliases with an extension, or relative within one room", () => expect(wrongSpecifiers(program)).toEqual([]));
  test("lead to files that exist", () => {
    const present = new Set(program.map(({ path }) => path));
    const isCode = (target: string) => /\.(ts|tsx|mjs)$/.test(target);
    const lost = program.flatMap(({ path, imports }) =>
      imports.filter(({ target }) => target !== null && isCode(target) && !present.has(target)).map(({ specifier }) => `${path} imports ${specifier}`),
    );
    expect(lost).toEqual([]);
  });
  test("form no ring, types included", () => expect(importRings(program)).toEqual([]));
  test("of the server stand in files that say so", () => expect(unmarkedServerCode(program)).toEqual([]));
});

describe("files", () => {
  test("keep to the budget of lines of their kind", () => expect(longFiles(program)).toEqual([]));
  test("hold no function over sixty lines", () => expect(longFunctions(program)).toEqual([]));
  test("are named for what they are about, in kebab-case", () => expect(wrongNames(program)).toEqual([]));
  test("hold no loose end and silence no check", () => expect(forbiddenTexts(program)).toEqual([]));
  test("name their colours", () => {
    const styles = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".css"));
    const sheets = styles.map((path) => join("app", path)).map((path) => ({ path, text: readFileSync(path, "utf8") }));
    expect(looseColours([...program, ...sheets])).toEqual([]);
  });
  test("of the domain read no clock, chance, zone or process", () => expect(impureDomain(program)).toEqual([]));
});

test("every loader and action begins with a guard", () => {
  expect(unguarded(program)).toEqual([]);
  expect(guardedHandlers(program)).toBeGreaterThan(10);
});

describe.each(LOCALES)("every registry has its words in %s", (locale) => {
  const { stages, milestones, kinds, quotas, roles, lights, variants, errors } = words(locale);
  test.each([
    ["stages", STAGE_IDS, stages.name],
    ["milestones", MILESTONE_TYPES, milestones.name],
    ["kinds", KINDS, kinds.kind],
    ["chain roles", CHAIN_ROLES, kinds.chainRole],
    ["flags", FLAGS, kinds.flag],
    ["amount modifiers", AMOUNT_MODIFIERS, kinds.amountModifier],
    ["screen results", SCREEN_RESULTS, kinds.screen],
    ["lead sources", LEAD_SOURCES, kinds.source],
    ["reasons of losses", LOSS_REASONS, kinds.lossReason],
    ["channels of talks", TALK_CHANNELS, kinds.channel],
    ["quotas", QUOTA_IDS, quotas.title],
    ["quota rules", QUOTA_IDS, quotas.rule],
    ["roles", ROLES, roles.name],
    ["lights", LIGHTS, lights.name],
    ["landing variants", LANDING_VARIANTS, variants.name],
    ["error codes", codesIn(program), errors],
  ] as const)("%s", (_name, ids, dictionary) => expect(missingWords(ids, dictionary)).toEqual([]));
});
