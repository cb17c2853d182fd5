import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { axeFaults } from "./support/axe.ts";
import { DESK, expect, PHONE, test } from "./support/browser.ts";

/** A refused form is a 400 and a link that is over a 404, which the console of Chromium reports. */
const REFUSALS = { mayComplain: /the server responded with a status of 4\d\d/ };

async function fold(page: Page, label: string): Promise<void> {
  await page.locator("summary", { hasText: new RegExp(`^${label}$`) }).first().click();
}

test("a decision of the task force becomes an issue of its units; a leader's waits to be handed over", async ({ openPage }) => {
  const title = `示例会议决定 ${randomUUID().slice(0, 8)}`;
  const commerce = await openPage({ as: "commerce", ...REFUSALS });
  await commerce.goto("/task-force");
  await commerce.getByRole("link", { name: /^会议决定：/ }).first().click();
  await commerce.waitForURL(/decide=NB-/);
  await commerce.getByRole("button", { name: "登记并交办" }).click();
  await commerce.locator("[aria-invalid=true]").first().waitFor();
  await commerce.getByLabel("一句话说明").fill(title);
  await commerce.getByText("用能", { exact: true }).click();
  await commerce.getByLabel("牵头单位").selectOption({ label: "市经信局" });
  await commerce.getByRole("button", { name: "登记并交办" }).click();
  const decided = commerce.getByRole("link", { name: new RegExp(title) });
  await decided.waitFor();
  await decided.click();
  await commerce.getByText("待签收").first().waitFor();
  const unit = await openPage({ as: "unit" });
  await unit.goto("/issues");
  await unit.getByRole("link", { name: new RegExp(title) }).waitFor();
  const leader = await openPage({ as: "leader", locale: "en" });
  await leader.goto("/task-force");
  await leader.getByRole("link", { name: /^Decide about/ }).first().click();
  await leader.getByText("waits for commerce or the district").waitFor();
  await leader.getByLabel("In one sentence").fill(`${title} L`);
  await leader.getByText("Energy", { exact: true }).click();
  await leader.getByRole("button", { name: "Raise", exact: true }).click();
  await leader.getByRole("link", { name: new RegExp(`${title} L.*To be handed over`) }).waitFor();
});

test("an investor asks by a personal link on a phone and reads the answer; once revoked the link says so and keeps what was typed", async ({ openPage }) => {
  const asked = `示例用水何时接通 ${randomUUID().slice(0, 8)}`;
  const staff = await openPage({ as: "commerce" });
  await staff.goto("/questions");
  const path = (await staff.locator("main ul a").first().getAttribute("href")) ?? "";
  await staff.goto(path.replace(/questions$/, "people?do=contact"));
  await staff.getByLabel("姓名").first().fill("示例张总");
  await staff.locator("form:has(input[name=intent][value=contact]) button[type=submit]").click();
  await staff.waitForURL(/saved=contact|\/people$/);
  await staff.goto(path);
  await fold(staff, "生成链接");
  await staff.getByRole("button", { name: "生成链接" }).click();
  const address = await staff.getByLabel("链接地址").inputValue();
  const investor = await openPage({ viewport: PHONE, locale: "en", ...REFUSALS });
  await investor.goto(address);
  expect(await axeFaults(investor)).toEqual([]);
  await investor.getByRole("button", { name: "Send" }).click();
  await investor.locator("[aria-invalid=true]").first().waitFor();
  await investor.getByText("Utilities", { exact: true }).click();
  await investor.getByLabel("Question", { exact: true }).fill(asked);
  await investor.getByRole("button", { name: "Send" }).click();
  await investor.locator("li", { hasText: asked }).getByText("Received").waitFor();
  expect(await investor.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(await staff.getByLabel("链接地址").inputValue(), "what is told once stays, whatever happens meanwhile").toBe(address);
  await staff.goto(path);
  const line = staff.locator("li", { hasText: asked });
  await line.locator("summary", { hasText: "答复" }).click();
  await line.getByLabel("答复内容").fill("示例：下月接通");
  await line.getByRole("button", { name: "发送答复" }).click();
  await line.locator("p", { hasText: "示例：下月接通" }).waitFor();
  await investor.goto(address);
  await investor.locator("li", { hasText: "示例：下月接通" }).getByText("Answered", { exact: true }).waitFor();
  await staff.getByRole("button", { name: "停用" }).first().click();
  await staff.getByText("已停用").first().waitFor();
  await investor.getByText("Utilities", { exact: true }).click();
  await investor.getByLabel("Question", { exact: true }).fill("keep what I typed");
  await investor.getByRole("button", { name: "Send" }).click();
  await investor.getByRole("heading", { name: "This link cannot be used" }).waitFor();
  expect(await investor.locator("textarea").inputValue()).toBe("keep what I typed");
  expect((await investor.goto(address))?.status()).toBe(404);
});

for (const [locale, theme, viewport] of [["zh-CN", "light", DESK], ["en", "dark", PHONE]] as const) {
  test(`${locale}, ${theme}: axe finds nothing on the pages of supervision and nothing overflows`, async ({ openPage }) => {
    const page = await openPage({ as: "commerce", locale, theme, viewport });
    await page.goto("/questions?view=all");
    const questions = (await page.locator("main ul a").first().getAttribute("href")) ?? "";
    for (const path of ["/task-force", "/chiefs?edit=new", "/questions", questions, "/settings/days-off"]) {
      await page.goto(path);
      expect(await axeFaults(page), path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBeLessThanOrEqual(0);
    }
    await page.goto("/task-force");
    await page.getByRole("link", { name: /^(会议决定：|Decide about)/ }).first().click();
    await page.waitForURL(/decide=/);
    expect(await axeFaults(page)).toEqual([]);
  });
}
