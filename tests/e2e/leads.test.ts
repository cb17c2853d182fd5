import type { Page } from "playwright-core";
import { axeFaults } from "./support/axe.ts";
import { DESK, expect, PHONE, test } from "./support/browser.ts";

/** A refused form is a 400, which the console of Chromium reports. */
const REFUSALS = { mayComplain: /the server responded with a status of 4\d\d/ };

/** The code of an open lead of the demo, by its place in the list. */
async function leadOf(page: Page, place: number): Promise<string> {
  await page.goto("/leads?district=330206");
  const href = await page.locator("tbody tr th a").nth(place).getAttribute("href");
  return href?.split("/").at(-1) ?? "";
}

test("a talk is recorded, corrected and shown newest first; the clock and the right stand beside it", async ({ openPage }) => {
  const page = await openPage({ as: "commerce", ...REFUSALS });
  const code = await leadOf(page, 3);
  await page.goto(`/projects/${code}/talks`);
  await page.getByRole("button", { name: "保存往来" }).click();
  await page.locator("[aria-invalid=true]").first().waitFor();
  await page.getByText("外出拜访", { exact: true }).first().click();
  await page.getByLabel("说了什么").fill("赴示例总部看样品线");
  await page.getByLabel("下一步", { exact: true }).fill("寄送协议文本");
  await page.getByRole("button", { name: "保存往来" }).click();
  await page.locator("ol li", { hasText: "赴示例总部看样品线" }).waitFor();
  await page.locator("ol li", { hasText: "赴示例总部看样品线" }).getByRole("link", { name: /更正/ }).click();
  await page.getByRole("button", { name: "保存更正" }).waitFor();
  await page.getByLabel("说了什么").fill("赴示例总部看中试线");
  await page.getByRole("button", { name: "保存更正" }).click();
  await page.locator("ol li", { hasText: "赴示例总部看中试线" }).getByText(/已更正/).waitFor();
  expect(await page.getByText("赴示例总部看样品线").count()).toBe(0);
  await page.getByRole("heading", { name: "首报首谈权" }).waitFor();
});

test("a lead is lost with reason and destination without JavaScript, stands among the lost, is put away and comes back", async ({ openPage }) => {
  const page = await openPage({ as: "commerce", javaScript: false, ...REFUSALS });
  await page.goto("/leads/new");
  await page.getByLabel("企业名称").fill("示例远去装备");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  const href = await page.locator(`tr:has-text("示例远去装备") a`).first().getAttribute("href");
  await page.goto(`${href}?do=terminate`);
  await page.getByText("政策条件未谈拢").click();
  await page.getByLabel("去向").fill("江苏盐城");
  await page.getByRole("button", { name: "终止" }).click();
  await page.goto("/leads?view=lost&q=示例远去装备");
  expect(await page.locator("tbody tr").first().textContent()).toMatch(/政策条件未谈拢.*江苏盐城/);
  await page.goto(`${href}?do=archive`);
  await page.getByLabel("归档原因").fill("不再联系");
  await page.getByRole("button", { name: "归档" }).click();
  await page.goto("/leads?view=archived&q=示例远去装备");
  expect(await page.locator("tbody tr").first().textContent()).toContain("不再联系");
  await page.goto(`${href}?do=archive`);
  await page.getByLabel("恢复原因").fill("重新来访");
  await page.getByRole("button", { name: "恢复到工作列表" }).click();
  await page.goto(`${href}/history`);
  expect(await page.locator("main ol li", { hasText: "恢复归档" }).first().textContent()).toContain("重新来访");
});

const LOOKS = [["zh-CN", "light", PHONE], ["en", "dark", DESK]] as const;

test.for(LOOKS)("%s, %s: axe finds nothing on the pages of leads and nothing overflows", async ([locale, theme, viewport], { openPage }) => {
  const page = await openPage({ as: "commerce", locale, theme, viewport });
  await page.goto("/leads");
  const address = await page.locator("main a[href^='/projects/NB-']:visible").nth(2).getAttribute("href");
  for (const path of [`${address}/talks`, `${address}?do=terminate`, `${address}/history`, "/leads?mine=today", "/leads?view=lost", "/leads?view=archived", "/leads/transfers", "/settings/leads"]) {
    await page.goto(path);
    const overflows = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect({ path, faults: await axeFaults(page), overflows }).toEqual({ path, faults: [], overflows: false });
  }
});
