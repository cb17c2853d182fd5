import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { boardAnswer, explanationAnswer, quotasAnswer } from "#app/schemas/api-answers.ts";
import { createProject } from "#app/services/projects/create-project.server.ts";
import { UsageError } from "#scripts/command.ts";
import type { Command, Outcome } from "#scripts/command.ts";
import { board } from "#scripts/commands/board.ts";
import { explain } from "#scripts/commands/explain.ts";
import { quotas } from "#scripts/commands/quotas.ts";
import { contextOn, freshDb, freshFolder } from "#tests/support/database.ts";

async function prepared() {
  const db = await freshDb();
  const made = await createProject(contextOn(db), {
    code: "NB-A", name: "示例电池工厂",
    patch: { investors: [{ name: "示例", country: "CN" }], district: "330206", division: "38", kind: "new_build", amount: 1_000_000_000, dates: { signed: "2023-12-31" } },
  });
  expect(made.ok).toBe(true);
  return (command: Command, values: Record<string, string>, ...positionals: string[]): Promise<Outcome> =>
    command.run({ values, positionals, env: { databasePath: "", dataDir: "" }, ctx: contextOn(db), readStdin: async () => "" });
}

describe("quotas, explain and board", () => {
  it("answer the documents of the interfaces", async () => {
    const run = await prepared();
    const figures = await run(quotas, { year: "2023", "as-of": "2023-12-31" });
    expect(figures.ok && quotasAnswer.strict().parse(figures.json).quotas[0]?.projects).toEqual(["NB-A"]);
    expect(figures.ok && figures.lines).toHaveLength(16);
    const explained = await run(explain, { year: "2023", "as-of": "2023-12-30" }, "major_attracted");
    expect(explained.ok && explanationAnswer.strict().parse(explained.json)).toMatchObject({ counted: [], nearMisses: [{ code: "NB-A", condition: "ownMilestone" }] });
    const totals = await run(board, { district: "330206", "min-cny": "1000000000" });
    expect(totals.ok && boardAnswer.strict().parse(totals.json).stages[1]).toEqual({ stage: "landing", count: 1, totalCny: 1_000_000_000 });
  });

  it("refuse days ahead, unknown quotas and unknown districts, each by name", async () => {
    const run = await prepared();
    const refused = async (outcome: Promise<Outcome>) => { const told = await outcome; return told.ok ? null : told.errors.map((error) => `${error.field} ${error.code}`); };
    expect(await refused(run(quotas, { year: "2023", "as-of": "2099-01-01" }))).toEqual(["asOf future_date"]);
    expect(await refused(run(quotas, { year: "2023", district: "999999" }))).toEqual(["district unknown_district"]);
    expect(await refused(run(quotas, { year: "23", "as-of": "soon", "known-at": "then" }))).toEqual(["year bad_year", "asOf bad_date", "knownAt bad_instant"]);
    expect(await refused(run(explain, { year: "2023" }, "nothing"))).toEqual(["id unknown_quota"]);
    expect(await refused(run(board, { district: "999999" }))).toEqual(["district unknown_district"]);
    expect(await refused(run(board, { stage: "moon" }))).toEqual(["stage unknown_value"]);
    await expect(run(quotas, {})).rejects.toThrow(UsageError);
    await expect(run(explain, {}, "major_attracted")).rejects.toThrow(UsageError);
  });

  it("exit 0, 1 and 2, with one document on stdout and nothing else", async () => {
    const folder = freshFolder();
    const env = { ...process.env, DATABASE_URL: `file:${join(folder, "luodi.db")}`, DATA_DIR: folder };
    const exit = (...args: string[]) => new Promise<{ code: number; stdout: string }>((resolve) => {
      execFile(process.execPath, ["--import", "tsx", "scripts/luodi.ts", ...args], { env }, (error, stdout) => resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout }));
    });
    const done = await exit("quotas", "--year", "2023", "--json");
    expect([done.code, (JSON.parse(done.stdout) as { year: number }).year]).toEqual([0, 2023]);
    const refused = await exit("explain", "nothing", "--year", "2023", "--json");
    expect([refused.code, (JSON.parse(refused.stdout) as { error: { code: string } }).error.code]).toEqual([1, "unknown_quota"]);
    expect(await exit("quotas", "--json")).toEqual({ code: 2, stdout: "" });
    expect(await exit("board", "--colour", "red", "--json")).toEqual({ code: 2, stdout: "" });
  }, 60_000);
});
