import { layerOf } from "./arrows.ts";
import type { Source } from "./sources.ts";

const DRAWERS = /^(utils?|helpers?|misc|common|shared|lib|manager)$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const HEX_COLOUR = /(?<![\w&/"'`#])["'`\s:(,[]?#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b/i;

const FORBIDDEN_TEXTS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`\\bas ${"any"}\\b|<${"any"}>`), "any"],
  [new RegExp(`@ts-(${"ignore"}|nocheck)`), "a silenced compiler"],
  [new RegExp(`\\b(${["TO", "FIX"].join("DO|")}ME)\\b(?!.*#\\d)`), "an open end without an issue"],
  [/^\s*(export )?(declare )?(const )?enum\b/, "an enum"],
];

/** Names that say nothing about the domain, and files not in kebab-case. */
export function wrongNames(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path }) => {
    const isRoute = layerOf(path) === "routes";
    return path.split("/").flatMap((segment) => {
      const words = segment.split(/[-.]/);
      if (DRAWERS.test(words[0] ?? "")) return [`${path}: a drawer named ${segment}`];
      return isRoute || KEBAB.test(segment) ? [] : [`${path}: ${segment} is not kebab-case`];
    });
  });
}

export function forbiddenTexts(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) =>
      FORBIDDEN_TEXTS.filter(([pattern]) => pattern.test(line)).map(([, what]) => `${path}:${index + 1} has ${what}`),
    ),
  );
}

/** Colours have names; their values stand in tokens.css alone. */
export function looseColours(files: readonly Pick<Source, "path" | "text">[]): string[] {
  return files
    .filter(({ path }) => path.startsWith("app/") && !path.endsWith("/tokens.css"))
    .flatMap(({ path, text }) =>
      text.split("\n").flatMap((line, index) => (HEX_COLOUR.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
    );
}

const CLOCK = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bIntl\.|\bprocess\.|\bperformance\./;

/** The domain takes time, chance and place as arguments. */
export function impureDomain(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => layerOf(path) === "domain")
    .flatMap(({ path, text }) =>
      text.split("\n").flatMap((line, index) => (CLOCK.test(line.replace(/\/\/.*|^\s*\*.*/, "")) ? [`${path}:${index + 1}`] : [])),
    );
}
