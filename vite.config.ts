import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwind from "@tailwindcss/vite";
import { defineConfig } from "vite";
import type { Plugin } from "vite";
import remixOptions from "./remix.config.js";

/** Packages with a native binary: never bundled for the server, never scanned for the browser. */
const NATIVE_PACKAGES = ["better-sqlite3", "@node-rs/argon2"];

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

export default defineConfig({
  plugins: [oneLanguageInBrowser, tailwind(), remix(remixOptions)],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    rollupOptions: {
      // A route that only answers has nothing to send to the browser.
      onwarn: (warning, warn) => (warning.code === "EMPTY_BUNDLE" ? undefined : warn(warning)),
    },
  },
  ssr: { external: NATIVE_PACKAGES },
  optimizeDeps: { exclude: NATIVE_PACKAGES },
});
