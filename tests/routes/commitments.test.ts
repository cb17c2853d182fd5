import { describe, expect, it } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Role } from "#app/domain/permissions.ts";
import { loader as listLoader } from "#app/routes/commitments/route.tsx";
import { action, loader } from "#app/routes/projects.$code_.commitments/route.tsx";
import { action as landAction, loader as landLoader } from "#app/routes/projects.$code_.land/route.tsx";
import { createProject } from "#app/services/projects/create-project.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { addTestUser, cookieOf, outcome, routeArgs } from "#tests/support/route-args.ts";

const CODE = "NB-2025-9001";
const PAGE = `/projects/${CODE}/commitments`;
const LAND = `/projects/${CODE}/land`;
const COMMIT = { intent: "commit", side: "investor", indicator: "jobs", value: "120", dueOn: "2024-12" };

async function setUp(role: Role, district?: string) {
  const db = await freshDb();
  const made = await createProject(contextOn(db, new Date().toISOString(), SYSTEM), { code: CODE, name: "示例膜材料工厂", patch: { district: "330212", dates: { lead: "2024-01-02" } } });
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  const as = async (who: Role, email: string, where?: string) => {
    const cookie = await cookieOf(db, await addTestUser(db, who, { email, ...(where ? { district: where } : {}) }));
    return (path: string, form?: Record<string, string>) => routeArgs(db, path, { cookie, params: { code: CODE }, ...(form ? { form } : {}) });
  };
  return { db, as, args: await as(role, "one@example.test", district) };
}

describe("a project's commitments", () => {
  it("are not there for another district, unit or liaison, nor is their land", async () => {
    const { as, args } = await setUp("district", "330206");
    const commerce = await as("commerce", "four@example.test");
    expect((await outcome(action(commerce(PAGE, COMMIT)))).status).toBe(303);
    expect((await outcome(listLoader(commerce("/commitments")))).body).toMatchObject({ total: 1 });
    for (const call of [args, await as("liaison", "two@example.test"), await as("unit", "three@example.test")]) {
      expect((await outcome(loader(call(PAGE)))).status).toBe(404);
      expect((await outcome(landLoader(call(LAND)))).status).toBe(404);
    }
    expect((await outcome(action(args(PAGE, COMMIT)))).status).toBe(404);
    expect((await outcome(landAction(args(LAND, { intent: "plot", name: "A" })))).status).toBe(404);
    expect((await outcome(listLoader(args("/commitments")))).body).toMatchObject({ total: 0, lines: [], rates: [], city: { investor: { unjudged: 0 } } });
  });

  it("take no form from a reader and open none for them", async () => {
    const { args } = await setUp("leader");
    expect((await outcome(loader(args(`${PAGE}?do=commit&side=investor`)))).body).toMatchObject({ open: null, page: { mayWrite: false } });
    expect((await outcome(action(args(PAGE, COMMIT)))).status).toBe(403);
  });

  it("answer nonsense with every reason and what was typed, and store a good form once", async () => {
    const { args } = await setUp("commerce");
    const bad = await outcome(action(args(PAGE, { ...COMMIT, value: "很多", dueOn: "2025-02-30" })));
    expect([bad.status, bad.body]).toMatchObject([400, { errors: [{ code: "bad_number", field: "value" }, { code: "bad_date", field: "dueOn" }], values: { value: "很多" } }]);
    const good = await outcome(action(args(PAGE, { ...COMMIT, formKey: "k1" })));
    await outcome(action(args(PAGE, { ...COMMIT, formKey: "k1" })));
    expect([good.status, good.headers.get("Location")]).toEqual([303, `${PAGE}?saved=commit#duty-1`]);
    expect((await outcome(loader(args(PAGE)))).body).toMatchObject({ page: { duties: [{ valueE4: 1_200_000, dueOn: "2024-12-31", light: "red", isBreached: true }] } });
    expect((await outcome(action(args(PAGE, { intent: "nothing" })))).status).toBe(400);
  });

  it("answer 409 to the second of two, and stand in the list by their state", async () => {
    const { as, args } = await setUp("commerce");
    await outcome(action(args(PAGE, COMMIT)));
    const report = (call: typeof args) => outcome(action(call(PAGE, { intent: "report", item: "1", seen: "1", actualValue: "130", actualOn: "2024-12-30" })));
    expect((await report(args)).status).toBe(303);
    const second = await report(await as("commerce", "two@example.test"));
    expect([second.status, second.body]).toMatchObject([409, { errors: [{ code: "stale" }], values: { actualValue: "130" } }]);
    const list = async (query: string) => (await outcome(listLoader(args(`/commitments?${query}`)))).body;
    expect(await list("state=judge")).toMatchObject({ total: 1, lines: [{ code: CODE, awaitsVerdict: true }], counts: { overdue: 1, due: 0, judge: 1 }, city: { investor: { met: 0, judged: 0, unjudged: 1 } } });
    expect(await list("state=kept&side=investor")).toMatchObject({ total: 0 });
    expect(await list("state=nonsense")).toMatchObject({ faults: [{ field: "state" }] });
  });
});

describe("standard land", () => {
  it("records a plot and refuses what is no number", async () => {
    const { args } = await setUp("commerce");
    expect((await outcome(landAction(args(LAND, { intent: "plot", name: "A-1", far: "-1" })))).body).toMatchObject({ errors: [{ code: "negative", field: "far" }] });
    expect((await outcome(landAction(args(LAND, { intent: "plot", name: "A-1", landMu: "120.5", far: "1.8" })))).status).toBe(303);
    expect((await outcome(landLoader(args(LAND)))).body).toMatchObject({ page: { plots: [{ landMuE4: 1_205_000, farE4: 18_000, needsException: true }] } });
    expect((await outcome(landAction(args(LAND, { intent: "takeOver", version: "1" })))).status).toBe(303);
    expect((await outcome(landLoader(args(LAND)))).body).toMatchObject({ page: { facts: { landMuE4: 1_205_000, farE4: 18_000 }, differs: false } });
  });
});
