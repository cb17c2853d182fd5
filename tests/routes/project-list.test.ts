import { describe, expect, it } from "vitest";
import { loader as list } from "#app/routes/projects._index/route.tsx";
import { loader as csv } from "#app/routes/projects[.csv].ts";
import { loader as xlsx } from "#app/routes/projects[.xlsx].ts";
import { createProject } from "#app/services/projects/create-project.server.ts";
import type { Db } from "#db/connection.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { addTestUser, cookieOf, routeArgs } from "#tests/support/route-args.ts";

const MINE = ["示例北仑一", "示例北仑二"];
const OTHER = "示例慈溪机密项目";

async function pipeline(): Promise<Db> {
  const db = await freshDb();
  const ctx = contextOn(db);
  for (const [index, name] of MINE.entries()) await createProject(ctx, { name, patch: { district: "330206", amount: (index + 1) * 1_000_000_000, amountUnit: "yi" } });
  await createProject(ctx, { name: OTHER, patch: { district: "330282", amount: 5_000_000_000, amountUnit: "yi" } });
  return db;
}

async function signedIn(db: Db, role: "commerce" | "district" | "administrator") {
  return { cookie: await cookieOf(db, await addTestUser(db, role)) };
}

const names = (page: Awaited<ReturnType<typeof list>>) => page.rows.map((row) => row.name);

describe("the project list", () => {
  it("sorts, filters and counts on the server", async () => {
    const db = await pipeline();
    const who = await signedIn(db, "commerce");
    expect(names(await list(routeArgs(db, "/projects", who)))).toEqual([OTHER, "示例北仑二", "示例北仑一"]);
    expect(names(await list(routeArgs(db, "/projects?sort=totalInvestmentCny", who)))).toEqual(["示例北仑一", "示例北仑二", OTHER]);
    expect(names(await list(routeArgs(db, "/projects?q=%E5%8C%97%E4%BB%91", who))).toSorted()).toEqual(MINE.toSorted());
    expect(await list(routeArgs(db, "/projects?size=2&page=2", who))).toMatchObject({ total: 3, page: 2, totalCny: 8_000_000_000, rows: [{ name: "示例北仑一" }] });
  });

  it("shows a district its own projects, also in what it downloads", async () => {
    const db = await pipeline();
    const who = await signedIn(db, "district");
    expect(names(await list(routeArgs(db, "/projects?district=330282", who)))).toEqual([]);
    expect((await list(routeArgs(db, "/projects", who))).total).toBe(2);
    const text = await (await csv(routeArgs(db, "/projects.csv", who))).text();
    expect(text).toContain("示例北仑一");
    expect(text).not.toContain(OTHER);
  });

  it("downloads exactly what is filtered", async () => {
    const db = await pipeline();
    const who = await signedIn(db, "commerce");
    const answer = await csv(routeArgs(db, "/projects.csv?minCny=2000000000", who));
    expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment; filename="luodi-projects-.*\.csv"$/);
    const text = await answer.text();
    expect([text.includes("示例北仑一"), text.includes("示例北仑二"), text.includes(OTHER)]).toEqual([false, true, true]);
    const workbook = Buffer.from(await (await xlsx(routeArgs(db, "/projects.xlsx", who))).arrayBuffer());
    expect(workbook.subarray(0, 2).toString()).toBe("PK");
  });

  it("answers a filter that means nothing with 400, and a role without projects with 403", async () => {
    const db = await pipeline();
    const who = await signedIn(db, "commerce");
    for (const query of ["?sort=secret", "?page=0", "?minCny=abc", "?stage=nowhere", "?foo=1"]) {
      await expect(list(routeArgs(db, `/projects${query}`, who))).rejects.toMatchObject({ init: { status: 400 } });
    }
    await expect(list(routeArgs(db, "/projects", await signedIn(db, "administrator")))).rejects.toMatchObject({ init: { status: 403 } });
  });
});
