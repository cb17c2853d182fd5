import { request } from "node:http";
import { describe, expect, it, vi } from "vitest";
import { CALLS } from "#app/api/table.server.ts";
import { problemAnswer } from "#app/schemas/api-answers.ts";
import { revokeToken } from "#app/services/auth/tokens.server.ts";
import { createProject } from "#app/services/projects/create-project.server.ts";
import { startApi, tokenFor } from "#tests/support/api.ts";
import type { Api } from "#tests/support/api.ts";
import { contextOn, fileDb, freshDb, TEST_NOW } from "#tests/support/database.ts";

const AT = { ":code": "NB-A", ":id": "major_attracted" } as const;
const pathOf = (path: string) => path.replace(/:\w+/, (name) => AT[name as keyof typeof AT]);
const BODIES: Partial<Record<string, unknown>> = { createProject: { name: "示例" }, changeProject: { note: "示例" }, recordMilestone: { type: "lead", actualOn: "2023" } };
const guarded = CALLS.filter((call) => call.needs !== null);

async function apiWithProject(): Promise<Api> {
  const api = await startApi(await freshDb());
  const made = await createProject(contextOn(api.db), { code: "NB-A", name: "示例金丝雀", patch: { district: "330206" } });
  expect(made.ok).toBe(true);
  return api;
}

function ask(api: Api, call: (typeof CALLS)[number], token: string | null) {
  const body = BODIES[call.id];
  const headers = { ...(call.header?.name === "If-Match" ? { "If-Match": "*" } : {}), ...(call.header?.name === "Idempotency-Key" ? { "Idempotency-Key": `${Math.random()}` } : {}) };
  return api.call(call.method.toUpperCase(), pathOf(call.path), { token, headers, ...(body === undefined ? {} : { body }) });
}

describe("tokens", () => {
  it.each(guarded.map((call) => [call.id, call] as const))("%s answers 401 without a token that works", async (_, call) => {
    const api = await apiWithProject();
    const disabled = await tokenFor(api.db, { role: "commerce" });
    await api.db.transaction((trx) => trx.updateTable("users").set({ disabled_at: TEST_NOW }).where("id", "=", disabled.id).execute());
    const revoked = await tokenFor(api.db, { role: "commerce" });
    expect((await revokeToken(contextOn(api.db), revoked.tokenId)).ok).toBe(true);
    for (const token of [null, "", "luodi_wrong", "x".repeat(5_000), disabled.token, revoked.token]) {
      const answer = await ask(api, call, token);
      expect([answer.status, answer.body.code, answer.headers.get("www-authenticate")]).toEqual([401, "bad_token", 'Bearer realm="luodi"']);
      expect(problemAnswer.strict().parse(answer.body).detail).toMatch(/令牌/);
      expect(JSON.stringify(answer.body)).not.toContain("示例金丝雀");
    }
    const { token } = await tokenFor(api.db, { role: "commerce" });
    for (const authorization of [`Basic ${token}`, token, `Bearer  ${token} x`]) expect((await api.call(call.method.toUpperCase(), pathOf(call.path), { headers: { Authorization: authorization } })).status).toBe(401);
    expect((await api.call(call.method.toUpperCase(), pathOf(call.path), { headers: { Cookie: `luodi-session=${token}` } })).status).toBe(401);
  });

  it("read while somebody writes for long", async () => {
    const api = await startApi(await fileDb());
    const { token } = await tokenFor(api.db, { role: "commerce" });
    let end = () => {};
    const held = new Promise<void>((resolve) => { end = resolve; });
    const writing = api.db.transaction(async (trx) => {
      await trx.updateTable("users").set({ version: 2 }).execute();
      await held;
    });
    expect((await api.get("/projects", token)).status).toBe(200);
    end();
    await writing;
    await vi.waitFor(async () => expect((await api.db.read.selectFrom("api_tokens").select("last_used_at").executeTakeFirstOrThrow()).last_used_at).not.toBeNull());
  });

  it("only read where they may only read", async () => {
    const api = await apiWithProject();
    const { token } = await tokenFor(api.db, { role: "commerce" }, "read");
    for (const call of guarded) {
      const answer = await ask(api, call, token);
      expect([call.id, answer.status, answer.body.code ?? null]).toEqual(call.method === "get" ? [call.id, 200, answer.body.code ?? null] : [call.id, 403, "read_only_token"]);
    }
    expect((await api.get("/projects/NB-A", token)).body.version).toBe(1);
  });
});

const WRITERS = ["commerce", "liaison", "district"];
const READERS = [...WRITERS, "leader", "auditor", "unit"];
/** Who may make which call at all; a new one is told here who may. */
const MAY_CALL: Readonly<Record<string, readonly string[]>> = {
  listProjects: READERS, listIssues: READERS, readProject: READERS, readBoard: READERS, readQuotas: READERS, explainQuota: READERS, readChanges: READERS, createProject: WRITERS, changeProject: WRITERS, recordMilestone: WRITERS,
};

it("are told for every call", () => expect(Object.keys(MAY_CALL).sort()).toEqual(guarded.map((call) => call.id).sort()));

describe.each(["commerce", "liaison", "district", "unit", "leader", "auditor", "administrator"] as const)("a %s", (role) => {
  const SEES_ALL = ["commerce", "leader", "auditor"].includes(role);

  it("is answered by no call that its role may not make, and told nothing of what it does not see", async () => {
    const api = await apiWithProject();
    for (const [relation, account] of Object.entries({ own: { role, district: "330206" }, other: { role, district: "330282" }, none: { role } })) {
      const { token } = await tokenFor(api.db, account);
      const sees = READERS.includes(role) && (SEES_ALL || (relation === "own" && role !== "unit"));
      for (const call of guarded) {
        const before = api.db.handle.prepare("SELECT count(*) FROM audit_log").pluck().get();
        const answer = await ask(api, call, token);
        const may = MAY_CALL[call.id]?.includes(role);
        if (!may) expect([relation, call.id, answer.status, api.db.handle.prepare("SELECT count(*) FROM audit_log").pluck().get()]).toEqual([relation, call.id, 403, before]);
        else if (call.path.includes(":code")) expect([relation, call.id, answer.status === 404]).toEqual([relation, call.id, !sees]);
        if (!sees) expect([relation, call.id, JSON.stringify(answer.body).includes("示例金丝雀")]).toEqual([relation, call.id, false]);
      }
    }
    expect(api.faults).toEqual([]);
  });

  it("reads and writes what its role and its relation allow", async () => {
    const api = await apiWithProject();
    const relations = {
      own: await tokenFor(api.db, { role, district: "330206" }),
      other: await tokenFor(api.db, { role, district: "330282" }),
      none: await tokenFor(api.db, { role }),
    };
    for (const [relation, { token }] of Object.entries(relations)) {
      const sees = READERS.includes(role) && (SEES_ALL || (relation === "own" && role !== "unit"));
      const one = await api.get("/projects/NB-A", token);
      expect([relation, one.status]).toEqual([relation, READERS.includes(role) ? (sees ? 200 : 404) : 403]);
      const list = await api.get("/projects?district=330206", token);
      expect([relation, list.status, list.body.total ?? null]).toEqual(READERS.includes(role) ? [relation, 200, sees ? 1 : 0] : [relation, 403, null]);
      const seen = JSON.stringify([one.body, list.body, (await api.get("/changes", token)).body, (await api.get("/quotas/full_cycle_coverage/explain?year=2025", token)).body]);
      expect([relation, seen.includes("示例金丝雀")]).toEqual([relation, sees]);
      const board = await api.get("/board?district=330206", token);
      if (board.status === 200) expect([relation, board.body.stages[0].count]).toEqual([relation, sees ? 1 : 0]);
      const patched = await api.patch("/projects/NB-A", token, "*", { bureauChief: `示例 ${role} ${relation}` });
      expect([relation, patched.status]).toEqual([relation, !WRITERS.includes(role) ? 403 : sees ? 200 : 404]);
      const milestone = await api.post("/projects/NB-A/milestones", token, { type: "lead", actualOn: "2023" });
      expect([relation, milestone.status]).toEqual([relation, !WRITERS.includes(role) ? 403 : sees ? 200 : 404]);
      const made = await api.post("/projects", token, { name: "示例别区", district: "330205" });
      expect([relation, made.status]).toEqual([relation, role === "commerce" ? 201 : role === "liaison" ? 201 : 403]);
    }
    expect(api.faults).toEqual([]);
  });
});

describe("a district", () => {
  it("creates in its own, cannot give away, and cannot point to what it does not see", async () => {
    const api = await apiWithProject();
    const { token } = await tokenFor(api.db, { role: "district", district: "330282" });
    const made = await api.post("/projects", token, { name: "示例" });
    expect(made.body.district).toBe("330282");
    const path = `/projects/${made.body.code}`;
    const away = await api.patch(path, token, 1, { district: "330206" });
    expect([away.status, away.body.code]).toEqual([403, "outside_scope"]);
    const pointing = await api.patch(path, token, 1, { duplicateOf: "NB-A" });
    const nowhere = await api.patch(path, token, 1, { duplicateOf: "NB-B" });
    expect([pointing.status, pointing.body.errors[0].code, nowhere.body.errors[0].code]).toEqual([422, "unknown_reference", "unknown_reference"]);
    expect((await api.get(path, token)).body.version).toBe(1);
  });
});

describe("paths and methods", () => {
  it("answers problems for other paths, methods and methods on the wrong path", async () => {
    const api = await apiWithProject();
    const { token } = await tokenFor(api.db, { role: "commerce" });
    for (const path of ["/", "/nothing", "/projects/NB-A/nothing", "/PROJECTS", "/forecast?year=2025"]) expect([path, (await api.get(path, token)).status]).toEqual([path, 404]);
    const wrong = await api.call("DELETE", "/projects/NB-A", { token });
    expect([wrong.status, wrong.body.code, wrong.headers.get("allow")]).toEqual([405, "method_not_allowed", "GET, PATCH, HEAD"]);
    expect((await api.get("/projects/%E0%A4%A", token)).status).toBe(400);
    const head = await fetch(`${api.url}/projects/NB-A`, { method: "HEAD", headers: { Authorization: `Bearer ${token}` } });
    expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, '"1"', ""]);
  });

  it("speaks the language that is asked for, Chinese by default", async () => {
    const api = await apiWithProject();
    const detail = async (accept?: string) => (await api.call("GET", "/projects", accept === undefined ? {} : { headers: { "Accept-Language": accept } })).body.detail as string;
    for (const english of ["en", "en-GB,en;q=0.9", "fr;q=0.9, en;q=0.8"]) expect(await detail(english)).toMatch(/^A valid token/);
    for (const chinese of ["zh-CN,zh;q=0.9,en;q=0.8", "fr", "*", ";;;"]) expect(await detail(chinese)).toMatch(/令牌/);
  });
});

describe("the description", () => {
  it("is OpenAPI 3.1 of every call, readable by anybody in both languages", async () => {
    const api = await apiWithProject();
    const { status, body } = await api.call("GET", "/openapi.json");
    expect([status, body.openapi]).toEqual([200, "3.1.0"]);
    const operations = Object.values(body.paths as Record<string, Record<string, { operationId: string; responses: object }>>).flatMap((path) => Object.values(path));
    expect(operations.map((operation) => operation.operationId).sort()).toEqual(CALLS.map((call) => call.id).sort());
    expect(body.paths["/projects/{code}"].patch.requestBody.content["application/json"].schema).toMatchObject({ type: "object", additionalProperties: false });
    expect(Object.keys(body.paths["/projects/{code}"].get.responses["200"].content["application/json"].schema.properties)).toContain("totalInvestmentCny");
    expect(body.paths["/projects"].post.requestBody.content["application/json"].schema.required).toEqual(["name"]);
    expect(Object.keys(body.paths["/projects/{code}"].patch.responses)).toEqual(["200", "400", "401", "403", "404", "412", "413", "415", "422", "428"]);
    expect(JSON.stringify(body)).not.toContain("$schema");
    const english = (await api.call("GET", "/openapi.json", { headers: { "Accept-Language": "en" } })).body;
    expect(english.info.title).toBe("Luodi API");
  });
});

describe("hostile bodies", () => {
  const send = async (raw: string | Uint8Array, headers: Record<string, string> = {}) => {
    const api = await apiWithProject();
    const { token } = await tokenFor(api.db, { role: "commerce" });
    const answer = await api.call("POST", "/projects", { token, raw, headers: { "Idempotency-Key": "k", ...headers } });
    expect(problemAnswer.strict().parse(answer.body).detail).not.toMatch(/at .*\.ts|Error/);
    expect(api.faults).toEqual([]);
    expect((await api.get("/projects", token)).body.total).toBe(1);
    return [answer.status, answer.body.code];
  };

  it.each([
    ["no JSON", "{", 400, "bad_json"], ["empty", "", 400, "bad_json"], ["two values", "{}{}", 400, "bad_json"], ["NaN", '{"name":"x","amount":NaN}', 400, "bad_json"],
    ["a field twice", '{"name":"示例","name":"示例二"}', 400, "bad_json"], ["a field twice, escaped", '{"name":"示例","n\\u0061me":"二"}', 400, "bad_json"], ["a comment", '{"name":"x"} // y', 400, "bad_json"],
    ["a list", "[]", 422, "not_an_object"], ["a text", '"x"', 422, "not_an_object"], ["null", "null", 422, "not_an_object"],
    ["a huge number", `{"name":"x","amount":1${"0".repeat(99)}}`, 422, "out_of_range"], ["an endless number", '{"name":"x","amount":1e999}', 422, "invalid"], ["a long decimal", `{"name":"x","unit":"yi","totalInvestment":"${"9".repeat(60)}"}`, 422, "bad_number"],
    ["a prototype", '{"name":"x","__proto__":{"role":"administrator"}}', 422, "unknown_field"], ["a constructor", '{"name":"x","constructor":{"prototype":{"x":1}}}', 422, "unknown_field"],
    ["an object for a text", '{"name":{"$ne":null}}', 422, "invalid"], ["a list for a text", '{"name":["x"]}', 422, "invalid"], ["deep nesting", `{"name":"x","note":${"[".repeat(50_000)}${"]".repeat(50_000)}}`, 422, "invalid"],
    ["a long name", `{"name":"${"示".repeat(201)}"}`, 422, "too_long"], ["a name of nothing", '{"name":"\\u200b\\u0000 "}', 422, "name_missing"], ["a body too large", `{"name":"${"x".repeat(300_000)}"}`, 413, "body_too_large"],
    ["many fields", `{${Array.from({ length: 2_000 }, (_, index) => `"f${index}":1`).join(",")}}`, 422, "invalid"],
  ] as const)("%s", async (_, raw, status, code) => {
    expect(await send(raw)).toEqual([status, code]);
  });

  it("bytes that are no UTF-8, other media types and encodings", async () => {
    expect(await send(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).toEqual([400, "bad_json"]);
    expect(await send("name=x", { "Content-Type": "application/x-www-form-urlencoded" })).toEqual([415, "unsupported_media_type"]);
    expect(await send('{"name":"x"}', { "Content-Type": "text/plain" })).toEqual([415, "unsupported_media_type"]);
    expect(await send('{"name":"x"}', { "Content-Encoding": "compress" })).toEqual([415, "unsupported_media_type"]);
    expect(await send('{"name":"x"}', { "Content-Encoding": "gzip" })).toEqual([400, "bad_request"]);
    expect(await send('{"name":"x"}', { "Idempotency-Key": "x".repeat(201) })).toEqual([400, "bad_request"]);
  });

  it("a body that breaks off leaves nothing", async () => {
    const api = await apiWithProject();
    const { token } = await tokenFor(api.db, { role: "commerce" });
    await new Promise<void>((resolve) => {
      const call = request(`${api.url}/projects`, { method: "POST", headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json", "Content-Length": "100", "Idempotency-Key": "k" } });
      call.on("error", () => resolve());
      call.write('{"name":');
      setTimeout(() => call.destroy(new Error("gone")), 50);
    });
    expect((await api.get("/projects", token)).body.total).toBe(1);
    expect(api.faults).toEqual([]);
  });
});
