import { describe, expect, it } from "vitest";
import { SORT_KEYS } from "#app/schemas/project-filter.ts";
import { projectAnswer } from "#app/schemas/project-json.ts";
import { boardAnswer, changesAnswer, explanationAnswer, problemAnswer, quotasAnswer } from "#app/schemas/api-answers.ts";
import { createProject } from "#app/services/projects/create-project.server.ts";
import type { ProjectPatch } from "#app/services/projects/project-patch.ts";
import type { Db } from "#db/connection.server.ts";
import { startApi, tokenFor } from "#tests/support/api.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";

async function add(db: Db, code: string, patch: ProjectPatch = {}): Promise<void> {
  const verdict = await createProject(contextOn(db), { code, name: `示例${code}`, patch, orderReason: "示例" });
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
}

const MAJOR: ProjectPatch = {
  investors: [{ name: "示例甲", country: "DE" }, { name: "示例乙", country: null }], district: "330206", division: "36", industryClass: "3670", kind: "new_build", amount: 5_200_000_000,
  foreignShareBp: 2_550, flags: ["central_soe"], landMuE4: 1_205_000, farE4: 20_000, newLand: true, standardLand: false, energyTceE4: 10_001, dates: { lead: "2023", signed: "2023-05" }, replacementPlanOn: "2023-06",
};

describe("one project", () => {
  it("answers the canonical columns, what is derived, and the version as ETag", async () => {
    const api = await startApi(await freshDb());
    const { token } = await tokenFor(api.db, { role: "commerce" });
    await add(api.db, "NB-A", MAJOR);
    const answer = await api.get("/projects/NB-A", token);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("etag")).toBe('"1"');
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
    expect(projectAnswer.strict().parse(answer.body)).toEqual(answer.body);
    expect(answer.body).toMatchObject({
      code: "NB-A", investor: "示例甲;示例乙", investorCountry: "DE;", industry: "3670", amount: 5_200_000_000, currency: "CNY", foreignShare: 25.5, flags: ["central_soe"],
      landMu: 120.5, far: 2, newLand: true, standardLand: false, energyTce: 1.0001, leadOn: "2023", signedOn: "2023-05", replacementPlanOn: "2023-06", landedOn: null,
      stage: "landing", totalInvestmentCny: 5_200_000_000, manufacturing: true, foreign: true, light: "none", version: 1, twoHighScreen: null, liaison: null,
    });
    expect(api.faults).toEqual([]);
  });

  it("answers 404 alike for what is not there and what may not be seen", async () => {
    const api = await startApi(await freshDb());
    await add(api.db, "NB-A", MAJOR);
    const { token } = await tokenFor(api.db, { role: "district", district: "330282" });
    const [unseen, unknown] = [await api.get("/projects/NB-A", token), await api.get("/projects/NB-B", token)];
    expect(unseen.status).toBe(404);
    expect(unseen.body).toEqual(unknown.body);
    expect(problemAnswer.strict().parse(unseen.body).code).toBe("not_found");
    expect(unseen.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  });
});

describe("the list", () => {
  it("filters, sorts and pages", async () => {
    const api = await startApi(await freshDb());
    const { token } = await tokenFor(api.db, { role: "leader" });
    await add(api.db, "A", { ...MAJOR, amount: 1_000_000_000 });
    await add(api.db, "B", { ...MAJOR, district: "330282", amount: 3_000_000_000 });
    await add(api.db, "C", { district: "330206" });
    const codes = async (query: string) => { const { body } = await api.get(`/projects?${query}`, token); return [body.total, ...(body.items as { code: string }[]).map((item) => item.code)]; };
    expect(await codes("")).toEqual([3, "A", "B", "C"]);
    expect(await codes("sort=-totalInvestmentCny")).toEqual([3, "B", "A", "C"]);
    expect(await codes("sort=totalInvestmentCny&size=1&page=2")).toEqual([3, "B"]);
    expect(await codes("district=330206&stage=landing,attraction")).toEqual([2, "A", "C"]);
    expect(await codes(`district=${encodeURIComponent("北仑")}&stage=landing`)).toEqual([1, "A"]);
    expect(await codes("minCny=1000000001")).toEqual([1, "B"]);
    expect(await codes("industry=C36&maxCny=1000000000")).toEqual([1, "A"]);
    expect(await codes(`q=${encodeURIComponent("示例B")}`)).toEqual([1, "B"]);
    expect(await codes("page=9")).toEqual([3]);
  });

  it("sorts by every key in both directions", async () => {
    const api = await startApi(await freshDb());
    const { token } = await tokenFor(api.db, { role: "leader" });
    await add(api.db, "A", MAJOR);
    await add(api.db, "B");
    for (const key of SORT_KEYS) for (const sort of [key, `-${key}`]) expect([sort, (await api.get(`/projects?sort=${sort}`, token)).body.items?.length]).toEqual([sort, 2]);
  });

  it("names every query value that is unknown or unusable", async () => {
    const api = await startApi(await freshDb());
    const { token } = await tokenFor(api.db, { role: "leader" });
    const { status, body } = await api.get("/projects?stage=nowhere&size=201&page=0&sort=secret&minCny=1e9&colour=red&__proto__=1", token);
    expect(status).toBe(422);
    expect((body.errors as { field: string }[]).map((error) => error.field).sort()).toEqual(["__proto__", "colour", "minCny", "page", "size", "sort", "stage"]);
    expect((await api.get("/projects?district=999999&chain=nix&industry=98", token)).body.errors).toMatchObject([{ field: "district", code: "unknown_district" }, { field: "industry", code: "unknown_industry" }, { field: "chain", code: "unknown_chain" }]);
    expect((await api.get("/projects?page=1&page=2", token)).status).toBe(422);
  });
});

describe("figures", () => {
  it("answers the documents of quotas, explain and board", async () => {
    const api = await startApi(await freshDb());
    const { token } = await tokenFor(api.db, { role: "leader" });
    await add(api.db, "A", { ...MAJOR, amount: 1_000_000_000 });
    await add(api.db, "B", { ...MAJOR, amount: 999_999_999 });
    const quotas = await api.get("/quotas?year=2023&asOf=2023-12-31&knownAt=2100-01-01T00:00:00Z", token);
    expect(quotasAnswer.strict().parse(quotas.body)).toEqual(quotas.body);
    expect(quotas.body).toMatchObject({ year: 2023, asOf: "2023-12-31", knownAt: "2100-01-01T00:00:00Z", landingVariant: "land_or_capital" });
    expect(quotas.body.quotas).toHaveLength(16);
    expect(quotas.body.quotas[0]).toEqual({ id: "major_attracted", unit: "count", value: 1, numerator: null, denominator: null, target: 20, targetYear: 2023, operator: ">=", met: false, provisional: false, projects: ["A"] });
    const explained = await api.get("/quotas/major_attracted/explain?year=2023", token);
    expect(explanationAnswer.strict().parse(explained.body)).toEqual(explained.body);
    expect(explained.body).toMatchObject({ counted: [{ code: "A", name: "示例A" }], nearMisses: [{ code: "B", condition: "size", actual: 999_999_999, required: 1_000_000_000 }] });
    expect(explained.body).not.toHaveProperty("denominator");
    expect((await api.get("/quotas/major_landing_rate/explain?year=2023", token)).body.denominator).toEqual([{ code: "A", name: "示例A" }]);
    const board = await api.get("/board?minCny=1000000000", token);
    expect(boardAnswer.strict().parse(board.body).stages.map(({ stage, count, totalCny }) => [stage, count, totalCny])).toEqual([
      ["attraction", 0, 0], ["landing", 1, 1_000_000_000], ["construction", 0, 0], ["acceptance", 0, 0], ["capacity", 0, 0], ["supervision", 0, 0]]);
  });

  it("refuses unknown quotas, days ahead and bad clocks", async () => {
    const api = await startApi(await freshDb());
    const { token } = await tokenFor(api.db, { role: "leader" });
    expect((await api.get("/quotas/nothing/explain?year=2023", token)).status).toBe(404);
    expect((await api.get("/quotas?year=2023&asOf=2099-01-01", token)).body.errors).toMatchObject([{ field: "asOf", code: "future_date" }]);
    expect((await api.get("/quotas?year=23&asOf=2023-02-30&knownAt=yesterday", token)).body.errors).toMatchObject([{ field: "year" }, { field: "asOf", code: "bad_date" }, { field: "knownAt", code: "bad_instant" }]);
    expect((await api.get("/quotas?year=2023&district=330200", token)).body.errors).toMatchObject([{ field: "district", code: "unknown_district" }]);
    expect((await api.get("/forecast?year=2023", token)).status).toBe(404);
  });
});

describe("the feed of changes", () => {
  it("tells changes in the words of the API, oldest first, and where to go on", async () => {
    const api = await startApi(await freshDb());
    const { token } = await tokenFor(api.db, { role: "auditor" });
    await add(api.db, "A", MAJOR);
    await add(api.db, "B", { district: "330282" });
    const first = await api.get("/changes?since=0&size=1", token);
    expect(changesAnswer.strict().parse(first.body)).toEqual(first.body);
    expect(first.body.items).toMatchObject([{ type: "project.create", code: "A", before: null, after: { investor: "示例甲;示例乙", industry: "3670", foreignShare: 25.5, landMu: 120.5, signedOn: "2023-05", stage: "landing", totalInvestmentCny: 5_200_000_000 } }]);
    expect(JSON.stringify(first.body)).not.toMatch(/E4|Bp|Id"/);
    const second = await api.get(`/changes?since=${first.body.next}`, token);
    expect((second.body.items as { code: string }[]).map((item) => item.code)).toEqual(["B"]);
    expect((await api.get(`/changes?since=${second.body.next}`, token)).body).toEqual({ items: [], next: second.body.next });
    const { token: cixi } = await tokenFor(api.db, { role: "district", district: "330282" });
    expect(((await api.get("/changes", cixi)).body.items as { code: string }[]).map((item) => item.code)).toEqual(["B"]);
    expect((await api.get("/changes?since=-1", token)).status).toBe(422);
  });
});
