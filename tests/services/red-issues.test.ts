import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { addContact } from "#app/services/contacts/add-contact.server.ts";
import { decideInMeeting } from "#app/services/issues/decide-in-meeting.server.ts";
import { issuesList } from "#app/services/issues/issues-page.server.ts";
import { raiseIssue } from "#app/services/issues/raise-issue.server.ts";
import { redIssues } from "#app/services/issues/red-issues.server.ts";
import { askByLink } from "#app/services/questions/ask-question.server.ts";
import { makeLink } from "#app/services/questions/investor-links.server.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const [HERE, AWAY] = ["NB-2025-0001", "NB-2025-0002"];
const DECISION = { category: "land", title: "示例", detail: null, blocking: false, supports: [], requirement: null, dueOn: null, days: 3, unit: "calendar" } as const;
const LATER = "2025-07-20T02:00:00.000Z";

async function world() {
  const db = await freshDb();
  await recordSamples(contextOn(db), { [HERE]: { investors: [{ name: "示例控股", country: "CN" }] }, [AWAY]: { district: "330281" } });
  return { db, as: (role: Principal["role"], change: Partial<Principal> = {}, now = LATER) => contextOn(db, now, { ...SYSTEM, role, ...change }) };
}

test("the badge counts open issues past their deadline in one's own scope, and changes with the next deed and the next day", async () => {
  const { as } = await world();
  const commerce = as("commerce", {}, TEST_NOW);
  for (const [code, lead] of [[HERE, "energy"], [AWAY, "ecology"]] as const) expect((await decideInMeeting(commerce, { ...DECISION, code, lead })).ok).toBe(true);
  const counts = async (now: string) => [await redIssues(as("commerce", {}, now)), await redIssues(as("district", { district: "330281" }, now)), await redIssues(as("unit", { unit: "energy" }, now)), await redIssues(as("administrator", {}, now))];
  expect(await counts(TEST_NOW)).toEqual([0, 0, 0, 0]);
  expect(await counts("2025-07-18T15:59:00.000Z")).toEqual([0, 0, 0, 0]);
  expect(await counts(LATER)).toEqual([2, 1, 1, 0]);
  expect((await decideInMeeting(commerce, { ...DECISION, code: HERE, lead: "energy", title: "又一件" })).ok).toBe(true);
  expect(await counts(LATER)).toEqual([3, 1, 2, 0]);
});

test("a list says which issues are repeats: the same category on the same project within a year", async () => {
  const { as } = await world();
  const raise = (now: string, category: "land" | "energy", code = HERE) => raiseIssue(as("commerce", {}, now), { code, category, source: "project", title: category, detail: null, blocking: false, milestone: null });
  await raise("2024-07-10T02:00:00.000Z", "land");
  for (const now of ["2025-01-01T02:00:00.000Z", TEST_NOW]) await raise(now, "land");
  await raise(TEST_NOW, "energy");
  await raise(TEST_NOW, "land", AWAY);
  const list = await issuesList(as("commerce"), {});
  if (!list.ok) throw new Error("no list");
  expect(Object.fromEntries(list.value.issues.map(({ number, repeats }) => [number, repeats]))).toEqual({ "DB-2024-0001": 1, "DB-2025-0001": 2, "DB-2025-0002": 1, "DB-2025-0003": 0, "DB-2025-0004": 0 });
});

test("a question is told to the project's liaison, its district and commerce, and to nobody else", async () => {
  const { db, as } = await world();
  for (const [role, change] of [["commerce", {}], ["district", {}], ["district", { email: "cixi@example.test", district: "330281" }], ["leader", {}], ["unit", { unit: "energy" }]] as const) await addTestUser(db, role, { ...change, now: TEST_NOW });
  const commerce = as("commerce", {}, TEST_NOW);
  const made = await addContact(commerce, HERE, { name: "示例张总", title: null, phone: null, email: null, note: null, company: null });
  const link = await makeLink(commerce, { code: HERE, contact: made.ok ? made.value.contact : 0, days: 90 });
  expect((await askByLink(db, link.ok ? link.value.secret : "", TEST_NOW, { category: "land", text: "何时通水？", phone: "13800000000" })).ok).toBe(true);
  const told = db.handle.prepare("SELECT u.email, n.object_path, n.params FROM notices AS n JOIN users AS u ON u.id = n.user_id WHERE n.kind = 'question.asked' ORDER BY u.email").all() as { email: string; object_path: string; params: string }[];
  expect(told.map(({ email, object_path: path }) => [email, path])).toEqual([["commerce@example.test", `/projects/${HERE}/questions`], ["district@example.test", `/projects/${HERE}/questions`]]);
  expect(told[0]?.params).not.toContain("138");
});
