import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { axeFaults } from "./support/axe.ts";
import { expect, PHONE, test } from "./support/browser.ts";

/** A refused form is a 400, which the console of Chromium reports. */
const REFUSALS = { mayComplain: /the server responded with a status of 4\d\d/ };

/** Another system in the own network that takes what it is told. */
async function otherSystem() {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(String(request.headers["luodi-id"]));
    request.resume().on("end", () => response.writeHead(204).end());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => { server.closeAllConnections(); server.close(); });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

test("an administrator lists an origin, adds a webhook, sees that a test and then changes arrive, pauses and removes it", async ({ openPage }) => {
  const { origin, heard } = await otherSystem();
  const page = await openPage({ as: "administrator", ...REFUSALS });
  await page.goto("/settings/webhooks");
  await page.getByText("还没有接收变更的系统。").waitFor();
  await page.getByLabel("互联网地址").fill(origin);
  await page.getByRole("button", { name: "保存" }).click();
  await page.locator("[aria-invalid=true]").first().waitFor();
  expect(await page.getByLabel("互联网地址").inputValue()).toBe(origin);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("publicOrigins");
  await page.getByLabel("互联网地址").fill("");
  await page.getByLabel("内网地址").fill(origin);
  await page.getByRole("button", { name: "保存" }).click();
  const add = page.getByRole("button", { name: "添加推送" });
  await add.waitFor();
  await page.getByLabel("名称").fill("示例系统");
  await page.getByLabel("接收地址").fill(`${origin}/in`);
  await page.getByLabel("数据范围").selectOption({ index: 1 });
  await add.click();
  expect(await page.getByLabel("签名密钥").inputValue()).toMatch(/^luodi_hook_/);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "发送测试：示例系统" }).click();
  await expect.poll(() => heard.some((id) => id.startsWith("test-"))).toBe(true);
  const writer = await openPage({ as: "commerce" });
  await writer.goto("/leads/new");
  await writer.getByLabel("企业名称").fill("示例推送企业");
  await writer.getByRole("button", { name: "保存", exact: true }).click();
  await writer.waitForURL((url) => url.pathname !== "/leads/new");
  await expect.poll(() => heard.filter((id) => /^\d+$/.test(id)).length, { timeout: 10_000 }).toBeGreaterThan(0);
  await page.getByRole("button", { name: "暂停：示例系统" }).click();
  await page.getByText("已暂停").first().waitFor();
  await page.getByRole("button", { name: "移除：示例系统" }).click();
  await page.getByText("还没有接收变更的系统。").waitFor();
});

test("a robot's wrong address is told at its field, and everything fits a phone without JavaScript too", async ({ openPage }) => {
  const page = await openPage({ as: "liaison", locale: "en", theme: "dark", viewport: PHONE, javaScript: false, ...REFUSALS });
  await page.goto("/profile/robots");
  await page.getByText("WeCom", { exact: true }).click();
  await page.getByLabel("Name", { exact: true }).fill("Example group");
  await page.getByLabel("Webhook address").fill("https://evil.example/cgi-bin/webhook/send?key=1");
  await page.getByRole("button", { name: "Add robot" }).click();
  await page.getByText("This is no address of that vendor.").waitFor();
  await page.getByLabel("Webhook address").fill("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=example");
  await page.getByRole("button", { name: "Add robot" }).click();
  await page.getByRole("button", { name: "Send a test: Example group" }).waitFor();
  expect(await page.content()).not.toContain("key=example");
  await page.getByRole("button", { name: "Remove: Example group" }).click();
  await page.getByText("You have no robots yet.").waitFor();
});

test("the page of messages is readable in the dark and in English", async ({ openPage }) => {
  const page = await openPage({ as: "administrator", locale: "en", theme: "dark" });
  await page.goto("/settings/deliveries?show=dead");
  await page.getByText("Everything was delivered.").waitFor();
  expect(await axeFaults(page)).toEqual([]);
});
