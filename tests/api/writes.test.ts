import { describe, expect, it } from "vitest";
import { projectAnswer } from "#app/schemas/project-json.ts";
import { patchProject, postProject } from "#app/services/api/write-projects.server.ts";
import type { Api, ApiAnswer } from "#tests/support/api.ts";
import { startApi, tokenFor } from "#tests/support/api.ts";
import { contextOn, fileDb, freshDb } from "#tests/support/database.ts";

/** The reasons of a refusal as `field code`. */
const reasons = (answer: ApiAnswer) => ((answer.body.errors ?? []) as { field: string; code: string }[]).map((error) => `${error.field} ${error.code}`).sort();

async function commerceApi(): Promise<{ api: Api; token: string }> {
  const api = await startApi(await freshDb());
  return { api, token: (await tokenFor(api.db, { role: "commerce" })).token };
}

const COMPLETE = {
  code: "NB-2023-0001", name: "示例电池工厂", investor: "示例甲;示例乙", investorCountry: "DE;CN", uscc: "91330200MA2AEXTK1B", district: "北仑", industry: "C3841", kind: "new_build", chain: null,
  chainRole: "fill", amount: 5_200_000_000, currency: "CNY", amountModifier: "approx", fixedAmount: 4_000_000_000, foreignShare: 25.25, flags: ["two_high", "central_soe", "two_high"],
  projectCode: null, landMu: 120.5, far: 2, newLand: true, standardLand: 0, energyTce: 12.5, twoHighScreen: "clear", replacementPlanOn: "2023-06", bureauChief: "示例局长", lastUpdateOn: "2024-01-31",
  suspendedOn: null, resumedOn: null, leadOn: "2022", signedOn: "2023-05", note: "第一行\n第二行",
};

describe("creating a project", () => {
  it("needs only a name", async () => {
    const { api, token } = await commerceApi();
    const answer = await api.post("/projects", token, { name: " 示例  项目 " });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ name: "示例 项目", code: expect.stringMatching(/^NB-\d{4}-0001$/), stage: "attraction", version: 1, currency: "CNY", amount: null, flags: [] });
    expect(answer.headers.get("location")).toBe(`/api/v1/projects/${answer.body.code}`);
    expect(answer.headers.get("etag")).toBe('"1"');
    expect(projectAnswer.strict().parse((await api.get(`/projects/${answer.body.code}`, token)).body)).toEqual(answer.body);
  });

  it("keeps every field as it was given", async () => {
    const { api, token } = await commerceApi();
    const { uscc: _uscc, chain: _chain, ...given } = COMPLETE;
    const answer = await api.post("/projects", token, given);
    expect(answer.body.errors ?? []).toEqual([]);
    expect(answer.body).toMatchObject({ ...given, district: "330206", industry: "3841", flags: ["central_soe", "two_high"], standardLand: false, totalInvestmentCny: 5_200_000_000, stage: "landing", foreign: true, manufacturing: true });
  });

  it("takes an amount as decimal text with its unit, and only so", async () => {
    const { api, token } = await commerceApi();
    const made = await api.post("/projects", token, { name: "示例", totalInvestment: "12.345", fixedInvestment: "10", unit: "yi", currency: "USD" });
    expect(made.body).toMatchObject({ amount: 1_234_500_000, fixedAmount: 1_000_000_000, currency: "USD" });
    expect(made.body).not.toHaveProperty("totalInvestment");
    expect(reasons(await api.post("/projects", token, { name: "示例", totalInvestment: "12.345" }))).toEqual(["unit unit_missing"]);
    expect(reasons(await api.post("/projects", token, { name: "示例", totalInvestment: 12.345, unit: "yi" }))).toEqual(["totalInvestment invalid"]);
    expect(reasons(await api.post("/projects", token, { name: "示例", totalInvestment: "1e3", unit: "yi" }))).toEqual(["totalInvestment bad_number"]);
    expect(reasons(await api.post("/projects", token, { name: "示例", totalInvestment: "12", amount: 1, unit: "yi" }))).toEqual(["totalInvestment given_twice"]);
    expect(reasons(await api.post("/projects", token, { name: "示例", totalInvestment: "99999999999", unit: "yi" }))).toEqual(["totalInvestment out_of_range"]);
  });

  it("names every unknown, read-only or invalid field at once and stores nothing", async () => {
    const { api, token } = await commerceApi();
    const answer = await api.post("/projects", token, {
      colour: "red", stage: "done", version: 7, totalInvestmentCny: 1, uscc: "91330200MA2AEXTK1A", projectCode: "12", district: "示例市", industry: "示例业", chain: "示例链", investor: "示例", investorCountry: "示例国",
      kind: "palace", amount: -1, fixedAmount: 1.5, currency: "XYZ", foreignShare: 100.01, landMu: 1.00001, far: "two", newLand: "yes", flags: ["two_high", "shiny"], signedOn: "2023-02-30", landedOn: 2023, suspendedOn: "2199-01-01",
      leadOn: "2199", lastUpdateOn: "2023-13", liaison: "nobody@example.test", partOf: "NB-NONE", duplicateOf: "NB-NONE", unit: "li",
    });
    expect(answer.status).toBe(422);
    expect(reasons(answer)).toEqual([
      "amount negative", "chain unknown_chain", "colour unknown_field", "currency unknown_currency", "district unknown_district", "duplicateOf unknown_reference", "far bad_number", "fixedAmount not_integer",
      "flags unknown_value", "foreignShare out_of_range", "industry unknown_industry", "investorCountry unknown_country", "kind unknown_value", "landMu too_many_decimals", "landedOn invalid", "lastUpdateOn bad_date",
      "leadOn bad_date", "liaison unknown_liaison", "name name_missing", "newLand unknown_value", "partOf unknown_reference", "projectCode bad_project_code", "signedOn bad_date", "stage read_only", "suspendedOn bad_date",
      "totalInvestmentCny read_only", "unit unknown_value", "uscc bad_uscc", "version read_only",
    ]);
    expect((await api.get("/projects", token)).body.total).toBe(0);
    expect((await api.get("/changes", token)).body.items).toEqual([]);
  });

  it("judges closing milestones by the gates", async () => {
    const { api, token } = await commerceApi();
    const answer = await api.post("/projects", token, { name: "示例", signedOn: "2023-05", district: "330206" });
    expect(answer.status).toBe(422);
    expect(reasons(answer)).toEqual(["amount gate_missing", "industry gate_missing", "investor gate_missing", "kind gate_missing"]);
    for (const { message } of answer.body.errors as { message: string }[]) expect(message).not.toMatch(/undefined|：。|: \./);
    expect(reasons(await api.post("/projects", token, { name: "示例", kind: "technical_upgrade", signedOn: "2099-01-01", suspendedOn: "2098", lastUpdateOn: "2097-01" }))).toEqual(["lastUpdateOn future_date", "signedOn future_date", "suspendedOn future_date"]);
  });

  it("refuses a code that is taken", async () => {
    const { api, token } = await commerceApi();
    await api.post("/projects", token, { name: "示例", code: "甲/1 ?" });
    expect(reasons(await api.post("/projects", token, { name: "示例", code: "甲/1 ?" }))).toEqual(["code duplicate_code"]);
    expect((await api.get(`/projects/${encodeURIComponent("甲/1 ?")}`, token)).body.code).toBe("甲/1 ?");
    expect(reasons(await api.post("/projects", token, { name: "示例", code: "x".repeat(41) }))).toEqual(["code too_long"]);
  });
});

describe("the idempotency key", () => {
  it("is needed, gives the same answer again, and refuses another body", async () => {
    const { api, token } = await commerceApi();
    const missing = await api.call("POST", "/projects", { token, body: { name: "示例" } });
    expect([missing.status, missing.body.code]).toEqual([400, "idempotency_key_missing"]);
    const first = await api.post("/projects", token, { name: "示例", code: "A" }, "k1");
    await api.patch("/projects/A", token, 1, { name: "示例改" });
    const again = await api.post("/projects", token, { code: "A", name: "示例" }, "k1");
    expect([again.status, again.body]).toEqual([201, first.body]);
    const other = await api.post("/projects", token, { name: "示例二" }, "k1");
    expect([other.status, other.body.code]).toEqual([422, "idempotency_key_reused"]);
    const { token: another } = await tokenFor(api.db, { role: "commerce" });
    expect((await api.post("/projects", another, { name: "示例二" }, "k1")).status).toBe(201);
    expect((await api.get("/projects", token)).body.total).toBe(2);
  });

  it("makes one project of 50 requests at once", async () => {
    const api = await startApi(await fileDb());
    const { token } = await tokenFor(api.db, { role: "commerce" });
    const answers = await Promise.all(Array.from({ length: 50 }, () => api.post("/projects", token, { name: "示例" }, "same")));
    expect(new Set(answers.map((answer) => `${answer.status} ${JSON.stringify(answer.body)}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect((await api.get("/projects", token)).body.total).toBe(1);
    expect(api.faults).toEqual([]);
  });

  it("is forgotten after a day", async () => {
    const { api, token } = await commerceApi();
    await api.post("/projects", token, { name: "示例", code: "A" }, "k");
    await api.db.transaction((trx) => trx.updateTable("idempotency_keys").set({ created_at: "2020-01-01T00:00:00.000Z" }).execute());
    expect((await api.post("/projects", token, { name: "示例二", code: "B" }, "k")).body.code).toBe("B");
    expect((await api.post("/projects", token, { name: "示例二", code: "B" }, "k")).body.code).toBe("B");
  });

  it("is not spent by a refused request", async () => {
    const { api, token } = await commerceApi();
    expect((await api.post("/projects", token, {}, "k")).status).toBe(422);
    expect((await api.post("/projects", token, { name: "示例" }, "k")).status).toBe(201);
  });
});

describe("changing a project", () => {
  it("needs the version it was made on", async () => {
    const { api, token } = await commerceApi();
    await api.post("/projects", token, { name: "示例", code: "A", note: "旧", district: "330206" });
    const without = await api.call("PATCH", "/projects/A", { token, body: { note: "新" } });
    expect([without.status, without.body.code]).toEqual([428, "if_match_missing"]);
    const changed = await api.patch("/projects/A", token, 1, { note: "新", district: null });
    expect([changed.status, changed.headers.get("etag"), changed.body.version, changed.body.note, changed.body.district]).toEqual([200, '"2"', 2, "新", null]);
    const stale = await api.patch("/projects/A", token, 1, { note: "晚" });
    expect([stale.status, stale.body.code]).toEqual([412, "stale"]);
    expect((await api.patch("/projects/A", token, "*", { note: "任" })).body.version).toBe(3);
    expect((await api.patch("/projects/A", token, 'W/"3", "9"', { note: "弱" })).body.version).toBe(4);
    expect((await api.patch("/projects/A", token, "nonsense", { note: "错" })).status).toBe(412);
    expect((await api.patch("/projects/A", token, 4, { note: "弱" })).body.version).toBe(4);
    expect((await api.patch("/projects/NB-NONE", token, 1, { note: "" })).status).toBe(404);
  });

  it("leaves what is absent, clears what is null, and keeps countries with their investors", async () => {
    const { api, token } = await commerceApi();
    const { uscc: _uscc, chain: _chain, ...given } = COMPLETE;
    await api.post("/projects", token, given);
    const path = `/projects/${COMPLETE.code}`;
    expect((await api.patch(path, token, 1, { investor: "示例丙;示例甲" })).body).toMatchObject({ investor: "示例丙;示例甲", investorCountry: ";DE", amount: 5_200_000_000, signedOn: "2023-05" });
    expect((await api.patch(path, token, 2, { investorCountry: "FR/HK" })).body).toMatchObject({ investor: "示例丙;示例甲", investorCountry: "FR;HK" });
    expect((await api.patch(path, token, 3, { amount: null, fixedAmount: null, leadOn: "", flags: null, note: null, foreignShare: null })).body).toMatchObject({ amount: null, totalInvestmentCny: null, leadOn: null, flags: [], note: null, foreignShare: null, version: 4 });
    expect((await api.patch(path, token, 4, { lastUpdateOn: null })).body).toMatchObject({ lastUpdateOn: null, version: 5 });
    expect((await api.patch(path, token, 5, { lastUpdateOn: "2024-02" })).body).toMatchObject({ lastUpdateOn: "2024-02-29", version: 6 });
    expect(reasons(await api.patch(path, token, 6, { code: "B", name: "", version: 9, fixedAmount: 5, amount: 4 }))).toEqual(["code read_only", "fixedAmount fixed_over_total", "name name_missing", "version read_only"]);
  });

  it("loses nothing of 200 writers at once", async () => {
    const api = await startApi(await fileDb());
    const { token } = await tokenFor(api.db, { role: "commerce" });
    await api.post("/projects", token, { name: "示例", code: "A", note: "" });
    let accepted = 0;
    await Promise.all(Array.from({ length: 200 }, async (_, index) => {
      const { body } = await api.get("/projects/A", token);
      const answer = await api.patch("/projects/A", token, body.version as number, { note: `${body.note ?? ""} ${index}`.trim() });
      expect([200, 412]).toContain(answer.status);
      if (answer.status === 200) accepted += 1;
    }));
    const { body } = await api.get("/projects/A", token);
    expect(body.version).toBe(accepted + 1);
    expect((body.note as string).split(" ")).toHaveLength(accepted);
    expect(accepted).toBeGreaterThan(0);
    expect(api.faults).toEqual([]);
  });
});

describe("writers that overlap", () => {
  it("on one version only one is accepted", async () => {
    const db = await fileDb();
    const { id } = await tokenFor(db, { role: "commerce" });
    const ctx = contextOn(db, undefined, { userId: id, name: "示例", role: "commerce", district: null, unit: null, readOnly: false });
    expect((await postProject(ctx, "k", { name: "示例", code: "A" }, [])).ok).toBe(true);
    const answers = await Promise.all(Array.from({ length: 200 }, (_, index) => patchProject(ctx, "A", '"1"', { note: `${index}` }, [])));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : answer.errors.map((error) => error.code))))).toEqual(new Set(["stale"]));
  });

  it("with one key make one project", async () => {
    const db = await fileDb();
    const { id } = await tokenFor(db, { role: "commerce" });
    const ctx = contextOn(db, undefined, { userId: id, name: "示例", role: "commerce", district: null, unit: null, readOnly: false });
    const answers = await Promise.all(Array.from({ length: 50 }, () => postProject(ctx, "k", { name: "示例" }, [])));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await db.read.selectFrom("projects").select("code").execute()).toHaveLength(1);
  });
});

describe("recording a milestone", () => {
  const signed = { investor: "示例甲", district: "330206", industry: "36", kind: "new_build", amount: 1_000_000_000 };

  it("lists every reason, then moves the project with what the gate asked for", async () => {
    const { api, token } = await commerceApi();
    await api.post("/projects", token, { name: "示例", code: "A", ...signed, signedOn: "2023-05-01" });
    const refused = await api.post("/projects/A/milestones", token, { type: "landed", actualOn: "2023-09" });
    expect(refused.status).toBe(422);
    expect(reasons(refused)).toEqual(["landOn gate_missing", "projectCode gate_missing", "registeredOn gate_missing"]);
    const landed = await api.post("/projects/A/milestones", token, { type: "landed", actualOn: "2023-09", registeredOn: "2023-06-01", landOn: "2023-08", projectCode: "2306-330206-04-01-123456" });
    expect([landed.status, landed.body.stage, landed.body.landedOn, landed.body.version, landed.headers.get("etag")]).toEqual([200, "construction", "2023-09", 2, '"2"']);
    expect((await api.get("/changes?since=1", token)).body.items.at(-1)).toMatchObject({ type: "milestone.record", before: { landedOn: null }, after: { landedOn: "2023-09", stage: "construction" } });
  });

  it("asks for a reason where the order is unusual, and takes milestones without a column", async () => {
    const { api, token } = await commerceApi();
    await api.post("/projects", token, { name: "示例", code: "A", ...signed, signedOn: "2023-05-01" });
    expect(reasons(await api.post("/projects/A/milestones", token, { type: "started", actualOn: "2023-01-01" }))).toEqual(["orderReason order_unusual"]);
    expect((await api.post("/projects/A/milestones", token, { type: "started", actualOn: "2023-01-01", orderReason: "先行开工" })).status).toBe(200);
    expect((await api.post("/projects/A/milestones", token, { type: "lease", actualOn: "2023-06" })).status).toBe(200);
    expect(reasons(await api.post("/projects/A/milestones", token, { type: "terminated", actualOn: "2024-01-01" }))).toEqual(["terminationReason required"]);
    expect((await api.post("/projects/A/milestones", token, { type: "terminated", actualOn: "2024-01-01", terminationReason: "示例" })).body.stage).toBe("left");
  });

  it("names what is wrong with the milestone itself", async () => {
    const { api, token } = await commerceApi();
    await api.post("/projects", token, { name: "示例", code: "A" });
    expect(reasons(await api.post("/projects/A/milestones", token, {}))).toEqual(["actualOn required", "type required"]);
    expect(reasons(await api.post("/projects/A/milestones", token, { type: "moon", actualOn: "soon", colour: 1 }))).toEqual(["actualOn bad_date", "colour unknown_field", "type unknown_value"]);
    expect(reasons(await api.post("/projects/A/milestones", token, { type: "lead", actualOn: "2099-01-01" }))).toEqual(["actualOn future_date"]);
    expect(reasons(await api.post("/projects/A/milestones", token, { type: "lead", actualOn: "2023", leadOn: "2022" }))).toEqual(["leadOn given_twice"]);
    expect((await api.post("/projects/B/milestones", token, { type: "lead", actualOn: "2023" })).status).toBe(404);
  });
});
