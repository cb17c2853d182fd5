import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const SECOND_MS = 1000;
/** Vitest leaves a core free for itself, which of two is half of them. */
const WORKERS = { maxWorkers: Math.max(2, availableParallelism() - 1) };

/** Tests that share nothing and start nothing. */
const PLAIN_PROJECTS = ["domain", "i18n", "ui", "db", "services", "routes", "properties", "api"].map((name) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    setupFiles: ["tests/support/quiet-console.ts"],
    testTimeout: 60 * SECOND_MS,
    hookTimeout: 60 * SECOND_MS,
    ...WORKERS,
  },
}));

export default defineConfig({
  test: {
    projects: [
      { test: { name: "architecture", include: ["tests/*.test.ts"], testTimeout: 60 * SECOND_MS, ...WORKERS } },
      ...PLAIN_PROJECTS,
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/e2e/support/one-server.ts"],
          setupFiles: ["tests/support/quiet-console.ts"],
          testTimeout: 90 * SECOND_MS,
          hookTimeout: 90 * SECOND_MS,
          maxWorkers: 2,
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
