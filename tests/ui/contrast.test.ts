import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync("app/styles/tokens.css", "utf8");

function declarations(start: string, end: string): Map<string, string> {
  const section = css.slice(css.indexOf(start), css.indexOf(end));
  return new Map([...section.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? "", (match[2] ?? "").trim()]));
}

const primitives = declarations("@theme static {", ":root {");
const light = new Map([...primitives, ...declarations(":root {", '[data-theme="dark"] {\n')]);
const dark = new Map([...light, ...declarations('[data-theme="dark"] {\n', "@theme inline {")]);

function hexOf(theme: Map<string, string>, name: string): string {
  const value = theme.get(name);
  if (value === undefined) throw new Error(`no token ${name}`);
  const reference = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  return reference ? hexOf(theme, reference) : value;
}

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(theme: Map<string, string>, front: string, back: string): number {
  const [bright = 0, dim = 0] = [luminance(hexOf(theme, front)), luminance(hexOf(theme, back))].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

const pairs = (fronts: string[], backs: string[]) => fronts.flatMap((front) => backs.map((back) => [front, back] as const));

const SURFACES = ["canvas", "surface", "sunken", "raised", "hover", "selected"];
const TEXT = [
  ...pairs(["ink", "ink-2", "muted"], SURFACES),
  ...pairs(["link"], ["canvas", "surface", "raised", "hover", "selected", "accent-tint"]),
  ...pairs(["on-accent"], ["accent", "accent-hover"]),
  ...["red", "yellow", "green"].flatMap((light) => pairs([`light-${light}-text`], ["canvas", "surface", "raised", "hover", "sunken", `light-${light}-tint`])),
  ...pairs(["ink"], ["light-red-tint", "light-yellow-tint", "light-green-tint", "accent-tint"]),
  ...pairs(["surface"], ["ink", "ink-2"]),
  ...pairs(["light-red-glyph"], ["light-red"]),
  ...pairs(["surface"], ["light-red-text"]),
  ...pairs(["stage-4"], ["stage-4-tint"]),
];
const MARKS = [
  ...pairs(["line-strong", "focus", "accent"], ["surface", "canvas", "raised"]),
  ...pairs(["light-red-edge", "light-yellow-edge", "light-green-edge", "light-none-edge"], ["surface", "canvas", "raised"]),
  ...["red", "yellow", "green"].map((light) => [`light-${light}-glyph`, `light-${light}`] as const),
  ...pairs(["stage-1", "stage-2", "stage-3", "stage-4", "stage-5", "stage-6"], ["surface"]),
  ...pairs(["chart-actual", "ink"], ["surface", "chart-track"]),
  ...pairs(["chart-plan", "chart-forecast"], ["surface"]),
];

describe.each([["light", light], ["dark", dark]] as const)("%s theme", (_name, theme) => {
  test.each(TEXT)("text %s on %s reaches 4.5:1", (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(MARKS)("mark %s on %s reaches 3:1", (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(3);
  });
  test("the six stages run from light to dark, or the other way round in the dark theme", () => {
    const steps = [1, 2, 3, 4, 5, 6].map((stage) => luminance(hexOf(theme, `stage-${stage}`)));
    const sorted = steps.toSorted((a, b) => (theme === light ? b - a : a - b));
    expect(steps).toEqual(sorted);
  });
});

test("no colour is written outside the tokens", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /^(ui|features|routes|styles)\/.*\.(tsx?|css)$/.test(file) && file !== "styles/tokens.css");
  const offenders = files.filter((file) => /#[0-9a-f]{3,8}\b(?!\/)/i.test(readFileSync(`app/${file}`, "utf8").replaceAll(/["']#(app|content)[^"']*["']/g, "")));
  expect(offenders).toEqual([]);
});
