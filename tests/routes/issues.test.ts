import { expect, test } from "vitest";
import { addDays, shanghaiDate } from "#app/domain/dates.ts";
import { USUAL_TERM } from "#app/domain/issues.ts";
import type { Role } from "#app/domain/permissions.ts";
import { action as issueAction } from "#app/routes/issues.$number/route.tsx";
import { action as projectAction, loader as projectLoader } from "#app/routes/projects.$code_.issues/route.tsx";
import { action as meetingAction, loader as meetingLoader } from "#app/routes/task-force/route.tsx";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { addTestUser, cookieOf, outcome, routeArgs } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const CODE = "NB-2025-0001";
const NUMBER = `DB-${shanghaiDate(new Date().toISOString()).slice(0, 4)}-0001`;
const RAISED = { intent: "raise", title: "示例供电线路未到厂区", category: "utilities", source: "site" };
const HANDED = { intent: "handOver", lead: "commerce", "units.energy": "on", days: "5", unit: "working" };

async function world() {
  const db = await freshDb();
  const now = new Date().toISOString();
  await recordSamples(contextOn(db, now), { [CODE]: {} });
  const cookies = new Map<string, string>();
  const as = async (name: string, role: Role, unit: string | null = null) => {
    const known = cookies.get(name) ?? (await cookieOf(db, await addTestUser(db, role, { email: `${name}@example.test`, unit })));
    cookies.set(name, known);
    const seen = () => String(db.handle.prepare("SELECT max(id) FROM issue_steps").pluck().get());
    return {
      raise: (form: Record<string, string>) => outcome(projectAction(routeArgs(db, `/projects/${CODE}/issues`, { cookie: known, params: { code: CODE }, form }))),
      send: (form: Record<string, string>) => outcome(issueAction(routeArgs(db, `/issues/${NUMBER}`, { cookie: known, params: { number: NUMBER }, form: { seen: seen(), ...form } }))),
      open: (search: string) => outcome(projectLoader(routeArgs(db, `/projects/${CODE}/issues${search}`, { cookie: known, params: { code: CODE } }))),
      decide: (form: Record<string, string>, search = "") => outcome(meetingAction(routeArgs(db, `/task-force${search}`, { cookie: known, form: { code: CODE, ...form } }))),
      meet: (search: string) => outcome(meetingLoader(routeArgs(db, `/task-force${search}`, { cookie: known }))),
    };
  };
  return { db, as, yesterday: addDays(shanghaiDate(now), -1) };
}

const told = ({ status, body }: { status: number; body: unknown }) => [status, ((body as { errors?: { code: string; field?: string }[] }).errors ?? []).map(({ code, field }) => (field === undefined ? code : `${field}: ${code}`))];

test("a deadline that is over is refused at its field, with everything that was typed kept and nothing stored", async () => {
  const { db, as, yesterday } = await world();
  const commerce = await as("commerce", "commerce");
  expect((await commerce.raise(RAISED)).headers.get("Location")).toBe(`/issues/${NUMBER}?saved=raise`);
  const { days: _, ...handed } = HANDED;
  const late = await commerce.send({ ...handed, dueOn: yesterday, requirement: "一周内拿出方案" });
  expect(told(late)).toEqual([400, ["dueOn: deadline_over"]]);
  expect((late.body as { values: Record<string, string> }).values).toMatchObject({ dueOn: yesterday, requirement: "一周内拿出方案", "units.energy": "on" });
  expect(told(await commerce.decide({ intent: "decide", title: "示例", category: "land", lead: "energy", dueOn: yesterday, unit: "working" }))).toEqual([400, ["dueOn: deadline_over"]]);
  expect(told(await commerce.send({ ...HANDED, dueOn: yesterday }))).toEqual([400, ["dueOn: day_or_term", "dueOn: deadline_over"]]);
  expect(db.handle.prepare("SELECT count(*) FROM issue_steps").pluck().get()).toBe(1);
});

test("where neither a day nor a term is typed the usual term holds", async () => {
  const { db, as } = await world();
  const commerce = await as("commerce", "commerce");
  await commerce.raise(RAISED);
  const { days: _, ...handed } = HANDED;
  expect((await commerce.send({ ...handed, unit: "calendar" })).status).toBe(303);
  expect(db.handle.prepare("SELECT due_on FROM issues WHERE recorded_to IS NULL").pluck().get()).toBe(addDays(shanghaiDate(new Date().toISOString()), USUAL_TERM.days));
});

test("a unit answers only what was handed to it, and nobody re-checks what they answered", async () => {
  const { as } = await world();
  const [commerce, energy, ecology, leader] = [await as("commerce", "commerce"), await as("energy", "unit", "energy"), await as("ecology", "unit", "ecology"), await as("leader", "leader")];
  await commerce.raise(RAISED);
  expect((await commerce.send(HANDED)).status).toBe(303);
  expect((await ecology.send({ intent: "reply", reply: "与我无关" })).status).toBe(404);
  expect(told(await energy.send({ intent: "askLonger", until: addDays(shanghaiDate(new Date().toISOString()), 60), reason: "材料未到" }))).toEqual([400, ["lead_only"]]);
  expect((await energy.send({ intent: "reply", reply: "已核定" })).status).toBe(303);
  expect((await commerce.send({ intent: "reply", reply: "已架通" })).status).toBe(303);
  expect((await commerce.send({ intent: "askClosing" })).status).toBe(303);
  expect(told(await commerce.send({ intent: "close" }))).toEqual([400, ["recheck_own_request", "recheck_own_reply", "recheck_own_unit"]]);
  expect((await energy.send({ intent: "close" })).status).toBe(403);
  expect((await leader.send({ intent: "close" })).status).toBe(303);
});

test("a decision leads back to the meeting as it was filtered; a form that is not open to the reader is not drawn", async () => {
  const { as } = await world();
  const [commerce, auditor] = [await as("commerce", "commerce"), await as("auditor", "auditor")];
  const done = await commerce.decide({ intent: "decide", title: "示例", category: "land", lead: "energy", days: "5", unit: "working" }, `?light=yellow&district=330206&decide=${CODE}`);
  expect([done.status, done.headers.get("Location")]).toEqual([303, "/task-force?light=yellow&district=330206&saved=decide"]);
  expect((await auditor.meet(`?decide=${CODE}`)).body).toMatchObject({ deciding: null, mayRaise: false });
  expect((await auditor.decide({ intent: "raise", title: "示例", category: "land" })).status).toBe(403);
  expect((await commerce.meet("?light=green&unit=nobody")).status).toBe(400);
  expect([((await commerce.open("?raise=site")).body as { raising: string }).raising, ((await auditor.open("?raise=1")).body as { raising: null }).raising]).toEqual(["site", null]);
});
