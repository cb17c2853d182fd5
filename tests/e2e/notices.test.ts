import { randomUUID } from "node:crypto";
import { axeFaults } from "./support/axe.ts";
import { DESK, expect, PHONE, test } from "./support/browser.ts";

test("an issue raised by one is counted at the other's bell without reloading, and opened from the list without JavaScript", async ({ openPage }) => {
  const title = `示例燃气管道未到 ${randomUUID().slice(0, 8)}`;
  const [commerce, district, plain] = [await openPage({ as: "commerce" }), await openPage({ as: "district" }), await openPage({ as: "district", javaScript: false })];
  await district.goto("/profile");
  const bell = district.locator("header a[href='/notices']");
  const before = await bell.innerText();
  await commerce.goto("/projects?district=330206");
  const project = await commerce.locator("main a[href^='/projects/NB-']").first().getAttribute("href");
  await commerce.goto(`${project?.split("?")[0]}/issues?raise=1`);
  await commerce.getByLabel("一句话说明").fill(title);
  await commerce.getByText("水电气配套", { exact: true }).click();
  await commerce.getByRole("button", { name: "登记", exact: true }).click();
  await commerce.waitForURL(/\/issues\/DB-.*saved=raise/);
  await expect.poll(() => bell.innerText(), { timeout: 5_000 }).not.toBe(before);

  await plain.goto("/notices?topic=issues");
  await plain.getByRole("button", { name: new RegExp(title) }).click();
  expect(new URL(plain.url()).pathname).toBe(new URL(commerce.url()).pathname);
  await plain.goto("/profile/notices");
  await plain.getByLabel("督办，电子邮件").selectOption("digest");
  await plain.getByLabel("汇总时间").fill("09:15");
  await plain.getByRole("button", { name: "保存" }).click();
  expect([await plain.getByLabel("督办，电子邮件").inputValue(), await plain.getByLabel("汇总时间").inputValue()]).toEqual(["digest", "09:15"]);
});

for (const [locale, theme, viewport] of [["zh-CN", "light", DESK], ["en", "dark", PHONE]] as const) {
  test(`${locale}, ${theme}: axe finds nothing on the pages of notices and nothing overflows`, async ({ openPage }) => {
    const page = await openPage({ as: "liaison", locale, theme, viewport });
    for (const path of ["/notices", "/profile/notices"]) {
      await page.goto(path);
      expect(await axeFaults(page), path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), path).toBeLessThanOrEqual(0);
    }
  });
}
