import { describe, expect, it } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Role } from "#app/domain/permissions.ts";
import * as gate from "#app/routes/settings.gates_.$rule/route.tsx";
import { loader as listLoader } from "#app/routes/settings.gates/route.tsx";
import { viewProject } from "#app/services/projects/view-project.server.ts";
import { recordMilestone } from "#app/services/projects/record-milestone.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { addTestUser, cookieOf, outcome, routeArgs } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const PATH = "/settings/gates/contractFile";
const LEAD = { investors: [{ name: "示例海曜", country: "CN" }], dates: { lead: "2025-01-10" } };

async function settings(role: Role = "commerce") {
  const db = await freshDb();
  const ctx = contextOn(db, new Date().toISOString(), SYSTEM);
  await recordSamples(ctx, {
    A: LEAD, B: { ...LEAD, district: "330281" }, S: { ...LEAD, dates: { lead: "2025-01-10", signed: "2025-03-01" } }, T: { ...LEAD, kind: "technical_upgrade" },
    Z: { ...LEAD, archivedOn: "2025-05-01", archiveReason: "示例" }, X: { ...LEAD, dates: { lead: "2025-01-10", terminated: "2025-05-01" }, terminationReason: "示例" },
  });
  const cookie = await cookieOf(db, await addTestUser(db, role));
  const read = (search = "", rule = "contractFile") => outcome(gate.loader(routeArgs(db, `/settings/gates/${rule}${search}`, { cookie, params: { rule } })));
  const write = (form: Record<string, string>, rule = "contractFile") => outcome(gate.action(routeArgs(db, PATH, { cookie, params: { rule }, form: { intent: "set", seen: "", ...form } })));
  return { db, ctx, cookie, read, write };
}

describe("a rule's page", () => {
  it("shows before anything is saved which projects in flight the rule would stop, and saves nothing by looking", async () => {
    const { read, db } = await settings();
    const { body } = await read("?from=2025-01-01");
    expect(body).toMatchObject({ preview: { from: "2025-01-01", impact: { seesProjects: true, atGate: { count: 2 }, earlier: 0 } } });
    const { preview } = body as { preview: { impact: { atGate: { first: { code: string }[] } } } };
    expect(preview.impact.atGate.first.map(({ code }) => code).toSorted()).toEqual(["A", "B"]);
    expect(await db.read.selectFrom("gate_rule_dates").selectAll().execute()).toEqual([]);
    expect((await read("?from=2025-01-01", "acceptanceFile")).body).toMatchObject({ preview: { impact: { atGate: { count: 0 }, earlier: 4 } } });
  });
  it("shows an administrator no projects, and a reader no preview", async () => {
    expect((await (await settings("administrator")).read("?from=2025-01-01")).body).toMatchObject({ preview: { impact: { seesProjects: false, atGate: { count: 0, first: [] } } } });
    expect((await (await settings("leader")).read("?from=2025-01-01")).body).toMatchObject({ writes: false, preview: null });
  });
  it.each([["2025-02-30", "bad_date"], ["bald", "bad_date"], ["2025-03", "needs_day"]])("answers %s with its reason and keeps it", async (from, code) => {
    const { read, write } = await settings();
    const shown = await read(`?from=${encodeURIComponent(from)}`);
    expect([shown.status, shown.body]).toMatchObject([400, { typed: from, faults: [{ code, field: "from" }], preview: null }]);
    expect(await write({ from })).toMatchObject({ status: 400, body: { errors: [{ code, field: "from" }] } });
  });
  it("sets a rule's day, which then stands in all places; nothing recorded is touched; the trail says who", async () => {
    const { db, ctx, cookie, write, read } = await settings();
    expect((await write({ from: "2025-01-01" })).headers.get("Location")).toBe("/settings/gates?saved=1");
    const view = await viewProject(ctx, "A");
    expect(view.ok && view.value.gate?.lines.find((line) => line.rule === "contractFile")).toEqual({ rule: "contractFile", field: "documents", at: "files", from: "2025-01-01", met: false });
    const signed = await recordMilestone(ctx, { code: "A", version: null, type: "signed", actualOn: "2025-03-01" });
    expect(signed.ok ? [] : signed.errors.map(({ params }) => params?.rule)).toEqual(["contractFile"]);
    expect((await recordMilestone(ctx, { code: "S", version: null, type: "signed", actualOn: "2025-03-02" })).ok).toBe(true);
    const [latest] = await db.read.selectFrom("audit_log").select(["action", "actor_name", "object_code", "before", "after"]).where("action", "=", "gate.rule").execute();
    expect(latest).toEqual({ action: "gate.rule", actor_name: "示例commerce", object_code: "contractFile", before: '{"appliesFrom":null}', after: '{"appliesFrom":"2025-01-01"}' });
    const { body } = await outcome(listLoader(routeArgs(db, "/settings/gates", { cookie })));
    expect((body as { rules: { id: string; from: string | null }[] }).rules.find(({ id }) => id === "contractFile")).toMatchObject({ from: "2025-01-01", set: { recordedBy: "示例commerce" } });
    expect((await read()).body).toMatchObject({ versions: [{ from: "2025-01-01", recordedTo: null }] });
  });
  it("tells the second of two people, stores a form sent twice once, and knows no other rule", async () => {
    const { db, write, read } = await settings();
    expect((await write({ from: "2025-01-01", formKey: "one" })).status).toBe(303);
    expect((await write({ from: "2025-01-01", formKey: "one" })).status).toBe(303);
    expect(await write({ from: "2025-06-01" })).toMatchObject({ status: 409, body: { errors: [{ code: "stale" }] } });
    expect(await db.read.selectFrom("gate_rule_dates").selectAll().execute()).toHaveLength(1);
    expect((await write({ from: "", seen: "1" })).status).toBe(303);
    expect((await read()).body).toMatchObject({ rule: { from: null }, versions: [{ from: null }, { from: "2025-01-01" }] });
    expect((await read("", "nothing")).status).toBe(404);
    expect((await write({ from: "2025-01-01" }, "nothing")).status).toBe(404);
  });
});
