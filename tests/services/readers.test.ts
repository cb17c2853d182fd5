import { describe, expect, it } from "vitest";
import { boardTotals } from "#app/services/board/board.server.ts";
import { chiefsPage } from "#app/services/chiefs/chiefs-page.server.ts";
import { explainQuota } from "#app/services/quotas/explain-quota.server.ts";
import { quotaFigures } from "#app/services/quotas/quota-figures.server.ts";
import { createProject } from "#app/services/projects/create-project.server.ts";
import { taskForcePage } from "#app/services/task-force/task-force-page.server.ts";
import { contextOn, fileDb, TEST_NOW } from "#tests/support/database.ts";

/** As many ids as a large database has; the rows between are not needed for choosing the reader. */
const LARGE_ID = 25_000;

describe("a reading on a large database", () => {
  it("comes from its own thread and says the same as one made in place", { timeout: 60_000 }, async () => {
    const db = await fileDb();
    const ctx = contextOn(db);
    const patch = { division: "36", kind: "new_build" as const, amount: 2_000_000_000, dates: { lead: "2025-01-02" } };
    await createProject(ctx, { name: "示例甲", patch });
    await createProject(ctx, { name: "示例乙", patch: { ...patch, amount: 900_000_000 } });
    const query = { year: 2025 };
    const here = [await quotaFigures(ctx, query), await explainQuota(ctx, "major_attracted", query), await boardTotals(ctx, {}), await chiefsPage(ctx, {}), await taskForcePage(ctx, {})];
    db.handle.prepare("insert into projects (id, code, version, created_at, updated_at, stage, light) values (?, 'LARGE', 1, ?, ?, 'attraction', 'none')").run(LARGE_ID, TEST_NOW, TEST_NOW);
    const aside = [await quotaFigures(ctx, query), await explainQuota(ctx, "major_attracted", query), await boardTotals(ctx, {}), await chiefsPage(ctx, {}), await taskForcePage(ctx, {})];
    expect(aside).toEqual(here);
  });
});
