import { describe, expect, test } from "vitest";
import { asOfPresets, clockSearch, otherParams, withParam } from "#app/features/clock-controls/clock-params.ts";
import { initialsOf } from "#app/features/shell/account-menu.tsx";
import { navigationFor, phoneBarFor } from "#app/features/shell/navigation.ts";
import { preferenceCookie, readPreferences } from "#app/http/preferences.server.ts";
import { pageKnownAtField } from "#app/schemas/clocks.ts";
import { safePath } from "#app/schemas/preferences.ts";

describe("preferences", () => {
  test("unknown values take their default", () => {
    expect(readPreferences("luodi-locale=en; luodi-theme=pink; luodi-scale=meeting")).toMatchObject({ locale: "en", theme: "light", scale: "meeting" });
    expect(readPreferences(null)).toEqual({ locale: "zh-CN", theme: "light", scale: "desk", demoNotice: "shown" });
  });

  test("the cookie is for the server only, and secure where the site is", () => {
    expect(preferenceCookie("theme", "dark", true)).toBe("luodi-theme=dark; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure");
  });

  test.each([
    ["/board?asOf=2025-08-31", "/board?asOf=2025-08-31"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["https://evil.example", "/"],
    ["/a\nb", "/"],
    ["/ /evil", "/"],
    ["", "/"],
    [null, "/"],
  ])("%j returns to %s", (given, path) => expect(safePath(given)).toBe(path));
});

describe("clocks", () => {
  test("presets look back from today and never repeat a day", () => {
    expect(asOfPresets("2025-08-31").map((preset) => preset.on)).toEqual(["2025-08-31", "2025-07-31", "2025-06-30", "2025-03-31", "2024-12-31"]);
    expect(asOfPresets("2025-01-15").map((preset) => preset.on)).toEqual(["2025-01-15", "2024-12-31"]);
    expect(asOfPresets("2025-07-02").map((preset) => preset.on)).toEqual(["2025-07-02", "2025-06-30", "2025-03-31", "2024-12-31"]);
  });

  test("setting one parameter keeps the others and goes back to the first page", () => {
    expect(withParam("/board", "?district=330206&page=3", "asOf", "2025-07-31")).toBe("/board?district=330206&asOf=2025-07-31");
    expect(withParam("/board", "?asOf=2025-07-31", "asOf", null)).toBe("/board");
    expect(otherParams("?asOf=x&district=1&page=2", "asOf")).toEqual([["district", "1"]]);
    expect(clockSearch("?asOf=2025-07-31&q=a")).toBe("?asOf=2025-07-31");
    expect(clockSearch("?q=a")).toBe("");
  });

  test("a page takes an instant or a minute in Shanghai", () => {
    expect(pageKnownAtField.parse("2025-08-31 23:59")).toBe("2025-08-31T15:59:59.999Z");
    expect(pageKnownAtField.parse("2025-08-31T15:59:59.999Z")).toBe("2025-08-31T15:59:59.999Z");
    expect(pageKnownAtField.safeParse("2025-02-30 10:00").success).toBe(false);
    expect(pageKnownAtField.safeParse("2025-08-31 25:00").success).toBe(false);
    expect(pageKnownAtField.safeParse("soon").success).toBe(false);
  });
});

describe("navigation", () => {
  test("shows each role only what it may open", () => {
    const paths = (role: Parameters<typeof navigationFor>[0]) => navigationFor(role).flatMap((group) => group.destinations.map((destination) => destination.to));
    expect(paths("commerce")).toEqual(["/", "/board", "/today", "/projects", "/leads", "/investors", "/issues", "/task-force", "/chiefs", "/commitments", "/admission", "/progress", "/quotas", "/settings"]);
    expect(paths("district")).toEqual(["/", "/board", "/today", "/projects", "/leads", "/investors", "/issues", "/task-force", "/chiefs", "/commitments", "/admission", "/progress", "/quotas"]);
    expect(paths("administrator")).toEqual(["/settings"]);
  });

  test("a phone shows the board, the projects and the issues, after the overview or a role's own work", () => {
    const bar = (role: Parameters<typeof phoneBarFor>[0]) => phoneBarFor(role).bar.map(({ to }) => to);
    expect(bar("commerce")).toEqual(["/", "/board", "/projects", "/issues"]);
    expect(bar("liaison")).toEqual(["/today", "/board", "/projects", "/issues"]);
    expect(bar("unit")).toEqual(["/admission", "/board", "/projects", "/issues"]);
    expect(bar("administrator")).toEqual(["/settings"]);
    for (const role of ["commerce", "unit"] as const) expect([...phoneBarFor(role).bar, ...phoneBarFor(role).rest]).toHaveLength(navigationFor(role).flatMap(({ destinations }) => destinations).length);
  });

  test("an avatar shows one Chinese character or two initials", () => {
    expect([initialsOf("林示"), initialsOf("Lin Shi"), initialsOf("li")]).toEqual(["林", "LS", "L"]);
  });
});
