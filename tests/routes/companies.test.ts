import { describe, expect, it } from "vitest";
import type { Role } from "#app/domain/permissions.ts";
import { action as companyAction, loader as companyLoader } from "#app/routes/investors.$id/route.tsx";
import { loader as listLoader } from "#app/routes/investors._index/route.tsx";
import { action as newAction } from "#app/routes/investors.new/route.tsx";
import { action as mergeAction, loader as mergeLoader } from "#app/routes/investors.$id_.merge/route.tsx";
import { loader as similarLoader } from "#app/routes/investors.similar.ts";
import { action as peopleAction, loader as peopleLoader } from "#app/routes/projects.$code_.people/route.tsx";
import { contextOn, freshDb, TEST_NOW } from "#tests/support/database.ts";
import { addTestUser, cookieOf, outcome, routeArgs } from "#tests/support/route-args.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";

async function withProjects(role: Role, change: Parameters<typeof addTestUser>[2] = {}) {
  const db = await freshDb();
  const cookie = await cookieOf(db, await addTestUser(db, role, change));
  await recordSamples(contextOn(db, TEST_NOW), { A: { investors: [{ name: "示例澄湖电子有限公司", country: "CN" }] }, B: { investors: [{ name: "示例橙湖电子有限公司", country: "CN" }], district: "330282" } });
  const args = (path: string, params: Record<string, string>, form?: Record<string, string>) => routeArgs(db, path, { cookie, params, ...(form ? { form } : {}) });
  return { db, args };
}

describe("companies", () => {
  it("are listed within the scope, and one of another district is the same 404 as one that is not there", async () => {
    const { args } = await withProjects("district", { district: "330282" });
    expect((await outcome(listLoader(args("/investors", {})))).body).toMatchObject({ total: 1, rows: [{ id: 2 }] });
    const [unseen, unknown, strange] = [await outcome(companyLoader(args("/investors/1", { id: "1" }))), await outcome(companyLoader(args("/investors/9", { id: "9" }))), await outcome(companyLoader(args("/investors/x", { id: "x" })))];
    expect([unseen.status, unknown.status, strange.status]).toEqual([404, 404, 404]);
    expect(unseen.body).toEqual(unknown.body);
    expect((await outcome(mergeLoader(args("/investors/2/merge", { id: "2" })))).status).toBe(403);
  });
  it("are refused with a bad credit code, keeping what was typed, and stored once when sent twice", async () => {
    const { args } = await withProjects("commerce");
    const send = (form: Record<string, string>) => outcome(newAction(args("/investors/new", {}, { intent: "save", formKey: "k1", ...form })));
    const bad = await send({ name: "示例新企业", uscc: "91330100799655058C" });
    expect([bad.status, bad.body]).toMatchObject([400, { errors: [{ code: "bad_uscc", field: "uscc" }], values: { name: "示例新企业" } }]);
    const [one, again] = [await send({ name: "示例新企业" }), await send({ name: "示例新企业" })];
    expect([one.status, one.headers.get("Location"), again.headers.get("Location")]).toEqual([303, "/investors/3?saved=company", "/investors/3?saved=company"]);
    expect((await outcome(similarLoader(args("/investors/similar?name=示例新企业股份有限公司", {})))).body).toMatchObject({ similar: [{ id: 3, same: "legal_form" }] });
  });
  it("are merged with the versions that were shown; the old address leads to the one that stays, and the merge is undone", async () => {
    const { args } = await withProjects("commerce");
    const { body } = await outcome(mergeLoader(args("/investors/2/merge?into=1", { id: "2" })));
    expect(body).toMatchObject({ page: { preview: { kept: { id: 1 }, projects: 1 }, refusals: [] } });
    expect((await outcome(mergeLoader(args("/investors/2/merge?into=2", { id: "2" })))).body).toMatchObject({ page: { preview: null, refusals: [{ code: "merge_into_itself" }] } });
    const merge = (version: string) => outcome(mergeAction(args("/investors/2/merge", { id: "2" }, { into: "1", version, intoVersion: "1" })));
    expect((await merge("99")).status).toBe(409);
    const merged = await merge("2");
    expect([merged.status, merged.headers.get("Location")]).toEqual([303, "/investors/1?saved=merge"]);
    const old = await outcome(companyLoader(args("/investors/2", { id: "2" })));
    expect([old.status, old.headers.get("Location")]).toEqual([302, "/investors/1"]);
    const undone = await outcome(companyAction(args("/investors/1", { id: "1" }, { intent: "undoMerge", merge: "1" })));
    expect([undone.status, undone.headers.get("Location")]).toEqual([303, "/investors/2?saved=undo"]);
    expect((await outcome(companyAction(args("/investors/1", { id: "1" }, { intent: "other" })))).status).toBe(400);
  });
});

describe("the people of a project", () => {
  const PAGE = "/projects/A/people";
  it("refuse shares of 99.99 % and keep what was typed; shares that add up are kept", async () => {
    const { args } = await withProjects("commerce");
    const share = (last: string) => outcome(peopleAction(args(`${PAGE}?do=share`, { code: "A" }, { intent: "share", "shares[0].district": "330206", "shares[0].share": "60", "shares[1].district": "330282", "shares[1].share": last })));
    const bad = await share("39.99");
    expect([bad.status, bad.body]).toMatchObject([400, { errors: [{ code: "shares_not_whole", field: "shares", params: { sum: "99.99" } }], values: { "shares[1].share": "39.99" } }]);
    expect((await share("39.999")).body).toMatchObject({ errors: [{ field: "shares[1].share" }] });
    expect((await share("40%")).status).toBe(303);
    expect((await outcome(peopleLoader(args(PAGE, { code: "A" })))).body).toMatchObject({ page: { credit: { shares: [{ district: "330206", shareBp: 6_000 }, { district: "330282", shareBp: 4_000 }] } } });
  });
  it("show a relation's effect before it is stored", async () => {
    const { args } = await withProjects("commerce");
    expect((await outcome(peopleLoader(args(`${PAGE}?do=relate&relation=partOf&other=B`, { code: "A" })))).body).toMatchObject({ open: "relate", preview: { ok: true, value: { other: { code: "B" } } } });
    expect((await outcome(peopleLoader(args(`${PAGE}?do=relate&relation=partOf&other=A`, { code: "A" })))).body).toMatchObject({ preview: { ok: false, errors: [{ code: "unknown_reference", field: "other" }] } });
    const related = await outcome(peopleAction(args(PAGE, { code: "A" }, { intent: "relate", version: "1", relation: "partOf", other: "B" })));
    expect([related.status, related.headers.get("Location")]).toEqual([303, `${PAGE}?saved=relate`]);
  });
  it("take a contact with an e-mail that is one, and are not there for another district", async () => {
    const { args } = await withProjects("district", { district: "330206" });
    const add = (email: string) => outcome(peopleAction(args(`${PAGE}?do=contact`, { code: "A" }, { intent: "contact", name: "王示例", email })));
    expect((await add("not-an-address")).body).toMatchObject({ errors: [{ code: "bad_email", field: "email" }], values: { name: "王示例" } });
    expect((await add("wang@luodi.example")).status).toBe(303);
    expect((await outcome(peopleLoader(args("/projects/B/people", { code: "B" })))).status).toBe(404);
    expect((await outcome(peopleAction(args("/projects/B/people", { code: "B" }, { intent: "contact", name: "李示例" })))).status).toBe(404);
  });
});
