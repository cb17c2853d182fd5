import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { addContact } from "#app/services/contacts/add-contact.server.ts";
import { contactsOfProject } from "#app/services/contacts/list-contacts.server.ts";
import { seenShares, shareCredit } from "#app/services/credits/share-credit.server.ts";
import { creditsOf } from "#db/queries/credits.ts";
import { findProject } from "#db/queries/project-facts.ts";
import { EVERYTHING } from "#app/domain/predicate.ts";
import { scopeOf } from "#app/domain/permissions.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

const NB = "NB-2025-0001";

async function withProject(): Promise<ServiceContext> {
  const db = await freshDb();
  const user = await addTestUser(db, "commerce", { now: TEST_NOW });
  const ctx = contextOn(db, TEST_NOW, { ...SYSTEM, userId: user.id, name: "示例商务", role: "commerce" });
  await recordSamples(ctx, { [NB]: { investors: [{ name: "示例澄湖电子有限公司", country: "CN" }], district: "330206" }, "NB-2025-0002": { district: "330282" } });
  return ctx;
}

const in330282: Principal = { ...SYSTEM, role: "district", name: "示例慈溪", district: "330282" };

async function storedOf(ctx: ServiceContext, code = NB) {
  const stored = await findProject(ctx.db.read, code, EVERYTHING);
  if (!stored) throw new Error("no project");
  return stored;
}

async function sharesOf(ctx: ServiceContext) {
  const rows = await creditsOf(ctx.db.read, (await storedOf(ctx)).project_id);
  return { seen: seenShares(rows), shares: rows.map((row) => [row.district, row.share_bp]) };
}

test("shares that add up to 99.99 % are refused and nothing is stored; exactly one is kept as a new version", async () => {
  const ctx = await withProject();
  const bad = await shareCredit(ctx, { code: NB, shares: [{ district: "330206", shareBp: 6_000 }, { district: "330282", shareBp: 3_999 }], reason: null, seen: "" });
  expect(bad).toEqual({ ok: false, errors: [{ code: "shares_not_whole", field: "shares", params: { sum: "99.99" } }] });
  expect((await sharesOf(ctx)).shares).toEqual([]);
  const good = { code: NB, shares: [{ district: "330206", shareBp: 6_000 }, { district: "330282", shareBp: 4_000 }], reason: "两地联合招引", seen: "" };
  expect(await shareCredit(ctx, good)).toMatchObject({ ok: true, value: { isChanged: true } });
  expect((await sharesOf(ctx)).shares).toEqual([["330206", 6_000], ["330282", 4_000]]);
  const history = ctx.db.handle.prepare("select count(*) from project_credits").pluck();
  expect(await shareCredit(ctx, { ...good, shares: [], seen: (await sharesOf(ctx)).seen })).toMatchObject({ ok: true });
  expect([(await sharesOf(ctx)).shares, history.get()]).toEqual([[], 2]);
});

test("every reason against a split is told at once", async () => {
  const ctx = await withProject();
  const refused = await shareCredit(ctx, { code: NB, shares: [{ district: "330206", shareBp: 0 }, { district: "330206", shareBp: 5_000 }, { district: "atlantis", shareBp: 1 }], reason: null, seen: "" });
  expect(refused.ok ? [] : refused.errors.map(({ code, field }) => [code, field])).toEqual([
    ["share_out_of_range", "shares[0].share"], ["share_twice", "shares[1].district"], ["shares_not_whole", "shares"], ["unknown_value", "shares[2].district"],
  ]);
});

test("a district sees a project while it has a share of the credit, and not before or after", async () => {
  const ctx = await withProject();
  const sees = async () => (await findProject(ctx.db.read, NB, scopeOf(in330282))) !== null;
  expect(await sees()).toBe(false);
  await shareCredit(ctx, { code: NB, shares: [{ district: "330206", shareBp: 5_000 }, { district: "330282", shareBp: 5_000 }], reason: null, seen: "" });
  expect(await sees()).toBe(true);
  await shareCredit(ctx, { code: NB, shares: [{ district: "330206", shareBp: 10_000 }], reason: null, seen: (await sharesOf(ctx)).seen });
  expect(await sees()).toBe(false);
});

test("who was slower is told; a district may not split credit", async () => {
  const ctx = await withProject();
  const split = { code: NB, shares: [{ district: "330206", shareBp: 5_000 }, { district: "330282", shareBp: 5_000 }], reason: null, seen: "" };
  await shareCredit(ctx, split);
  expect(await shareCredit(ctx, { ...split, shares: [] })).toEqual({ ok: false, errors: [{ code: "stale" }] });
  expect(await shareCredit({ ...ctx, actor: in330282 }, split)).toEqual({ ok: false, errors: [{ code: "forbidden" }] });
});

const WANG = { company: null, name: "王示例", title: "总经理", phone: "0574-00000000", email: null, note: null };

test("an investor has a company of its own, and a contact belongs to it and speaks for the project; sent twice is stored once", async () => {
  const ctx = await withProject();
  const once = await addContact(ctx, NB, WANG, "key-1");
  expect(await addContact(ctx, NB, WANG, "key-1")).toEqual(once);
  const { speaking, others } = await contactsOfProject(ctx, await storedOf(ctx));
  expect([speaking.map(({ name, company }) => [name, company.name]), others]).toEqual([[["王示例", "示例澄湖电子有限公司"]], []]);
});

test("no contact without an investor, none at a company of another project, none on a project that is not seen", async () => {
  const ctx = await withProject();
  expect(await addContact(ctx, "NB-2025-0002", WANG)).toMatchObject({ ok: false, errors: [{ code: "no_investor", field: "company" }] });
  expect(await addContact(ctx, NB, { ...WANG, company: 99 })).toMatchObject({ ok: false, errors: [{ code: "not_found", field: "company" }] });
  expect(await addContact({ ...ctx, actor: in330282 }, NB, WANG)).toMatchObject({ ok: false, errors: [{ code: "not_found" }] });
});
