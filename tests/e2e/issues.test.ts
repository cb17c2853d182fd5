import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { words } from "#app/i18n/words.ts";
import { axeFaults } from "./support/axe.ts";
import { DESK, expect, PHONE, test } from "./support/browser.ts";

/** A refused form is a 400, which the console of Chromium reports. */
const REFUSALS = { mayComplain: /the server responded with a status of 4\d\d/ };

async function fold(page: Page, label: string): Promise<void> {
  await page.locator("summary", { hasText: new RegExp(`^${label}$`) }).click();
}

test("an issue goes from raising to the re-check through four people; what is not theirs is refused or not offered", async ({ openPage }) => {
  const title = `示例供电线路未到厂区 ${randomUUID().slice(0, 8)}`;
  const [commerce, unit, leader] = [await openPage({ as: "commerce", ...REFUSALS }), await openPage({ as: "unit", ...REFUSALS }), await openPage({ as: "leader" })];
  await commerce.goto("/leads/new");
  await commerce.getByLabel("企业名称").fill("示例督办装备");
  await commerce.getByRole("button", { name: "保存", exact: true }).click();
  await commerce.locator(`tr:has-text("示例督办装备") a`).first().click();
  await commerce.waitForURL(/\/projects\/NB-/);
  await commerce.goto(`${commerce.url().split("?")[0]}/issues?raise=1`);
  await commerce.getByRole("button", { name: "登记", exact: true }).click();
  await commerce.locator("[aria-invalid=true]").first().waitFor();
  await commerce.getByLabel("一句话说明").fill(title);
  await commerce.getByText("水电气配套", { exact: true }).click();
  await commerce.getByRole("button", { name: "登记", exact: true }).click();
  await commerce.waitForURL(/\/issues\/DB-.*saved=raise/);
  const address = new URL(commerce.url()).pathname;
  expect((await unit.goto(address))?.status()).toBe(404);

  await commerce.getByLabel("牵头单位").selectOption({ label: "市经信局" });
  await commerce.getByLabel("或指定日期").fill("2020-01-01");
  await commerce.getByRole("button", { name: "交办", exact: true }).click();
  await commerce.getByText(words("zh-CN").errors.deadline_over()).waitFor();
  await commerce.getByLabel("或指定日期").fill("");
  await commerce.getByRole("button", { name: "交办", exact: true }).click();
  await commerce.getByText("待签收").first().waitFor();
  await commerce.getByRole("link", { name: "交办单" }).click();
  await commerce.getByRole("heading", { name: "重大制造业项目督办交办单" }).waitFor();

  await unit.goto("/issues");
  await unit.getByRole("link", { name: new RegExp(title) }).click();
  await unit.getByRole("button", { name: "签收" }).click();
  await unit.getByText("办理中").first().waitFor();
  await fold(unit, "反馈");
  await unit.getByLabel("办理情况和结果").fill("线路已架通");
  await unit.getByRole("button", { name: "提交反馈" }).click();
  await unit.locator("li", { hasText: "线路已架通" }).first().waitFor();
  await fold(unit, "申请销号");
  await unit.getByRole("button", { name: "申请销号" }).click();
  await unit.getByText("待核查").first().waitFor();
  expect(await unit.locator("summary").count()).toBe(0);

  await leader.goto(address);
  await fold(leader, "退回重办");
  await leader.getByLabel("还须办理的事项").fill("现场仍未送电");
  await leader.getByRole("button", { name: "退回重办" }).click();
  await leader.getByText("办理中").first().waitFor();
  await unit.reload();
  await fold(unit, "申请销号");
  await unit.getByRole("button", { name: "申请销号" }).click();
  await unit.getByText("待核查").first().waitFor();
  await leader.reload();
  await fold(leader, "销号");
  await leader.getByRole("button", { name: "销号", exact: true }).click();
  await leader.getByText("已销号").first().waitFor();
});

for (const [locale, theme, viewport] of [["zh-CN", "light", DESK], ["en", "dark", PHONE]] as const) {
  test(`${locale}, ${theme}: axe finds nothing on the pages of issues and nothing overflows`, async ({ openPage }) => {
    const page = await openPage({ as: "commerce", locale, theme, viewport });
    await page.goto("/issues?view=recheck");
    const address = (await page.locator("main ul a").first().getAttribute("href")) ?? "";
    for (const path of ["/issues", address, `${address}/slip`]) {
      await page.goto(path);
      expect(await axeFaults(page), path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBeLessThanOrEqual(0);
    }
    await page.goto(address);
    await page.locator("main a.link").first().click();
    await page.waitForURL(/\/projects\/.*\/issues/);
    await page.goto(`${page.url()}?raise=1`);
    expect(await axeFaults(page)).toEqual([]);
  });
}
