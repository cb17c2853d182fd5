import { build } from "vite";

/** Turns server.ts into plain JavaScript: without a loader the server starts in half the time and needs half the memory. */
await build({
  configFile: false,
  logLevel: "warn",
  build: { ssr: "server.ts", outDir: "build/start", target: "node20", copyPublicDir: false },
});
