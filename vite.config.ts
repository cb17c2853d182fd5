import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwind from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import remixOptions from "./remix.config.js";

/** Packages with a native binary: never bundled for the server, never scanned for the browser. */
const NATIVE_PACKAGES = ["better-sqlite3", "@node-rs/argon2"];

/** Large packages of which the server uses little: bundled and shaken, the start loads only that. */
const SHAKEN_PACKAGES = ["lucide-react", "kysely", /^@tanstack\//, /^@dnd-kit\//];

const BOTH_LANGUAGES = /(^|\/)dictionaries\.ts$/;

/** The browser fetches the texts of one language only. */
const oneLanguageInBrowser: Plugin = {
  name: "one-language-in-browser",
  enforce: "pre",
  resolveId(source, _importer, options) {
    if (options.ssr || !BOTH_LANGUAGES.test(source)) return null;
    return fileURLToPath(new URL("./app/i18n/dictionaries-browser.ts", import.meta.url));
  },
};

const NEEDED_BY_EVERY_PAGE = /\/node_modules\/lucide-react\/|\/app\/(ui|domain|i18n)\/(?!(en|zh)(\/|\.ts))[^?]*$/;
/** What draws figures and lists, reads amounts or explains a figure comes with the pages that need it. */
const NEEDED_BY_SOME = /\/app\/(ui\/(line-chart|chart-figure|chart-scale|bullet-bar|legend|month-calendar|data-table|pagination|popover)|i18n\/(near-miss-words|predicate-words)|domain\/(money|currency|decimal))\./;

/** What nearly every page needs comes in one piece: a hundred small files compress badly and each costs a request. */
function sharedPiece(id: string): string | undefined {
  return NEEDED_BY_EVERY_PAGE.test(id) && !NEEDED_BY_SOME.test(id) ? "house" : undefined;
}

/** Below this a compressed twin saves nothing. */
const WORTH_COMPRESSING_BYTES = 1_000;

/** Puts a Brotli twin beside each text file of the browser's, so that the server compresses none of them twice. */
const compressedTwins: Plugin = {
  name: "compressed-twins",
  apply: "build",
  async writeBundle({ dir = "" }, bundle) {
    if (this.environment.name !== "client") return;
    const texts = Object.values(bundle).filter(({ fileName }) => /\.(js|css|svg)$/.test(fileName));
    for (const file of texts) {
      const bytes = Buffer.from(file.type === "chunk" ? file.code : file.source);
      if (bytes.length >= WORTH_COMPRESSING_BYTES) await writeFile(join(dir, `${file.fileName}.br`), await promisify(brotliCompress)(bytes));
    }
  },
};

export default defineConfig({
  plugins: [oneLanguageInBrowser, tailwind(), remix(remixOptions), compressedTwins],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    rollupOptions: {
      output: { manualChunks: sharedPiece },
      // A route that only answers has nothing to send to the browser.
      onwarn: (warning, warn) => (warning.code === "EMPTY_BUNDLE" ? undefined : warn(warning)),
    },
  },
  ssr: { external: NATIVE_PACKAGES, noExternal: SHAKEN_PACKAGES },
  optimizeDeps: { exclude: NATIVE_PACKAGES },
});
