import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { chiefNames, chiefsPage } from "#app/services/chiefs/chiefs-page.server.ts";
import { removeChief, saveChief } from "#app/services/chiefs/edit-chiefs.server.ts";
import type { ChiefForm } from "#app/services/chiefs/edit-chiefs.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { recordTalk } from "#app/services/leads/record-talk.server.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const [CARED, AWAY, STRANGE, WITHOUT, GONE] = ["NB-2025-0001", "NB-2025-0002", "NB-2025-0003", "NB-2025-0004", "NB-2025-0005"];
const NEW = { item: null, seen: null, unit: "commerce", fromOn: "2024-01-01", untilOn: null } as const;

async function world() {
  const db = await freshDb();
  await recordSamples(contextOn(db), {
    [CARED]: { bureauChief: "示例甲" }, [AWAY]: { bureauChief: "示例甲", district: "330281" }, [STRANGE]: { bureauChief: "示例丁" }, [WITHOUT]: { flags: ["chief_project"] },
    [GONE]: { bureauChief: "示例甲", dates: { lead: "2024-01-01", terminated: "2025-01-01" } },
  });
  const as = async (role: Principal["role"] & "commerce" | "district" | "administrator", change: Partial<Principal> = {}): Promise<ServiceContext> => {
    const { id } = await addTestUser(db, role, { email: `${role}@luodi.test`, now: TEST_NOW });
    return contextOn(db, TEST_NOW, { ...SYSTEM, userId: id, name: `示例${role}`, role, ...change });
  };
  const commerce = await as("commerce");
  for (const name of ["示例甲", "示例乙"]) valueOf(await saveChief(commerce, { ...NEW, name }));
  return { db, as, commerce };
}

const codes = (verdict: Verdict<unknown>) => (verdict.ok ? [] : verdict.errors.map(({ code }) => code));
function valueOf<T>(verdict: Verdict<T>): T {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
  return verdict.value;
}
const page = async (ctx: ServiceContext, query = {}) => valueOf(await chiefsPage(ctx, query));

test("each chief stands with the projects that name them, their next step and last visit; who has none, and what lacks a chief, is listed", async () => {
  const { commerce, as } = await world();
  valueOf(await recordTalk(commerce, CARED, { channel: "visit_in", on: "2025-07-01", note: "来访", contacts: [], people: [], nextStep: "回访", nextOn: "2025-07-20", formKey: undefined }));
  const whole = await page(commerce);
  expect(whole.chiefs.map(({ name, projects }) => [name, projects.map(({ code }) => code).toSorted()])).toEqual([["示例甲", [CARED, AWAY]], ["示例乙", []]]);
  expect(whole.chiefs[0]?.projects.find(({ code }) => code === CARED)).toMatchObject({ visitedOn: "2025-07-01", nextStep: { text: "回访", on: "2025-07-20" } });
  expect(whole).toMatchObject({ idle: 1, strangers: [{ name: "示例丁" }], without: { count: 1, projects: [{ code: WITHOUT }] } });
  expect(await page(commerce, { view: "idle" })).toMatchObject({ chiefs: [{ name: "示例乙" }], without: { count: 0 }, strangers: [] });
  expect(await page(commerce, { view: "without" })).toMatchObject({ chiefs: [], without: { projects: [{ code: WITHOUT }] } });
  const district = await page(await as("district", { district: "330281" }));
  expect(district.chiefs.map(({ name, projects }) => [name, projects.map(({ code }) => code)])).toEqual([["示例甲", [AWAY]]]);
  expect(district).toMatchObject({ idle: 0, strangers: [], without: { count: 0, projects: [] }, mayWrite: false });
});

test("of many projects the most urgent stand under each name and heading, with how many there are; those without a chief come page by page", async () => {
  const { db, commerce } = await world();
  const many = (count: number, from: number, sample: object) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`NB-2025-${from + index}`, { ...sample, amount: 1_000_000_000 + index }]));
  await recordSamples(contextOn(db), { ...many(7, 1000, { bureauChief: "示例乙" }), ...many(51, 2000, { flags: ["chief_project"] }), ...Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`NB-2025-${3000 + index}`, { bureauChief: `示例外${index}` }])) });
  db.handle.exec("UPDATE projects SET light = 'red' WHERE code = 'NB-2025-1001'; UPDATE projects SET light = 'yellow' WHERE code = 'NB-2025-1000'");
  const whole = await page(commerce);
  const chief = whole.chiefs.find(({ name }) => name === "示例乙");
  expect([chief?.count, chief?.projects.map(({ code }) => code)]).toEqual([7, ["NB-2025-1001", "NB-2025-1000", "NB-2025-1006", "NB-2025-1005", "NB-2025-1004"]]);
  expect([whole.without.count, whole.without.projects.length, whole.strangers.length, whole.strangerCount]).toEqual([52, 5, 20, 22]);
  const pages = [await page(commerce, { view: "without" }), await page(commerce, { view: "without", page: 2 })].map(({ without }) => without.projects.map(({ code }) => code));
  expect([pages.map(({ length }) => length), new Set(pages.flat()).size]).toEqual([[50, 2], 52]);
});

test("the list keeps names apart in the same days, an end after its beginning, and what somebody else changed", async () => {
  const { db, commerce, as } = await world();
  const save = (form: Partial<ChiefForm> & { name: string }) => saveChief(commerce, { ...NEW, ...form });
  expect(codes(await save({ name: "示例甲", unit: "nobody", untilOn: "2023-12-31" }))).toEqual(["unknown_unit", "ends_before_start"]);
  expect(codes(await save({ name: "示例甲", unit: "finance", fromOn: "2025-01-01" }))).toEqual(["chief_known"]);
  const [first] = (await page(commerce)).chiefs;
  const known = { item: first?.item ?? 0, seen: first?.id ?? 0 };
  valueOf(await saveChief(commerce, { ...NEW, ...known, name: "示例甲", untilOn: "2025-06-30" }));
  expect((await page(commerce)).strangers.map(({ name }) => name)).toEqual(["示例甲", "示例丁"]);
  expect(await chiefNames(commerce)).toEqual(["示例乙"]);
  valueOf(await save({ name: "示例甲", unit: "finance", fromOn: "2025-07-01" }));
  expect(codes(await saveChief(commerce, { ...NEW, ...known, name: "示例甲" }))).toEqual(["stale"]);
  expect(codes(await removeChief(commerce, known))).toEqual(["stale"]);
  expect(codes(await saveChief(await as("district", { district: "330206" }), { ...NEW, name: "示例丙" }))).toEqual(["forbidden"]);
  const other = (await page(commerce)).chiefs.find(({ name }) => name === "示例乙");
  valueOf(await removeChief(commerce, { item: other?.item ?? 0, seen: other?.id ?? 0 }));
  expect((await page(commerce)).chiefs.map(({ name }) => name)).not.toContain("示例乙");
  expect(db.handle.prepare("SELECT action FROM audit_log WHERE object_type = 'chief' ORDER BY seq").pluck().all()).toEqual(["chief.add", "chief.add", "chief.change", "chief.add", "chief.remove"]);
});
