import { describe, expect, it } from "vitest";
import type { Refusal } from "#app/domain/verdict.ts";
import { LOCALES } from "#app/i18n/locale.ts";
import { namedRefusalText } from "#app/i18n/refusal-text.ts";
import { words } from "#app/i18n/words.ts";
import { loader as overview } from "#app/routes/_index/route.tsx";
import { loader as explanation } from "#app/routes/quotas.$id/route.tsx";
import { loader as list } from "#app/routes/quotas.$id_.list[.csv].ts";
import { loader as quotas } from "#app/routes/quotas._index/route.tsx";
import { contextOn, freshDb } from "#tests/support/database.ts";
import { recordSamples } from "#tests/support/sample-projects.ts";
import { addTestUser, cookieOf, outcome, routeArgs } from "#tests/support/route-args.ts";

const PAGES = [
  { path: "/", loader: overview, params: {} },
  { path: "/quotas", loader: quotas, params: {} },
  { path: "/quotas/major_attracted", loader: explanation, params: { id: "major_attracted" } },
] as const;

interface Shown { readonly faults: readonly Refusal[]; readonly frame: { year: number; asOf: string; knownAt: string | null; district: string | null } }

describe.each(PAGES)("$path", ({ path, loader, params }) => {
  it("sends strangers to the sign-in page", async () => {
    const answer = await outcome(loader(routeArgs(await freshDb(), path, { params })));
    expect(answer.status).toBe(302);
    expect(answer.headers.get("Location")).toMatch(/^\/sign-in/);
  });

  it("shows its figures on the clocks of the address; empty fields of a form ask for nothing", async () => {
    const db = await freshDb();
    const cookie = await cookieOf(db, await addTestUser(db, "leader"));
    const search = "?year=2023&asOf=2024-06-30&knownAt=2024-07-01 09:00&district=330206&page=";
    const answer = await outcome(loader(routeArgs(db, `${path}${search}`, { cookie, params })));
    expect(answer.status).toBe(200);
    expect((answer.body as Shown).frame).toMatchObject({ year: 2023, asOf: "2024-06-30", knownAt: "2024-07-01T01:00:59.999Z", district: "330206" });
    expect((await outcome(loader(routeArgs(db, `${path}?year=&district=&asOf=`, { cookie, params })))).status).toBe(200);
  });

  it("stays, says what of the address could not be used, and shows the rest", async () => {
    const db = await freshDb();
    const cookie = await cookieOf(db, await addTestUser(db, "leader"));
    const answer = await outcome(loader(routeArgs(db, `${path}?year=abc&asOf=2099-01-01&knownAt=soon&district=Atlantis`, { cookie, params })));
    expect(answer.status).toBe(400);
    const { faults, frame } = answer.body as Shown;
    expect(faults.map((fault) => [fault.field, fault.code])).toEqual([["year", "bad_year"], ["knownAt", "bad_instant"], ["asOf", "future_date"], ["district", "unknown_district"]]);
    expect(frame).toMatchObject({ knownAt: null, district: null });
    for (const locale of LOCALES) for (const fault of faults) expect(namedRefusalText(words(locale), fault)).not.toMatch(/undefined|_|This value cannot/);
  });

  it.each(["?asOf=2025-02-30", "?asOf=2025-13-01", "?year=1999", "?year=2101", "?knownAt=2025-01-01T99:00:00Z", `?district=${"x".repeat(500)}`])("answers %s without failing", async (search) => {
    const db = await freshDb();
    const cookie = await cookieOf(db, await addTestUser(db, "leader"));
    const answer = await outcome(loader(routeArgs(db, `${path}${search}`, { cookie, params })));
    expect(answer.status).toBe(400);
    expect((answer.body as Shown).faults).toHaveLength(1);
  });
});

it("an unknown quota is not found, an unknown condition is told", async () => {
  const db = await freshDb();
  const cookie = await cookieOf(db, await addTestUser(db, "leader"));
  expect((await outcome(explanation(routeArgs(db, "/quotas/nonsense", { cookie, params: { id: "nonsense" } })))).status).toBe(404);
  const answer = await outcome(explanation(routeArgs(db, "/quotas/major_attracted?condition=luck", { cookie, params: { id: "major_attracted" } })));
  expect(answer.status).toBe(400);
  expect((answer.body as Shown).faults).toMatchObject([{ field: "condition", code: "unknown_value" }]);
});

it("an administrator sees no figures and is led to the settings", async () => {
  const db = await freshDb();
  const cookie = await cookieOf(db, await addTestUser(db, "administrator"));
  const home = await outcome(overview(routeArgs(db, "/", { cookie })));
  expect([home.status, home.headers.get("Location")]).toEqual([302, "/settings"]);
  expect((await outcome(quotas(routeArgs(db, "/quotas", { cookie })))).status).toBe(403);
});

describe("the list of an explanation as a file", () => {
  const params = { id: "major_attracted" };

  it("holds who counts and who misses by one condition, and lets no cell run as a formula", async () => {
    const db = await freshDb();
    const dates = { signed: "2025-06" };
    await recordSamples(contextOn(db), { "NB-1": { name: "=1+1", dates }, "NB-2": { dates, amount: 900_000_000 } });
    const cookie = `${await cookieOf(db, await addTestUser(db, "leader"))}; luodi-locale=en`;
    const answer = await outcome(list(routeArgs(db, "/quotas/major_attracted/list.csv?year=2025", { cookie, params })));
    expect([answer.status, answer.headers.get("Content-Type")]).toEqual([200, "text/csv; charset=utf-8"]);
    expect(answer.headers.get("Content-Disposition")).toMatch(/^attachment; filename="major_attracted-2025-\d{4}-\d{2}-\d{2}\.csv"$/);
    expect(String(answer.body).trim().split("\r\n").slice(1)).toEqual([
      expect.stringMatching(/^counted,NB-1,'=1\+1,Beilun District,2000000000,\d*,Jun 2025,$/), "near-miss,NB-2,示例 NB-2,Beilun District,900000000,,Jun 2025,¥900 m < ¥1 bn",
    ]);
  });

  it.each([["?year=abc", params, 400], ["?asOf=2099-01-01", params, 400], ["", { id: "nonsense" }, 404]] as const)("answers %s of %o with %i", async (search, wanted, status) => {
    const db = await freshDb();
    const cookie = await cookieOf(db, await addTestUser(db, "leader"));
    expect((await outcome(list(routeArgs(db, `/quotas/x/list.csv${search}`, { cookie, params: wanted })))).status).toBe(status);
  });
});
