import { describe, expect, it } from "vitest";
import { parseRate, parseTarget } from "#app/domain/setting-values.ts";
import { setRate, listRates } from "#app/services/settings/rates.server.ts";
import { changeSetting, viewSetting } from "#app/services/settings/setting-choice.server.ts";
import { listTargets, setTarget, viewTarget } from "#app/services/settings/targets.server.ts";
import { contextOn, freshDb } from "#tests/support/database.ts";

const codes = (verdict: { ok: boolean; errors?: readonly { code: string; field?: string }[] }) => (verdict.ok ? "ok" : (verdict.errors ?? []).map(({ code, field }) => `${field}:${code}`).join());
const LATER = "2025-07-16T04:00:00.000Z";

describe("a typed target", () => {
  it.each([
    ["-1", "numerator:negative"], [`1${"0".repeat(99)}`, "numerator:too_large"], ["1000000000000001", "numerator:too_large"], ["1.5", "numerator:not_integer"], ["1e99", "numerator:bad_number"],
    ["abc", "numerator:bad_number"], ["", "numerator:required"], ["0x10", "numerator:bad_number"], ["NaN", "numerator:bad_number"], ["-", "numerator:bad_number"],
    ["20", "ok"], ["0", "ok"], ["5,500,000,000", "ok"], ["２０", "ok"], ["1000000000000000", "ok"],
  ])("%s of a count: %s", (numerator, expected) => expect(codes(parseTarget({ unit: "count" }, { numerator }))).toBe(expected));
  it.each([["1", "2", "ok"], ["1", "0", "denominator:too_small"], ["1", "", "denominator:required"], ["3", "2", "numerator:out_of_range"], ["2", "2", "ok"], ["x", "-1", "numerator:bad_number,denominator:negative"]])(
    "%s over %s: %s", (numerator, denominator, expected) => expect(codes(parseTarget({ unit: "ratio" }, { numerator, denominator }))).toBe(expected));
});

describe("a typed rate", () => {
  it.each([["0", "rate:out_of_range"], ["-1", "rate:negative"], ["1e3", "rate:bad_number"], ["1000001", "rate:out_of_range"], ["1.12345678901", "rate:too_many_decimals"], ["", "rate:required"], ["0.052", "ok"], ["1000000", "ok"]])(
    "%s: %s", (text, expected) => expect(codes(parseRate(text))).toBe(expected));
  it("is stored without useless zeros", () => expect(parseRate("007.2500")).toEqual({ ok: true, value: "7.25" }));
});

describe("targets", () => {
  const form = { quota: "major_attracted", year: 2025, operator: ">=" as const, numerator: "25", denominator: undefined };
  it("are replaced from now on, with their history and one row in the trail", async () => {
    const db = await freshDb();
    const ctx = contextOn(db);
    const before = await viewTarget(ctx, "major_attracted", 2025);
    const seen = before.ok ? (before.value.target?.seen ?? null) : null;
    expect(await setTarget(contextOn(db, LATER), { ...form, seen })).toEqual({ ok: true, value: { changed: true } });
    expect(await setTarget(contextOn(db, LATER), { ...form, seen })).toEqual({ ok: true, value: { changed: false } });
    expect(codes(await setTarget(contextOn(db, LATER), { ...form, numerator: "30", seen }))).toContain("stale");
    const after = await viewTarget(ctx, "major_attracted", 2025);
    expect(after).toMatchObject({ value: { target: { numerator: 25, provisional: false }, versions: [{ numerator: 25, recordedTo: null }, { numerator: 20, recordedTo: LATER }] } });
    expect(await db.read.selectFrom("audit_log").select(["action", "object_code"]).where("object_type", "=", "target").execute()).toEqual([{ action: "target.set", object_code: "major_attracted 2025" }]);
  });
  it("of unknown quotas and years are refused; a provisional one becomes definite", async () => {
    const db = await freshDb();
    const ctx = contextOn(db, LATER);
    expect(codes(await setTarget(ctx, { ...form, quota: "nothing", seen: null }))).toBe("quota:unknown_value");
    expect(codes(await viewTarget(ctx, "nothing", 2025))).toContain("not_found");
    expect(codes(await viewTarget(ctx, "major_attracted", null))).toContain("not_found");
    const all = await listTargets(ctx);
    const provisional = all.ok ? all.value.find(({ id }) => id === "major_attracted")?.targets.find(({ year }) => year === 2026) : undefined;
    expect(provisional?.provisional).toBe(true);
    await setTarget(ctx, { ...form, year: 2026, numerator: String(provisional?.numerator), seen: provisional?.seen ?? null });
    expect(await viewTarget(ctx, "major_attracted", 2026)).toMatchObject({ value: { target: { provisional: false } } });
  });
});

describe("rates", () => {
  const form = { currency: "usd", on: "2025-07-01", rate: "7.16" };
  it("are added, not overwritten unseen, and corrected when seen", async () => {
    const db = await freshDb();
    const ctx = contextOn(db);
    expect(await setRate(ctx, form)).toEqual({ ok: true, value: { changed: true } });
    expect(await setRate(ctx, form)).toEqual({ ok: true, value: { changed: false } });
    expect(codes(await setRate(ctx, { ...form, rate: "7.2" }))).toBe("on:already_exists");
    expect(codes(await setRate(ctx, { ...form, rate: "7.2", seen: "7.1" }))).toContain("stale");
    expect(await setRate(ctx, { ...form, rate: "7.2", seen: "7.16" })).toEqual({ ok: true, value: { changed: true } });
    const all = await listRates(ctx);
    expect(all.ok && all.value.find(({ currency }) => currency === "USD")?.rates[0]).toEqual({ on: "2025-07-01", rate: "7.2" });
  });
  it("tell every fault at once", async () => {
    const ctx = contextOn(await freshDb());
    expect(codes(await setRate(ctx, { currency: "XXX", on: "2025-02-30", rate: "-1" }))).toBe("currency:unknown_currency,on:bad_date,rate:negative");
    expect(codes(await setRate(ctx, { currency: "CNY", on: "2025-07-16", rate: "1" }))).toBe("currency:unknown_currency,on:future_date");
  });
});

describe("the landing variant", () => {
  it("changes from now on and refuses what is no variant or was not seen", async () => {
    const db = await freshDb();
    const ctx = contextOn(db, LATER);
    const view = await viewSetting(ctx, "landing_variant");
    const seen = view.ok ? view.value.seen : null;
    expect(codes(await changeSetting(ctx, "landing_variant", "whenever", seen))).toBe("value:unknown_value");
    expect(codes(await changeSetting(ctx, "landing_variant", "registered", null))).toContain("stale");
    expect(await changeSetting(ctx, "landing_variant", "registered", seen)).toEqual({ ok: true, value: { changed: true } });
    expect(await viewSetting(ctx, "landing_variant")).toMatchObject({ value: { value: "registered", versions: [{ value: "registered" }, { value: "land_or_capital", recordedTo: LATER }] } });
  });
});
