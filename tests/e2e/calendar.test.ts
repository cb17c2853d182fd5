import { describe, inject } from "vitest";
import { axeFaults } from "./support/axe.ts";
import { expect, PHONE, test } from "./support/browser.ts";

/** A refused form is a 400, which the console of Chromium reports. */
const REFUSALS = { mayComplain: /the server responded with a status of 4\d\d/ };

describe.each([["with JavaScript", true], ["without JavaScript", false]] as const)("%s", (_name, javaScript) => {
  test("a lead is planned from the template, planned anew only with a reason, and the re-plan is kept", async ({ openPage }) => {
    const page = await openPage({ as: "commerce", javaScript, ...REFUSALS });
    const name = `示例长程轴承${javaScript ? "甲" : "乙"}`;
    await page.goto("/leads/new");
    if (javaScript) await page.locator("dialog:modal").waitFor();
    await page.getByLabel("企业名称").fill(name);
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await page.waitForURL((url) => url.pathname === "/leads");
    const code = (await page.locator(`tr:has-text("${name}") a`).first().getAttribute("href"))?.split("/").at(-1) ?? "";

    await page.goto(`/projects/${code}/plan`);
    await page.getByLabel("签约", { exact: true }).fill("2027-02-30");
    await page.getByRole("button", { name: "保存计划" }).click();
    await page.locator("[aria-invalid=true]").first().waitFor();
    expect(await page.getByLabel("签约", { exact: true }).inputValue()).toBe("2027-02-30");
    await page.getByLabel("签约", { exact: true }).fill("2027-02-28");
    await page.getByRole("button", { name: "保存计划" }).click();
    if (javaScript) await page.getByText("计划已保存").first().waitFor();
    else await page.waitForURL(/saved=template/);

    await page.goto(`/projects/${code}?milestone=signed&do=plan`);
    if (javaScript) await page.locator("dialog:modal").waitFor();
    await page.getByLabel("计划日期").fill("2027-04-30");
    await page.getByRole("button", { name: "保存计划" }).click();
    await page.locator("[aria-invalid=true]").first().waitFor();
    await page.getByLabel("改期原因").fill("投资方决策推迟");
    await page.getByRole("button", { name: "保存计划" }).click();
    await page.waitForURL((url) => url.search === "?saved=signed");
    await page.goto(`/projects/${code}/plan`);
    const replan = page.locator("#replans tbody tr").first();
    expect(await replan.textContent()).toContain("2027-02-28 → 2027-04-30");
    expect(await replan.textContent()).toContain("投资方决策推迟");
    if (javaScript) expect(await axeFaults(page)).toEqual([]);
  });
});

test("the calendar turns its months by keyboard, lists what is overdue, and is an agenda on a phone", async ({ openPage }) => {
  const page = await openPage({ as: "leader", locale: "en" });
  await page.goto("/projects");
  await page.getByRole("link", { name: "Calendar" }).click();
  await page.getByRole("table").first().waitFor();
  const month = await page.getByRole("heading", { level: 2 }).first().textContent();
  await page.getByRole("link", { name: "Next", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/month=/);
  await page.waitForFunction((before) => document.querySelector("main h2")?.textContent !== before, month);
  expect(await axeFaults(page)).toEqual([]);
  await page.goto("/calendar?view=list&overdue=1");
  expect(await page.getByText(/\d+ d(ays)? overdue|overdue/).count()).toBeGreaterThan(0);
  await page.goto("/calendar?view=units");
  await page.getByRole("columnheader", { name: "Days late" }).waitFor();
  const phone = await openPage({ as: "liaison", viewport: PHONE });
  await phone.goto("/calendar");
  expect(await phone.getByRole("table").count()).toBe(0);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  expect(await axeFaults(phone)).toEqual([]);
});

test("the address of one's calendar is told once, needs no session, and ends when it is revoked", async ({ openPage }) => {
  const page = await openPage({ as: "district" });
  await page.goto("/profile#calendar-feed");
  await page.getByRole("button", { name: "生成地址" }).click();
  const address = await page.getByLabel("您的日历地址").inputValue();
  const feed = await fetch(address.replace(/^https?:\/\/[^/]+/, inject("origin")));
  expect([feed.status, feed.headers.get("Content-Type")]).toEqual([200, "text/calendar; charset=utf-8"]);
  expect(await feed.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*BEGIN:VEVENT/);
  await page.goto("/profile");
  expect(await page.getByLabel("您的日历地址").count()).toBe(0);
  await page.getByRole("button", { name: "停用" }).click();
  await page.getByText("日历地址已停用").waitFor();
  expect((await fetch(address)).status).toBe(404);
});
