import { describe } from "vitest";
import { words } from "#app/i18n/words.ts";
import { axeFaults } from "./support/axe.ts";
import { DESK, expect, PHONE, test } from "./support/browser.ts";

const PAGES = ["/", "/quotas?year=2025&asOf=2025-08-31", "/quotas/major_landing_rate?year=2025&knownAt=2026-01-01 00:00&condition=landedByThen", "/quotas/listed_added?year=2025"];
const LOOKS = [{ locale: "zh-CN", theme: "light", viewport: DESK }, { locale: "en", theme: "dark", viewport: PHONE }] as const;

describe.each(LOOKS)("in $locale, $theme, $viewport.width wide", ({ locale, theme, viewport }) => {
  test.for(PAGES)("%s has no faults of access and fits its width", async (path, { openPage }) => {
    const page = await openPage({ as: "leader", locale, theme, viewport });
    await page.goto(path);
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
});

test("the overview says the state of the quotas first, and a meter opens into as many projects as it counts", async ({ openPage }) => {
  const page = await openPage({ as: "leader", locale: "en" });
  await page.goto("/?year=2025&asOf=2025-08-31");
  expect(await page.locator("[data-summary]").innerText()).toMatch(/^Of 16 quotas with a target in 2025: .*(met|on pace|behind pace|below target)/);
  const meter = page.locator('[data-quota="major_attracted"]');
  const figure = await meter.locator(".figure-number").innerText();
  await meter.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/quotas/major_attracted?year=2025&asOf=2025-08-31");
  const counted = page.getByRole("group", { name: words("en").quotasPage.countedTable });
  await expect.poll(() => counted.locator("tbody tr").count()).toBe(Number(figure));
});

test("a condition narrows the near-misses to those that fail it alone, and lets go of them again", async ({ openPage }) => {
  const page = await openPage({ as: "leader", locale: "en" });
  await page.goto("/quotas/major_attracted?year=2025");
  const misses = page.getByRole("group", { name: words("en").quotasPage.nearMissTable });
  const all = await misses.locator("td:first-child").count();
  const chip = page.getByRole("link", { name: /^Total investment ≥ ¥1 bn/ });
  const own = Number(await chip.locator("b").innerText());
  expect(own).toBeGreaterThan(0);
  expect(own).toBeLessThan(all);
  await chip.click();
  await expect.poll(() => misses.locator("td:first-child").count()).toBe(own);
  await page.getByRole("link", { name: words("en").quotasPage.showAll }).last().click();
  await expect.poll(() => misses.locator("td:first-child").count()).toBe(all);
});

describe.each([true, false])("with JavaScript: %s", (javaScript) => {
  test("scope, year and both clocks are chosen and stay in the address", async ({ openPage }) => {
    const page = await openPage({ as: "leader", locale: "en", javaScript });
    const { shell, common } = words("en");
    await page.goto("/quotas");
    await page.getByRole("button", { name: "Year", exact: false }).first().click();
    await page.getByRole("link", { name: "Year 2024" }).click();
    await page.waitForURL("**/quotas?year=2024");
    await page.getByRole("button", { name: common.wholeCity }).click();
    await page.getByRole("link", { name: "Beilun District" }).click();
    await page.waitForURL("**/quotas?year=2024&district=330206");
    await page.getByRole("button", { name: shell.knownAtNow }).click();
    await page.locator("input[name=knownAt]:visible").fill("2025-01-01 09:00");
    await page.getByRole("button", { name: common.apply }).last().click();
    await page.waitForURL(/knownAt=2025-01-01/);
    const address = new URL(page.url());
    expect(Object.fromEntries(address.searchParams)).toEqual({ year: "2024", district: "330206", knownAt: "2025-01-01 09:00" });
    await page.getByRole("button", { name: /Known at 1 Jan 2025, 09:00/ }).waitFor();
  });
});

test("an address that cannot be read keeps its page and says what was left out", async ({ openPage }) => {
  const page = await openPage({ as: "leader", locale: "en", mayComplain: /status of 400/ });
  const answer = await page.goto("/quotas?year=soon&asOf=2099-01-01");
  expect(answer?.status()).toBe(400);
  expect(await page.locator("main [role=alert]").first().innerText()).toMatch(/“soon” is not a year[^]*As of: This date lies after today/);
  expect(await page.locator("[data-quota]").count()).toBe(16);
});
