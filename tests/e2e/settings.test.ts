import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { describe, inject } from "vitest";
import { axeFaults } from "./support/axe.ts";
import { DESK, expect, PHONE, test } from "./support/browser.ts";

/** A refused form is a 400, which the console of Chromium reports. */
const REFUSALS = { mayComplain: /the server responded with a status of 4\d\d/ };

const status = (page: Page) => page.locator("main [role=status]").textContent();

describe.each([["with JavaScript", true], ["without JavaScript", false]] as const)("%s", (name, javaScript) => {
  test("signing in keeps the e-mail, says what is wrong, and leads where one wanted to go", async ({ openPage }) => {
    const page = await openPage({ javaScript, ...REFUSALS });
    await page.goto("/settings/landing");
    expect(page.url()).toContain("/sign-in?to=%2Fsettings%2Flanding");
    await page.locator("a[href*=administrator]").click();
    await page.waitForURL(/email=/);
    expect(await page.getByLabel("邮箱").inputValue()).toBe("administrator@luodi.example");
    await page.getByLabel("密码", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "登录" }).click();
    await page.getByRole("alert").filter({ hasText: "邮箱或密码不正确。" }).waitFor();
    expect(await page.getByLabel("邮箱").inputValue()).toBe("administrator@luodi.example");
    if (javaScript) expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("password");
    await page.getByLabel("密码", { exact: true }).fill(inject("demoPassword"));
    await page.getByRole("button", { name: "登录" }).click();
    await page.waitForURL(/\/settings\/landing$/);
  });

  test("an account is added once its faults are mended, switched off, and of two edits the second is told", async ({ openPage }) => {
    const email = `person-${randomUUID()}@example.test`;
    const page = await openPage({ as: "administrator", javaScript, ...REFUSALS });
    await page.goto("/settings/users/new");
    await page.getByLabel("邮箱").fill(email);
    await page.getByLabel("姓名").fill("示例某人");
    await page.getByLabel("角色").selectOption("district");
    await page.locator("[name=password]").fill("short");
    await page.getByRole("button", { name: "添加用户" }).click();
    await page.locator("[aria-invalid=true]").first().waitFor();
    expect(await page.locator("main form li").allTextContents()).toEqual(["该角色必须指定区县市。", "密码至少 8 个字符。"]);
    expect(await page.getByLabel("邮箱").inputValue()).toBe(email);
    await page.getByLabel("区县市或功能区").selectOption("330212");
    await page.locator("[name=password]").fill("Harbour-Kite-2718");
    await page.getByRole("button", { name: "添加用户" }).click();
    await page.waitForURL(/saved=/);
    expect(await status(page)).toContain("示例某人已保存");

    const row = page.locator("tr", { hasText: email });
    const address = (await row.getByRole("link").getAttribute("href")) ?? "";
    await row.getByRole("button", { name: /停用/ }).click();
    await page.getByText("示例某人已停用并退出登录。").waitFor();

    const other = await openPage({ as: "administrator", javaScript });
    await Promise.all([page.goto(address), other.goto(address)]);
    await other.getByLabel("姓名").fill("先改的名字");
    await other.getByRole("button", { name: "保存" }).click();
    await other.waitForURL(/saved=/);
    await page.getByLabel("姓名").fill("后改的名字");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByRole("alert").filter({ hasText: "先改的名字，区县，鄞州区" }).waitFor();
    expect(await page.getByLabel("姓名").inputValue()).toBe("后改的名字");
    await page.getByRole("button", { name: "保存" }).click();
    await page.waitForURL(/saved=/);
    expect(await status(page)).toContain("后改的名字已保存");
  });

  test("targets, rates and a token: refused in place, then stored", async ({ openPage }) => {
    const page = await openPage({ as: "administrator", javaScript, locale: "en", ...REFUSALS });
    await page.goto(`/settings/targets/major_attracted/${javaScript ? 2031 : 2032}`);
    await page.locator("[name=numerator]").fill("-1");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("This cannot be negative.").waitFor();
    await page.locator("[name=numerator]").fill("22");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(/saved=/);
    expect(await status(page)).toContain("Target saved");

    await page.goto("/settings/rates");
    await page.locator("[type=file]").setInputFiles({ name: "rates.csv", mimeType: "text/csv", buffer: Buffer.from("currency,on,cny_per_unit\nGBP,2020-01-01,x\n") });
    await page.getByRole("button", { name: "Import rates" }).click();
    await page.getByText("Row 2: “x” is not a number.").waitFor();
    await page.getByLabel("Currency").fill("GBP");
    await page.getByLabel("In force from").fill(javaScript ? "2020-01-01" : "2020-02-01");
    await page.locator("[name=rate]").fill("9.02");
    await page.getByRole("button", { name: "Add rate" }).click();
    await page.getByText("Rate saved").waitFor();

    await page.goto("/profile");
    await page.getByRole("button", { name: "Create token" }).click();
    expect(await page.getByLabel("The new token").inputValue()).toMatch(/^luodi_/);
    await page.getByRole("button", { name: /^Revoke/ }).first().click();
    await page.getByText(/Token \d+ no longer works/).waitFor();
  });

  test(`an administrator runs a job now and reads how it went, ${name}`, async ({ openPage }) => {
    const page = await openPage({ as: "administrator", javaScript, locale: "en" });
    await page.goto("/settings/jobs?job=rates");
    await page.getByRole("button", { name: "Run now: Exchange rates" }).click();
    if (javaScript) await page.getByText("Exchange rates was started.").first().waitFor();
    else await page.waitForURL(/begun=rates/);
    const row = page.getByRole("group", { name: "History of Exchange rates" }).getByRole("row").nth(1);
    // A run has a thread of its own, and without JavaScript a page does not follow it.
    await expect.poll(async () => {
      await page.goto("/settings/jobs?job=rates");
      return row.textContent();
    }, { timeout: 30_000, interval: 1_000 }).toMatch(/newer rate|All rates are recent/);
    expect(await row.textContent()).toContain("Done");
    if (javaScript) expect(await axeFaults(page)).toEqual([]);
  });

  test(`a role reads what it may, ${name}`, async ({ openPage }) => {
    const page = await openPage({ as: "leader", javaScript, ...REFUSALS });
    await page.goto("/settings");
    expect(new URL(page.url()).pathname).toBe("/settings/targets");
    expect(await page.getByRole("link", { name: "用户" }).count()).toBe(0);
    expect((await page.goto("/settings/users"))?.status()).toBe(403);
    expect(await page.locator("h1").textContent()).toBe("没有权限");
  });
});

test.for([DESK, PHONE])("nothing is wider than a window of $width", async (viewport, { openPage }) => {
  const page = await openPage({ as: "administrator", viewport, locale: "en", theme: "dark" });
  for (const path of ["/settings/users", "/settings/users/new", "/settings/users/1", "/settings/targets", "/settings/targets/major_landing_rate/2023", "/settings/rates", "/settings/landing", "/settings/passwords", "/settings/jobs", "/profile"]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(viewport.width);
  }
});
