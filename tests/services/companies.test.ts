import { expect, test } from "vitest";
import { SYSTEM } from "#app/domain/permissions.ts";
import type { Principal } from "#app/domain/permissions.ts";
import { companyFormSchema } from "#app/schemas/company-form.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { companyPage, similarCompanies } from "#app/services/companies/list-companies.server.ts";
import { mergePage } from "#app/services/companies/merge-page.server.ts";
import { mergeCompanies, undoMerge } from "#app/services/companies/merge-companies.server.ts";
import { saveCompany } from "#app/services/companies/save-company.server.ts";
import { movedTo, viewCompany } from "#app/services/companies/view-company.server.ts";
import { addContactAt, changeContact } from "#app/services/contacts/change-contact.server.ts";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser } from "#tests/support/route-args.ts";
import { recordSamples, reviseSample } from "#tests/support/sample-projects.ts";

const CODE = "91330100799655058B";
const [LAKE, LAKE_TYPO, FAR] = ["示例澄湖电子有限公司", "示例橙湖电子有限公司", "示例远帆新材料有限公司"];
const inCixi: Principal = { ...SYSTEM, role: "district", name: "示例慈溪", district: "330282" };

async function withCompanies(): Promise<{ ctx: ServiceContext; idOf: (name: string) => Promise<number> }> {
  const db = await freshDb();
  const user = await addTestUser(db, "commerce", { now: TEST_NOW });
  const ctx = contextOn(db, TEST_NOW, { ...SYSTEM, userId: user.id, name: "示例商务", role: "commerce" });
  await recordSamples(ctx, {
    A: { investors: [{ name: LAKE, country: "CN" }], district: "330206" }, B: { investors: [{ name: LAKE_TYPO, country: "CN" }], district: "330282" }, C: { investors: [{ name: FAR, country: null }], district: "330206" },
  });
  const idOf = async (name: string) => {
    const found = await companyPage(ctx, { q: name });
    const row = found.ok ? found.value.rows.find((entry) => entry.name === name) : undefined;
    if (!row) throw new Error(`no company ${name}`);
    return row.id;
  };
  return { ctx, idOf };
}

function form(fields: Record<string, string>) {
  return companyFormSchema.parse({ intent: "save", ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "")) });
}

async function viewOf(ctx: ServiceContext, id: number) {
  const view = await viewCompany(ctx, id);
  if (!view.ok) throw new Error(JSON.stringify(view.errors));
  return view.value;
}

async function edited(ctx: ServiceContext, id: number, fields: Record<string, string>) {
  const { company } = await viewOf(ctx, id);
  return saveCompany(ctx, id, form({ name: company.name, aliases: company.aliases.join("\n"), uscc: company.uscc ?? "", parent: company.parent?.name ?? "", country: company.country?.zh ?? "", version: String(company.version), ...fields }));
}

async function merged(ctx: ServiceContext, merge: number, into: number) {
  const [one, other] = [await viewOf(ctx, merge), await viewOf(ctx, into)];
  return mergeCompanies(ctx, { merged: merge, into, version: one.company.version, intoVersion: other.company.version });
}

test("every investor has one company, whatever its legal form; a project that changes its investor leads to the other one", async () => {
  const { ctx, idOf } = await withCompanies();
  await recordSamples(ctx, { D: { investors: [{ name: "示例澄湖电子股份有限公司", country: "CN" }] } });
  const lake = await idOf(LAKE);
  expect((await viewOf(ctx, lake)).projects.map(({ code }) => code)).toEqual(["A", "D"]);
  await reviseSample(ctx, "D", { investors: [{ name: FAR, country: null }] });
  expect((await viewOf(ctx, lake)).projects.map(({ code }) => code)).toEqual(["A"]);
  expect((await viewOf(ctx, await idOf(FAR))).projects.map(({ code }) => code).toSorted()).toEqual(["C", "D"]);
});

test("a district knows the companies of its own projects only, neither the others nor how many there are", async () => {
  const { ctx, idOf } = await withCompanies();
  const district = { ...ctx, actor: inCixi };
  expect(await companyPage(district, {})).toMatchObject({ ok: true, value: { total: 1, rows: [{ name: LAKE_TYPO, projects: 1 }] } });
  expect(await viewCompany(district, await idOf(LAKE))).toEqual({ ok: false, errors: [{ code: "not_found" }] });
  expect(await similarCompanies(district, { names: [LAKE], uscc: null, except: null })).toMatchObject({ ok: true, value: [{ name: LAKE_TYPO, same: "typo" }] });
  expect(await companyPage({ ...ctx, actor: { ...inCixi, district: null } }, {})).toMatchObject({ ok: true, value: { total: 0 } });
  expect(await companyPage({ ...ctx, actor: { ...SYSTEM, role: "administrator" } }, {})).toMatchObject({ ok: false, errors: [{ code: "forbidden" }] });
});

test("a credit code and a name belong to one company: the refusal says whose, where that may be known", async () => {
  const { ctx, idOf } = await withCompanies();
  expect(await edited(ctx, await idOf(LAKE), { uscc: "９１３３０１００７９９６５５０５８b" })).toMatchObject({ ok: true });
  expect(await edited(ctx, await idOf(FAR), { uscc: CODE, aliases: LAKE_TYPO })).toMatchObject({
    ok: false, errors: [{ code: "duplicate_uscc", field: "uscc", params: { name: LAKE } }, { code: "name_taken", field: "aliases", params: { name: LAKE_TYPO } }],
  });
  const hidden = await saveCompany({ ...ctx, actor: inCixi }, null, form({ name: "示例新企业", uscc: CODE }));
  expect(hidden).toMatchObject({ ok: false, errors: [{ code: "duplicate_uscc", params: { name: "" } }] });
  expect(companyFormSchema.safeParse({ intent: "save", name: "示例", uscc: "91330100799655058C" }).success).toBe(false);
});

test("a group has no ring, and a name that projects use stays", async () => {
  const { ctx, idOf } = await withCompanies();
  const [lake, far] = [await idOf(LAKE), await idOf(FAR)];
  expect(await edited(ctx, lake, { parent: FAR })).toMatchObject({ ok: true });
  expect((await viewOf(ctx, far)).group.map(({ name, depth }) => [name, depth])).toEqual([[FAR, 0], [LAKE, 1]]);
  expect((await viewOf(ctx, far)).projects.map(({ code, company }) => [code, company])).toEqual([["C", null], ["A", LAKE]]);
  expect(await edited(ctx, far, { parent: LAKE })).toMatchObject({ ok: false, errors: [{ code: "company_ring", field: "parent" }] });
  expect(await edited(ctx, far, { parent: FAR })).toMatchObject({ ok: false, errors: [{ code: "company_ring", field: "parent" }] });
  expect(await edited(ctx, far, { parent: "示例没有" })).toMatchObject({ ok: false, errors: [{ code: "no_such_company", field: "parent" }] });
  expect(await edited(ctx, far, { name: "示例远航新材料有限公司" })).toMatchObject({ ok: false, errors: [{ code: "name_in_use", params: { name: FAR } }] });
  expect(await edited(ctx, far, { name: "示例远航新材料有限公司", aliases: FAR ?? "" })).toMatchObject({ ok: true });
  expect((await viewOf(ctx, far)).projects.map(({ code }) => code)).toContain("C");
});

test("who was slower with a company is told", async () => {
  const { ctx, idOf } = await withCompanies();
  const id = await idOf(LAKE);
  const { company } = await viewOf(ctx, id);
  const version = String(company.version);
  expect(await saveCompany(ctx, id, form({ name: company.name, note: "先", version }))).toMatchObject({ ok: true });
  expect(await saveCompany(ctx, id, form({ name: company.name, note: "后", version }))).toEqual({ ok: false, errors: [{ code: "stale" }] });
  expect((await viewOf(ctx, id)).company.note).toBe("先");
});

test("a merge moves names, people, companies below and projects, and its undo puts everything back", async () => {
  const { ctx, idOf } = await withCompanies();
  const [lake, typo, far] = [await idOf(LAKE), await idOf(LAKE_TYPO), await idOf(FAR)];
  await edited(ctx, typo, { uscc: CODE });
  await edited(ctx, far, { parent: LAKE_TYPO });
  await addContactAt(ctx, typo, { name: "王示例", title: null, phone: null, email: null, note: null });
  const before = [await viewOf(ctx, lake), await viewOf(ctx, typo)];
  expect(await mergePage(ctx, typo, { into: lake })).toMatchObject({ ok: true, value: { preview: { names: [LAKE_TYPO], contacts: 1, children: 1, projects: 1, takes: ["uscc"] } } });
  expect(await merged(ctx, typo, lake)).toEqual({ ok: true, value: { id: lake } });
  const after = await viewOf(ctx, lake);
  expect({ uscc: after.company.uscc, names: after.company.aliases, people: after.contacts.map(({ name }) => name), group: after.group.map(({ name }) => name), projects: after.projects.filter(({ company }) => company === null).map(({ code }) => code).toSorted() })
    .toEqual({ uscc: CODE, names: [LAKE_TYPO], people: ["王示例"], group: [LAKE, FAR], projects: ["A", "B"] });
  expect([await movedTo(ctx, typo), await viewCompany(ctx, typo)]).toMatchObject([lake, { ok: false }]);
  expect(await companyPage(ctx, { q: LAKE_TYPO })).toMatchObject({ ok: true, value: { rows: [{ id: lake }] } });
  const [merge] = after.merges;
  expect(await undoMerge(ctx, lake, merge?.id ?? 0)).toEqual({ ok: true, value: { id: typo } });
  const restored = [await viewOf(ctx, lake), await viewOf(ctx, typo)];
  const shape = (views: typeof restored) => views.map(({ company: { version: _v, ...company }, contacts, group, projects, merges }) => ({ company, contacts, group, projects, merges }));
  expect(shape(restored)).toEqual(shape(before));
  expect(await undoMerge(ctx, lake, merge?.id ?? 0)).toEqual({ ok: false, errors: [{ code: "merge_undone" }] });
});

test("a company is not merged into itself, into one below it, twice, or into one with another credit code", async () => {
  const { ctx, idOf } = await withCompanies();
  const [lake, typo, far] = [await idOf(LAKE), await idOf(LAKE_TYPO), await idOf(FAR)];
  expect(await merged(ctx, lake, lake)).toMatchObject({ ok: false, errors: [{ code: "merge_into_itself" }] });
  await edited(ctx, far, { parent: LAKE });
  expect(await merged(ctx, lake, far)).toMatchObject({ ok: false, errors: [{ code: "merge_into_child" }] });
  const { company } = await viewOf(ctx, typo);
  expect(await merged(ctx, typo, lake)).toMatchObject({ ok: true });
  const again = { merged: typo, into: far, version: company.version, intoVersion: (await viewOf(ctx, far)).company.version };
  expect(await mergeCompanies(ctx, again)).toMatchObject({ ok: false, errors: [{ code: "merged_already", params: { name: LAKE } }] });
  await edited(ctx, lake, { uscc: CODE });
  await edited(ctx, far, { uscc: "91330000747735638J" });
  expect(await merged(ctx, far, lake)).toMatchObject({ ok: false, errors: [{ code: "merge_two_codes" }] });
  expect(await mergeCompanies({ ...ctx, actor: inCixi }, again)).toEqual({ ok: false, errors: [{ code: "forbidden" }] });
});

test("undoing one of two merges in a row takes along exactly what led to it", async () => {
  const { ctx, idOf } = await withCompanies();
  const [lake, typo, far] = [await idOf(LAKE), await idOf(LAKE_TYPO), await idOf(FAR)];
  await merged(ctx, typo, lake);
  await merged(ctx, lake, far);
  const { merges, projects } = await viewOf(ctx, far);
  expect([merges.map(({ name }) => name), projects.length]).toEqual([[LAKE, LAKE_TYPO], 3]);
  expect(await undoMerge(ctx, far, merges[0]?.id ?? 0)).toMatchObject({ ok: true, value: { id: lake } });
  expect((await viewOf(ctx, lake)).projects.map(({ code }) => code).toSorted()).toEqual(["A", "B"]);
  expect((await viewOf(ctx, far)).projects.map(({ code }) => code)).toEqual(["C"]);
});

test("a contact is changed by whoever may know them, once for each version", async () => {
  const { ctx, idOf } = await withCompanies();
  const lake = await idOf(LAKE);
  const said = { name: "王示例", title: null, phone: null, email: null, note: null };
  await addContactAt(ctx, lake, said);
  const [contact] = (await viewOf(ctx, lake)).contacts;
  if (!contact) throw new Error("no contact");
  expect(await changeContact({ ...ctx, actor: inCixi }, contact.id, contact.version, said)).toEqual({ ok: false, errors: [{ code: "not_found" }] });
  expect(await changeContact(ctx, contact.id, contact.version, { ...said, title: "总经理" })).toMatchObject({ ok: true });
  expect(await changeContact(ctx, contact.id, contact.version, null)).toEqual({ ok: false, errors: [{ code: "stale" }] });
  expect((await viewOf(ctx, lake)).contacts.map(({ title }) => title)).toEqual(["总经理"]);
});
