import type { Page } from "playwright-core";
import { describe } from "vitest";
import { axeFaults } from "./support/axe.ts";
import { DESK, expect, PHONE, test } from "./support/browser.ts";

/** A refused form is a 400, which the console of Chromium reports. */
const REFUSALS = { mayComplain: /the server responded with a status of 4\d\d/ };

/** Opens the form of a new lead; with JavaScript only once it is the browser's modal, without it is part of the page. */
async function openCapture(page: Page, javaScript: boolean): Promise<void> {
  await page.goto("/leads/new");
  if (javaScript) await page.locator("dialog:modal").waitFor();
}

/** The code of a project made for one test, by way of the form of a new lead. */
async function newLead(page: Page, company: string, javaScript = true): Promise<string> {
  await openCapture(page, javaScript);
  await page.getByLabel("企业名称").fill(company);
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/leads");
  const href = await page.locator(`tr:has-text("${company}") a`).first().getAttribute("href");
  return href?.split("/").at(-1) ?? "";
}

async function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

describe.each([["with JavaScript", true], ["without JavaScript", false]] as const)("%s", (_name, javaScript) => {
  const mark = javaScript ? "甲" : "乙";

  test("a lead is captured from its name alone, stands on top and takes a milestone; what is wrong is said in place", async ({ openPage }) => {
    const page = await openPage({ as: "commerce", javaScript, ...REFUSALS });
    await openCapture(page, javaScript);
    await page.getByLabel("意向投资额").fill("许多钱");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await page.locator("[aria-invalid=true]").first().waitFor();
    expect(await page.getByLabel("意向投资额").inputValue()).toBe("许多钱");
    const code = await newLead(page, `示例青禾膜材${mark}`, javaScript);
    expect(await page.locator("main tbody tr").first().textContent()).toContain(`示例青禾膜材${mark}`);

    await page.goto(`/projects/${code}?milestone=site_visit&do=record`);
    await page.getByLabel("完成日期").fill("2999-01-01");
    await page.getByRole("button", { name: "保存节点" }).click();
    await page.locator("[aria-invalid=true]").first().waitFor();
    await page.getByLabel("完成日期").fill("2025-03");
    await page.getByRole("button", { name: "保存节点" }).click();
    await page.locator("td", { hasText: "25-03 *" }).first().waitFor();
  });

  test("of two edits of the facts the second sees both versions and chooses", async ({ openPage }) => {
    const [page, other] = [await openPage({ as: "commerce", javaScript, ...REFUSALS }), await openPage({ as: "commerce", javaScript })];
    const code = await newLead(page, `示例双修装备${mark}`, javaScript);
    await Promise.all([page.goto(`/projects/${code}/edit`), other.goto(`/projects/${code}/edit`)]);
    await other.getByLabel("总投资").fill("12亿");
    await other.getByRole("button", { name: "保存" }).click();
    await other.waitForURL((url) => !url.pathname.endsWith("/edit"));
    await page.getByLabel("总投资").fill("5000 万美元");
    await page.getByLabel("备注").fill("第二个人的备注");
    await page.getByRole("button", { name: "保存" }).click();
    const choice = page.getByRole("group", { name: /总投资/ });
    await choice.waitFor();
    expect(await choice.textContent()).toMatch(/5,000 万美元.*12 亿元/);
    await choice.getByRole("radio").nth(1).check();
    await page.getByRole("button", { name: "按所选保存" }).click();
    await page.waitForURL((url) => !url.pathname.endsWith("/edit"));
    const facts = await page.locator("#facts").textContent();
    expect(facts).toContain("12 亿元");
    expect(facts).toContain("第二个人的备注");
  });
});

test("while one types, the amount is read in yuan and similar projects stand beside; N opens the form, Ctrl+Enter saves", async ({ openPage }) => {
  const page = await openPage({ as: "commerce" });
  await newLead(page, "示例归鸿光学");
  await page.goto("/leads");
  await page.locator("body").press("n");
  await page.getByLabel("企业名称").fill("示例归鸿光学");
  await page.getByRole("complementary").getByText("示例归鸿光学").first().waitFor();
  await page.getByLabel("意向投资额").fill("5000 万美元");
  await page.getByText(/≈ \d\.\d+ 亿元/).waitFor();
  await page.getByLabel("想投什么").fill("示例归鸿二期");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL((url) => url.pathname === "/leads");
  await page.locator("tbody tr").first().getByText("示例归鸿二期").waitFor();
});

test("on a phone a milestone is recorded in three taps from the list", async ({ openPage }) => {
  const page = await openPage({ as: "liaison", viewport: PHONE });
  await page.goto("/projects?light=red");
  await page.locator("main a[href^='/projects/NB-']:visible").first().click();
  await page.getByRole("link", { name: "更新这个节点" }).click();
  await page.getByRole("button", { name: "保存节点" }).click();
  await page.getByText(/已保存/).first().waitFor();
});

const LOOKS = [["zh-CN", "light", DESK], ["en", "dark", PHONE]] as const;

test.for(LOOKS)("%s, %s: axe finds nothing and nothing overflows", async ([locale, theme, viewport], { openPage }) => {
  const page = await openPage({ as: "commerce", locale, theme, viewport });
  await page.goto("/projects?light=red");
  const address = await page.locator("main a[href^='/projects/NB-']:visible").first().getAttribute("href");
  for (const path of [address, `${address}?milestone=completed&do=plan`, `${address}?milestone=topped_out&do=record`, `${address}/edit`, `${address}/history`, "/projects/new", "/leads", "/leads/new"]) {
    await page.goto(path ?? "");
    expect({ path, faults: await axeFaults(page), overflows: await overflows(page) }).toEqual({ path, faults: [], overflows: false });
  }
});
