import { vitePlugin as remix } from "@remix-run/dev";
import tailwind from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixOptions from "./remix.config.js";

/** Packages with a native binary: never bundled for the server, never scanned for the browser. */
const NATIVE_PACKAGES = ["better-sqlite3", "@node-rs/argon2"];

export default defineConfig({
  plugins: [tailwind(), remix(remixOptions)],
  build: { target: "es2022", sourcemap: false, assetsInlineLimit: 0 },
  ssr: { external: NATIVE_PACKAGES },
  optimizeDeps: { exclude: NATIVE_PACKAGES },
});
